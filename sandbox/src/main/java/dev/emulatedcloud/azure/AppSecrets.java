package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.cloud.Sealer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secrets of a container app and the references to them.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/manage-secrets">Manage secrets</a>
 */
final class AppSecrets {
    private AppSecrets() {}

    static void check(Put put) {
        Set<String> names = new HashSet<>();
        Json.objects(put.properties(), "configuration.secrets").forEach(secret -> {
            String name = Json.text(secret, "name").orElse("");
            if (!Names.isSecret(name)) {
                throw AppRule.INVALID_SECRET_NAME.refused(name);
            }
            // A seal comes from whoever changes the app and leaves its secrets alone, as a portal does.
            boolean hasValue =
                    Json.text(secret, "value").filter(value -> !value.isEmpty()).isPresent()
                            || Json.objectAt(secret, "value").isPresent();
            boolean hasVault = Json.text(secret, "keyVaultUrl").isPresent()
                    && Json.text(secret, "identity").isPresent();
            if (!hasValue && !hasVault) {
                throw AppRule.SECRET_WITHOUT_VALUE.refused(name);
            }
            if (!names.add(name)) {
                throw AppRule.DUPLICATE_SECRET.refused(name);
            }
        });
        references(put.properties())
                .filter(reference -> !names.contains(reference.secret()))
                .findFirst()
                .ifPresent(reference -> {
                    throw AppRule.SECRET_REF_NOT_FOUND.refused(reference.secret(), reference.user());
                });
        checkNotInUse(put, names);
    }

    /** A secret that an active revision refers to stays, unless that revision ends with this very change. */
    private static void checkNotInUse(Put put, Set<String> names) {
        if (Revisions.isSingle(put.properties())) {
            return;
        }
        Revisions.active(put).forEach(revision -> references(revision.getAsJsonObject("properties"))
                .map(Reference::secret)
                .filter(secret -> !names.contains(secret))
                .findFirst()
                .ifPresent(secret -> {
                    throw AppRule.SECRET_IN_USE.refused(
                            put.id().name(), secret, revision.get("name").getAsString());
                }));
    }

    /** Replaces every secret's value by its seal. */
    static void seal(Put put) {
        Sealer sealer = put.cloud().sealer();
        Json.objects(put.properties(), "configuration.secrets").forEach(secret -> Json.text(secret, "value")
                .ifPresent(value -> secret.add("value", sealer.seal(value))));
    }

    /** The names are compared as they are written: they are case-sensitive. */
    private record Reference(String secret, String user) {}

    private static Stream<Reference> references(JsonObject properties) {
        Stream<Reference> registries = Json.objects(properties, "configuration.registries")
                .flatMap(registry -> reference(
                        registry,
                        "passwordSecretRef",
                        "registry '" + Json.text(registry, "server").orElse("") + "'"));
        Stream<Reference> variables = Stream.of("containers", "initContainers")
                .flatMap(kind -> Json.objects(properties, "template." + kind))
                .flatMap(container -> Json.objects(container, "env")
                        .flatMap(variable -> reference(
                                variable,
                                "secretRef",
                                "container '" + Json.text(container, "name").orElse("") + "'")));
        Stream<Reference> volumes = Json.objects(properties, "template.volumes")
                .flatMap(volume -> Json.objects(volume, "secrets")
                        .flatMap(item -> reference(
                                item,
                                "secretRef",
                                "volume '" + Json.text(volume, "name").orElse("") + "'")));
        return Stream.of(registries, variables, volumes).flatMap(all -> all);
    }

    private static Stream<Reference> reference(JsonObject holder, String key, String user) {
        Optional<String> secret = Json.text(holder, key).filter(name -> !name.isEmpty());
        return secret.map(name -> new Reference(name, user)).stream();
    }
}
