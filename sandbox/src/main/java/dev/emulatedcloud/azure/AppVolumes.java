package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The volumes of a container app and where its containers mount them.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/storage-mounts">Storage mounts</a>
 */
final class AppVolumes {
    private static final String EMPTY = "EmptyDir";
    private static final Set<String> OF_A_STORAGE = Set.of("AzureFile", "NfsAzureFile");

    private AppVolumes() {}

    static void check(JsonObject template) {
        var volumes = new HashSet<String>();
        Json.objects(template, "volumes").forEach(volume -> {
            String name = Json.text(volume, "name").orElse("");
            problem(volume, name, volumes.add(name)).ifPresent(problem -> {
                throw AppRule.INVALID_VOLUME.refused(name, problem);
            });
        });
        Json.objects(template, "containers").forEach(container -> checkMounts(container, volumes));
    }

    private static Optional<String> problem(JsonObject volume, String name, boolean isNew) {
        if (!name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            return Optional.of("it is not a volume name");
        }
        if (!isNew) {
            return Optional.of("the name is used twice");
        }
        String type = Json.text(volume, "storageType").orElse(EMPTY);
        if (OF_A_STORAGE.contains(type)) {
            // This cloud's environments have no storages.
            return Optional.of("the environment has no storage '"
                    + Json.text(volume, "storageName").orElse("") + "'");
        }
        return Set.of(EMPTY, "Secret").contains(type)
                ? Optional.empty()
                : Optional.of("the storage type '" + type + "' is unknown");
    }

    private static void checkMounts(JsonObject container, Set<String> volumes) {
        String user = Json.text(container, "name").orElse("");
        var paths = new HashSet<String>();
        Json.objects(container, "volumeMounts").forEach(mount -> {
            String volume = Json.text(mount, "volumeName").orElse("");
            String path = Json.text(mount, "mountPath").orElse("");
            if (!volumes.contains(volume)) {
                throw AppRule.INVALID_MOUNT.refused(volume, user, "there is no volume of that name");
            }
            if (!path.startsWith("/") || path.contains(":")) {
                throw AppRule.INVALID_MOUNT.refused(volume, user, "'" + path + "' is not an absolute path");
            }
            if (!paths.add(path)) {
                throw AppRule.INVALID_MOUNT.refused(volume, user, "the path '" + path + "' is used twice");
            }
        });
    }
}
