package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of the REST interface with a token, without a network between. */
final class ArmClient {
    static final String HOST = "localhost:4711";

    /** For tests that start no job. */
    static final JobRunner NO_RUNNER = (job, template) -> {
        throw new AssertionError("a job was started");
    };

    private final ArmApi api;

    ArmClient(ResourceManager resources) {
        this(new ArmApi(resources, NO_RUNNER));
    }

    ArmClient(ArmApi api) {
        this.api = api;
    }

    /** The answer to a call with the given headers only. */
    Response call(String method, String target, Map<String, String> headers) {
        String[] parts = target.split("\\?", 2);
        var query = new LinkedHashMap<String, String>();
        for (String parameter : parts.length == 2 ? parts[1].split("&") : new String[0]) {
            String[] pair = parameter.split("=", 2);
            query.put(decoded(pair[0]), decoded(pair[1]));
        }
        return api.handle(new Request(method, decoded(parts[0]), query, headers, Optional.empty()));
    }

    Response call(String method, String target) {
        return call(method, target, Map.of("host", HOST, "authorization", "Bearer token"));
    }

    /** The body of the answer to a call with a body. */
    JsonObject send(String method, String path, String version, JsonObject body) {
        return body(api.handle(new Request(
                method,
                path,
                Map.of("api-version", version),
                Map.of("host", HOST, "authorization", "Bearer token"),
                Optional.of(body))));
    }

    /** The body of the answer, or the error that it tells of. */
    JsonObject send(String method, String target) {
        return body(call(method, target));
    }

    JsonObject get(String target) {
        return send("GET", target);
    }

    static JsonObject body(Response response) {
        if (response.isError()) {
            throw new CloudError(
                    response.status(),
                    Json.text(response.body(), "error.code").orElseThrow(),
                    Json.text(response.body(), "error.message").orElseThrow());
        }
        return response.body();
    }

    /** The names in a list that fits on one page. */
    List<String> names(String target) {
        return names(get(target));
    }

    static List<String> names(JsonObject page) {
        return Json.objects(page, "value")
                .map(item -> item.get("name").getAsString())
                .toList();
    }

    /** The link to the next page, as a path and a query. */
    static Optional<String> next(JsonObject page) {
        return Json.text(page, "nextLink").map(URI::create).map(link -> link.getRawPath() + "?" + link.getRawQuery());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
