package dev.emulatedcloud.databricks;

import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.faults.Fault;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.ConnectionLost;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workspace in which calls go wrong: of connections, permissions, statements, or of who is calling. */
public final class FaultyApi implements Api {
    private static final Pattern PATH = Pattern.compile("/api/2\\.1/unity-catalog/(connections|permissions)(?:/.*)?"
            + "|/api/2\\.1/unity-catalog/(current-metastore-assignment)"
            + "|/api/2\\.0/(?:sql/(statements)|preview/scim/v2/(Me))(?:/.*)?");
    private static final Map<String, String> OPERATIONS =
            Map.of("GET", "read", "POST", "create", "PATCH", "update", "DELETE", "delete");
    private static final Duration LONG = Duration.ofHours(1);

    private final Api api;
    private final Faults faults;

    public FaultyApi(Api api, Faults faults) {
        this.api = api;
        this.faults = faults;
    }

    @Override
    public Response handle(Request request) {
        Optional<Fault> met =
                type(request).flatMap(type -> faults.next(type, OPERATIONS.getOrDefault(request.method(), "")));
        return met.isEmpty() ? api.handle(request) : wrong(met.get(), request);
    }

    private Response wrong(Fault fault, Request request) {
        return switch (fault.effect()) {
            case FAIL, THROTTLE -> refusal(fault.refusal().orElseThrow());
            case BREAK -> refusal(fault.error());
            case DROP -> {
                api.handle(request);
                throw new ConnectionLost();
            }
            case HANG -> {
                hang();
                throw new ConnectionLost();
            }
        };
    }

    private static Response refusal(CloudError error) {
        var body = Json.object("error_code", error.code(), "message", error.getMessage());
        Map<String, String> headers = error.retryAfter().isZero()
                ? Map.of()
                : Map.of("Retry-After", String.valueOf(error.retryAfter().toSeconds()));
        return new Response(error.status(), headers, body);
    }

    private static void hang() {
        try {
            Thread.sleep(LONG.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> type(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        for (int group = 1; group <= path.groupCount(); group++) {
            if (path.group(group) != null) {
                return Optional.of(path.group(group));
            }
        }
        return Optional.empty();
    }
}
