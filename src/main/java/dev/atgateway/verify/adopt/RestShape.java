package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.Map;
import java.util.Set;

/** Azure's REST interface nests most of a resource in {@code properties}; the provider's inputs are flat. */
final class RestShape {
    private static final Set<String> ENVELOPE = Set.of("id", "name", "type", "etag", "location", "tags", "properties");

    /** By the beginning of a type's token: the versions that azure-native 3.29.0 asks for. */
    private static final Map<String, String> VERSIONS = Map.of(
            "azure-native:resources:", "2024-03-01",
            "azure-native:network:", "2024-05-01",
            "azure-native:app:", "2025-02-02-preview",
            "azure-native:privatedns:", "2024-06-01",
            "azure-native:operationalinsights:", "2023-09-01");

    private RestShape() {}

    static boolean isAzure(ResourceType type) {
        return type.token().startsWith("azure-native:");
    }

    static String version(ResourceType type) {
        return VERSIONS.get(type.token().substring(0, type.token().lastIndexOf(':') + 1));
    }

    /** The resource as inputs of the provider, and what the service computes beside them. */
    static JsonObject inputs(JsonObject resource) {
        var flat = new JsonObject();
        resource.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("properties"))
                .forEach(entry -> flat.add(entry.getKey(), flattened(entry.getValue())));
        Json.object(resource, "properties")
                .entrySet()
                .forEach(entry -> flat.add(entry.getKey(), flattened(entry.getValue())));
        return flat;
    }

    private static JsonElement flattened(JsonElement element) {
        if (element.isJsonArray()) {
            var array = new JsonArray();
            element.getAsJsonArray().forEach(one -> array.add(flattened(one)));
            return array;
        }
        if (!element.isJsonObject()) {
            return element;
        }
        var object = element.getAsJsonObject();
        if (object.has("properties") && ENVELOPE.containsAll(object.keySet())) {
            return inputs(object);
        }
        var inner = new JsonObject();
        object.entrySet().forEach(entry -> {
            var names = entry.getKey().equals("userAssignedIdentities")
                    && entry.getValue().isJsonObject();
            inner.add(entry.getKey(), names ? keys(entry.getValue().getAsJsonObject()) : flattened(entry.getValue()));
        });
        return inner;
    }

    private static JsonArray keys(JsonObject map) {
        var keys = new JsonArray();
        map.keySet().forEach(keys::add);
        return keys;
    }
}
