package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import dev.emulatedcloud.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operations that callers of the REST interface ask after: how far they are, and what came of them.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Asynchronous
 *     operations</a>
 */
final class JobOperations {
    private static final Pattern PATH =
            Pattern.compile("/subscriptions/[^/]+/providers/Microsoft\\.App/locations/[^/]+/"
                    + "containerappOperation(?<kind>Statuses|Results)/(?<operation>[0-9a-f-]{36})");
    private static final String KEPT = "rest/";

    private final ResourceManager resources;

    JobOperations(ResourceManager resources) {
        this.resources = resources;
    }

    /** The headers that lead to an operation on a job; the result is the job, unless there is another. */
    Map<String, String> begin(Request request, ResourceId job, JsonObject result) {
        String operation = resources.cloud().change(() -> {
            String id = resources.cloud().freshUuid("operation");
            resources
                    .cloud()
                    .operations()
                    .put(KEPT + id, Json.object("job", job.toString(), "result", result, "method", request.method()));
            return id;
        });
        String location = resources
                .find(job)
                .flatMap(document -> Json.text(document, "location"))
                .orElse("global");
        String base = "https://" + ArmApi.host(request) + "/subscriptions/" + job.subscription()
                + "/providers/Microsoft.App/locations/" + location + "/containerappOperation";
        String query = "?api-version=" + request.parameter("api-version").orElseThrow();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Azure-AsyncOperation", base + "Statuses/" + operation + query);
        headers.put("Location", base + "Results/" + operation + query);
        headers.put("Retry-After", retryAfter(job));
        return headers;
    }

    /** In whole seconds, one to five; without a word, or with none, Azure's clients wait for thirty. */
    private String retryAfter(ResourceId job) {
        Duration left = resources.remaining(job).orElse(Duration.ZERO);
        return String.valueOf(Math.max(1, Math.min(5, (left.toMillis() + 999) / 1000)));
    }

    /** Whether nothing takes time, so that there is nothing to ask after. */
    boolean areDoneAtOnce(ResourceId job) {
        return resources.remaining(job).isEmpty()
                && resources.durations().of(Durations.JOB_EXECUTION).isZero();
    }

    /** The answer to a question after an operation. */
    Optional<Response> answer(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!request.method().equals("GET") || !path.matches()) {
            return Optional.empty();
        }
        String id = path.group("operation");
        JsonObject operation = resources
                .cloud()
                .operations()
                .find(KEPT + id)
                .orElseThrow(() -> RestRule.PATH_NOT_FOUND.refused(request.path()));
        return Optional.of(path.group("kind").equals("Statuses") ? status(id, operation) : result(request, operation));
    }

    private Response status(String id, JsonObject operation) {
        ResourceId job = job(operation);
        JsonObject status = Json.object("id", id, "name", id, "status", state(operation));
        failure(operation)
                .ifPresent(
                        error -> status.add("error", Json.object("code", error.code(), "message", error.getMessage())));
        return new Response(200, Map.of("Retry-After", retryAfter(job)), status);
    }

    private String state(JsonObject operation) {
        if (resources.remaining(job(operation)).isPresent()) {
            return "InProgress";
        }
        return failure(operation).isPresent() ? "Failed" : "Succeeded";
    }

    /** Only what writes a job can fail after it was taken. */
    private Optional<CloudError> failure(JsonObject operation) {
        boolean isAction = Json.text(operation, "method").filter("POST"::equals).isPresent();
        return isAction ? Optional.empty() : resources.failure(job(operation));
    }

    private Response result(Request request, JsonObject operation) {
        ResourceId job = job(operation);
        String state = state(operation);
        if (state.equals("InProgress")) {
            var headers = Map.of(
                    "Location",
                    "https://" + ArmApi.host(request) + request.path() + "?api-version="
                            + request.parameter("api-version").orElseThrow(),
                    "Retry-After",
                    retryAfter(job));
            return new Response(202, headers, new JsonObject());
        }
        failure(operation).ifPresent(error -> {
            throw error;
        });
        JsonObject result = operation.getAsJsonObject("result");
        if (!result.isEmpty()) {
            return Response.ok(result);
        }
        return resources.find(job).map(Response::ok).orElseGet(() -> Response.of(204, result));
    }

    private static ResourceId job(JsonObject operation) {
        return ResourceId.of(operation.get("job").getAsString());
    }
}
