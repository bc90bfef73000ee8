package dev.emulatedcloud.rest;

import com.google.gson.JsonObject;
import java.util.Map;

/** The answer to a {@link Request}: a status, headers, and a JSON object. */
public record Response(int status, Map<String, String> headers, JsonObject body) {

    public static Response ok(JsonObject body) {
        return new Response(200, Map.of(), body);
    }

    public static Response of(int status, JsonObject body) {
        return new Response(status, Map.of(), body);
    }

    public boolean isError() {
        return status >= 400;
    }
}
