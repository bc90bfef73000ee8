package dev.emulatedcloud.rest;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a REST interface: the path decoded and without a slash at its end, the query decoded, header names in
 * lower case, and the body when it is a JSON object, or a form, as an object of its fields.
 */
public record Request(
        String method, String path, Map<String, String> query, Map<String, String> headers, Optional<JsonObject> body) {

    /** A call without a query, headers or a body, as a provider in the same process makes it. */
    public static Request get(String path) {
        return new Request("GET", path, Map.of(), Map.of(), Optional.empty());
    }

    /** Another call with a body. */
    public static Request of(String method, String path, JsonObject body) {
        return new Request(method, path, Map.of(), Map.of(), Optional.of(body));
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }
}
