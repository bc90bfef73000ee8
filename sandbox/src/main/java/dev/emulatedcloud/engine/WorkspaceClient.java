package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.ConnectionLost;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import io.grpc.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One process of the provider on its workspace. What is refused for the moment (429 and 503) is tried again, without
 * end unless {@code retryTimeoutSeconds} says so; everything else is tried once.
 *
 * @see <a href="https://github.com/databricks/databricks-sdk-go/blob/main/httpclient/api_client.go">The real client</a>
 */
final class WorkspaceClient {
    static final String CATALOG = "/api/2.1/unity-catalog/";

    private static final String PROBE = "/.well-known/databricks-config";
    private static final String ME = "/api/2.0/preview/scim/v2/Me";
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final Api api;
    private final Pause pause;
    private final Map<String, String> headers;
    private final Optional<String> configured;
    private final Optional<Duration> retryTimeout;
    private Optional<String> workspaceId = Optional.empty();

    /** With the configuration of the process. */
    WorkspaceClient(Api api, Pause pause, ProviderConnection config) {
        this.api = api;
        this.pause = pause;
        // In this process there is nobody to log in at, so any other way to authenticate is good enough.
        this.headers =
                Map.of("authorization", "Bearer " + config.config("token").orElse("none"));
        this.configured = config.config("workspaceId");
        this.retryTimeout =
                config.config("retryTimeoutSeconds").map(Long::valueOf).map(Duration::ofSeconds);
    }

    /** Asks the host what it is, once for each half of the real provider and before it has a credential. */
    void probe() {
        for (int half = 0; half < 2; half++) {
            Response answer = api.handle(Request.get(PROBE));
            if (!answer.isError()) {
                workspaceId = Json.text(answer.body(), "workspace_id");
            }
        }
    }

    JsonObject get(String path) {
        return call("GET", path, Optional.empty()).body();
    }

    JsonObject send(String method, String path, JsonObject body) {
        return call(method, path, Optional.of(body)).body();
    }

    void delete(String path) {
        call("DELETE", path, Optional.empty());
    }

    JsonObject me() {
        return askWho().body();
    }

    private Response askWho() {
        return call(new Request("GET", ME, Map.of("excludedAttributes", "entitlements"), headers, Optional.empty()));
    }

    /** The workspace, of which a resource that exists must be sure before anything else. */
    String workspaceOfState() {
        return workspaceId("managing workspace-level resources requires a workspace_id and none was found");
    }

    /** A new resource asks for the workspace afterwards, unless there is a configured one to compare. */
    void checkConfiguredWorkspace() {
        if (configured.isPresent()) {
            workspaceOfState();
        }
    }

    /** The id of the workspace, for which it is asked once. */
    String workspaceId() {
        return workspaceId("cannot populate provider_config");
    }

    private synchronized String workspaceId(String complaint) {
        if (workspaceId.isPresent()) {
            return workspaceId.get();
        }
        String id;
        try {
            id = askWho().headers().getOrDefault("X-Databricks-Org-Id", "");
        } catch (CloudError e) {
            throw new IllegalStateException(complaint + ": " + e.getMessage(), e);
        }
        if (!id.matches("\\d+")) {
            throw new IllegalStateException("cannot populate provider_config: failed to parse workspace ID: "
                    + "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(id));
        }
        configured.filter(other -> !other.equals(id)).ifPresent(other -> {
            throw new IllegalStateException(
                    "workspace_id mismatch: provider is configured for workspace %s but got %s".formatted(other, id));
        });
        workspaceId = Optional.of(id);
        return id;
    }

    void pause(Duration duration) {
        pause.take(duration);
    }

    private Response call(String method, String path, Optional<JsonObject> body) {
        return call(new Request(method, path, Map.of(), headers, body));
    }

    private Response call(Request request) {
        Duration waited = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            Response response = answer(request);
            if (!response.isError()) {
                return response;
            }
            boolean passes = response.status() == 429 || response.status() == 503;
            if (!passes || Context.current().isCancelled()) {
                throw error(response);
            }
            Duration wait = wait(attempt);
            Duration soFar = waited;
            Optional<Duration> left = retryTimeout.map(timeout -> timeout.minus(soFar));
            if (left.filter(rest -> rest.compareTo(wait) <= 0).isPresent()) {
                pause.take(left.get());
                throw error(response);
            }
            pause.take(wait);
            waited = waited.plus(wait);
        }
    }

    private Response answer(Request request) {
        try {
            return api.handle(request);
        } catch (ConnectionLost lost) {
            String method =
                    request.method().charAt(0) + request.method().substring(1).toLowerCase(Locale.ROOT);
            throw new CloudError(0, "", "%s \"%s\": %s".formatted(method, request.path(), lost.getMessage()));
        }
    }

    private static Duration wait(int attempt) {
        long jitter = ThreadLocalRandom.current().nextLong(50, 750);
        return Duration.ofSeconds(Math.min(attempt, LONGEST_WAIT_SECONDS)).plusMillis(jitter);
    }

    private static CloudError error(Response response) {
        String code = Json.text(response.body(), "error_code").orElse("");
        String message = Json.text(response.body(), "message").orElseGet(() -> Json.compact(response.body()));
        return new CloudError(response.status(), code, message);
    }
}
