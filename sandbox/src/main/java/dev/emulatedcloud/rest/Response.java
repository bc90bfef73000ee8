package dev.emulatedcloud.rest;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/** The answer to a {@link Request}: a status, headers, and a JSON object, or a text in its place. */
public record Response(int status, Map<String, String> headers, JsonObject body, Optional<String> text) {

    public Response(int status, Map<String, String> headers, JsonObject body) {
        this(status, headers, body, Optional.empty());
    }

    public static Response ok(JsonObject body) {
        return new Response(200, Map.of(), body);
    }

    public static Response of(int status, JsonObject body) {
        return new Response(status, Map.of(), body);
    }

    /** An answer of a media type such as {@code text/plain}. */
    public static Response text(int status, String type, String text) {
        return new Response(status, Map.of("Content-Type", type), new JsonObject(), Optional.of(text));
    }

    public boolean isError() {
        return status >= 400;
    }
}
