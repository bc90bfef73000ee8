package dev.emulatedcloud.control;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.LinkedHashMap;

/** What the commands of this machine's user tell a running cloud; nobody else knows the word that it wants. */
public final class ControlApi implements Api {
    private final Drift drift;
    private final String password;

    public ControlApi(Drift drift, String password) {
        this.drift = drift;
        this.password = password;
    }

    @Override
    public Response handle(Request request) {
        boolean known = request.header("authorization")
                .filter(("Bearer " + password)::equals)
                .isPresent();
        if (!known || request.body().isEmpty()) {
            return Response.of(403, Json.object("message", "not a command of this cloud's user"));
        }
        JsonObject body = request.body().get();
        String id = Json.text(body, "id").orElse("");
        boolean force = Json.flag(body, "force");
        try {
            switch (request.path()) {
                case "/set" -> {
                    var values = new LinkedHashMap<String, String>();
                    body.getAsJsonObject("values")
                            .asMap()
                            .forEach((path, value) -> values.put(path, value.getAsString()));
                    drift.set(id, values, force);
                }
                case "/put" -> {
                    return Response.ok(Json.object(
                            "milliseconds",
                            drift.put(id, body.getAsJsonObject("body")).toMillis()));
                }
                case "/delete" -> drift.delete(id, force);
                case "/show" -> {
                    return Response.ok(drift.snapshot());
                }
                case "/picture" -> {
                    return picture();
                }
                default -> {
                    return Response.of(404, Json.object("message", "no command " + request.path()));
                }
            }
            return Response.ok(new JsonObject());
        } catch (CloudError e) {
            return Response.of(e.status(), Json.object("message", e.code() + ": " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Response.of(400, Json.object("message", e.getMessage()));
        }
    }

    /** As a text for a terminal, not in JSON: {@code ./try} has no Java at hand that would read that. */
    private Response picture() {
        var pictures = drift.pictures();
        return pictures.isEmpty()
                ? Response.of(404, Json.object("message", "there is no gateway to draw yet"))
                : Response.text(200, "text/plain; charset=utf-8", pictures.toText() + "\n");
    }
}
