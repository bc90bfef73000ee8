package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The resource types that can be read, and the versions of their APIs: {@code api-versions.json} beside this class. It
 * has the versions that azure-native 3.29.0 and Azure's Java clients 2.53.0 ask for, newest first.
 */
final class ApiVersions {
    private final Map<String, Map<String, List<String>>> byNamespace = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ApiVersions() {
        for (JsonElement group : load()) {
            List<String> versions = Json.texts(group, "apiVersions").toList();
            Map<String, List<String>> types = byNamespace.computeIfAbsent(
                    Json.text(group, "namespace").orElseThrow(), any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
            Json.texts(group, "types").forEach(type -> types.put(type, versions));
        }
    }

    private static JsonArray load() {
        try (var input = Objects.requireNonNull(ApiVersions.class.getResourceAsStream("api-versions.json"));
                var reader = new InputStreamReader(input, StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a version that Resource Manager itself does not have. */
    void check(String version) {
        String[] group = parts(ResourceId.GROUP_TYPE);
        List<String> accepted = byNamespace.get(group[0]).get(group[1]);
        if (!accepted.contains(version)) {
            throw RestRule.API_VERSION_INVALID.refused(version, String.join(",", accepted));
        }
    }

    /** Refuses a type that there is not, and a version that its provider does not have. */
    void check(String type, String version, String location) {
        String[] parts = parts(type);
        List<String> accepted = types(parts[0]).get(parts[1]);
        if (accepted == null) {
            throw ResourceRule.UNKNOWN_TYPE.refused(parts[1], parts[0]);
        }
        if (!accepted.contains(version)) {
            throw RestRule.API_VERSION_NOT_REGISTERED.refused(location, version, parts[1], String.join(", ", accepted));
        }
    }

    /** The resource providers as a subscription sees them. */
    List<JsonObject> providers(String subscription) {
        return byNamespace.keySet().stream()
                .map(namespace -> provider(subscription, namespace))
                .toList();
    }

    JsonObject provider(String subscription, String namespace) {
        return Json.object(
                "id",
                "/subscriptions/" + subscription + "/providers/" + namespace,
                "namespace",
                namespace,
                "registrationState",
                "Registered",
                "resourceTypes",
                Json.array(types(namespace).entrySet().stream()
                        .map(type -> Json.object(
                                "resourceType",
                                type.getKey(),
                                "apiVersions",
                                Json.array(type.getValue().stream().map(JsonPrimitive::new)),
                                "locations",
                                Json.array(Stream.of())))));
    }

    private Map<String, List<String>> types(String namespace) {
        Map<String, List<String>> types = byNamespace.get(namespace);
        if (types == null) {
            throw RestRule.PROVIDER_NOT_FOUND.refused(namespace);
        }
        return types;
    }

    private static String[] parts(String type) {
        return type.split("/", 2);
    }
}
