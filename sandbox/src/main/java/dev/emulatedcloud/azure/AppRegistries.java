package dev.emulatedcloud.azure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The registries that a container app pulls its images from, and how it logs in there.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/managed-identity-image-pull">Image pull</a>
 */
final class AppRegistries {
    private AppRegistries() {}

    static void check(Put put) {
        var servers = new HashSet<String>();
        Json.objects(put.properties(), "configuration.registries").forEach(registry -> {
            String server = Json.text(registry, "server").orElse("");
            if (!server.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?")) {
                throw AppRule.INVALID_REGISTRY_SERVER.refused(server);
            }
            problem(put, registry, servers.add(server)).ifPresent(problem -> {
                throw AppRule.INVALID_REGISTRY.refused(server, problem);
            });
        });
    }

    private static Optional<String> problem(Put put, JsonObject registry, boolean isNew) {
        if (!isNew) {
            return Optional.of("the server is named twice");
        }
        boolean hasName = isSet(registry, "username");
        boolean hasPassword = isSet(registry, "passwordSecretRef");
        boolean hasIdentity = isSet(registry, "identity");
        if (hasName != hasPassword || hasIdentity == hasName) {
            return Optional.of("either username and passwordSecretRef are needed, or identity");
        }
        return Json.text(registry, "identity")
                .filter(identity -> hasIdentity && !isOfTheApp(put, identity))
                .map(identity -> "the app does not have the identity " + identity);
    }

    private static boolean isSet(JsonObject registry, String key) {
        return Json.text(registry, key).filter(value -> !value.isEmpty()).isPresent();
    }

    /** Whether the app, or for {@code system-environment} its environment, can present itself like that. */
    private static boolean isOfTheApp(Put put, String identity) {
        if (identity.equalsIgnoreCase("system-environment")) {
            return true;
        }
        if (identity.equalsIgnoreCase("system")) {
            return Json.text(put.body(), "identity.type")
                    .filter(type -> type.contains("SystemAssigned"))
                    .isPresent();
        }
        return assigned(put).anyMatch(identity::equalsIgnoreCase);
    }

    /** Azure takes an object by ids; a list of ids is how the provider's inputs spell it. */
    private static Stream<String> assigned(Put put) {
        Set<String> keys = Json.objectAt(put.body(), "identity.userAssignedIdentities")
                .map(JsonObject::keySet)
                .orElse(Set.of());
        return Stream.concat(
                keys.stream(),
                Json.each(put.body(), "identity.userAssignedIdentities").map(JsonElement::getAsString));
    }
}
