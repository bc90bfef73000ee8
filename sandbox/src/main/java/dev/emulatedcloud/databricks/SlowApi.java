package dev.emulatedcloud.databricks;

import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workspace whose changes take as long as the durations say; the caller waits for them, as there. */
public final class SlowApi implements Api {
    private static final Pattern CHANGED = Pattern.compile("/api/2\\.1/unity-catalog/(connections|permissions)(/.*)?");
    private static final Map<String, Operation> OPERATIONS =
            Map.of("POST", Operation.CREATE, "PATCH", Operation.UPDATE, "DELETE", Operation.DELETE);

    private final Api api;
    private final Supplier<Durations> durations;

    public SlowApi(Api api, Supplier<Durations> durations) {
        this.api = api;
        this.durations = durations;
    }

    @Override
    public Response handle(Request request) {
        Response response = api.handle(request);
        Matcher path = CHANGED.matcher(request.path());
        if (path.matches() && !response.isError()) {
            Optional.ofNullable(OPERATIONS.get(request.method()))
                    .map(operation -> durations.get().of(path.group(1), operation))
                    .ifPresent(SlowApi::pass);
        }
        return response;
    }

    private static void pass(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
