package dev.emulatedcloud.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The property names and types of a provider's resources, from the files that {@code schema/extract.py} writes. */
final class ProviderSchema {

    /** A property's type: a primitive or an object, by itself, in a list, or in a map. */
    record Type(String name, Container container, boolean required) {
        enum Container {
            NONE,
            LIST,
            MAP
        }

        static Type parse(String text) {
            boolean required = text.endsWith("!");
            String type = required ? text.substring(0, text.length() - 1) : text;
            if (type.endsWith("[]")) {
                return new Type(type.substring(0, type.length() - 2), Container.LIST, required);
            }
            return type.endsWith("{}")
                    ? new Type(type.substring(0, type.length() - 2), Container.MAP, required)
                    : new Type(type, Container.NONE, required);
        }

        Type element() {
            return new Type(name, Container.NONE, false);
        }
    }

    private final JsonObject schema;

    private ProviderSchema(JsonObject schema) {
        this.schema = schema;
    }

    static ProviderSchema load(String provider) {
        return new ProviderSchema(resource(provider + ".json"));
    }

    static JsonObject resource(String file) {
        try (var input = ProviderSchema.class.getResourceAsStream("/dev/emulatedcloud/schema/" + file)) {
            return Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return schema.get("version").getAsString();
    }

    boolean knows(String token) {
        return schema.getAsJsonObject("resources").has(token);
    }

    String apiVersion(String token) {
        return schema.getAsJsonObject("resources")
                .getAsJsonObject(token)
                .get("apiVersion")
                .getAsString();
    }

    Map<String, Type> inputs(String token) {
        return types(schema.getAsJsonObject("resources").getAsJsonObject(token).getAsJsonObject("inputs"));
    }

    Map<String, Type> outputs(String token) {
        return types(schema.getAsJsonObject("resources").getAsJsonObject(token).getAsJsonObject("outputs"));
    }

    /** The properties of an object type; nothing for a primitive. */
    Optional<Map<String, Type>> object(String name) {
        return Optional.ofNullable(schema.getAsJsonObject("objects").getAsJsonObject(name))
                .map(ProviderSchema::types);
    }

    private static Map<String, Type> types(JsonObject properties) {
        var types = new LinkedHashMap<String, Type>();
        for (Map.Entry<String, JsonElement> property : properties.entrySet()) {
            types.put(property.getKey(), Type.parse(property.getValue().getAsString()));
        }
        return types;
    }
}
