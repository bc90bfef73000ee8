package dev.emulatedcloud.azure;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The deletion of everything in a resource group, strangers too, whatever order it takes. What is used from outside
 * stays, and so does the group; the rest is gone all the same.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group">How Resource
 *     Manager orders the deletion</a>
 */
final class GroupDeletion {
    private final Cloud cloud;
    private final ResourceStore store;
    private final ResourceId group;
    private final Map<ResourceId, CloudError> refused = new LinkedHashMap<>();

    GroupDeletion(Cloud cloud, ResourceStore store, ResourceId group) {
        this.cloud = cloud;
        this.store = store;
        this.group = group;
    }

    /** The answer if something stays. */
    Optional<CloudError> run() {
        boolean progress = true;
        while (progress) {
            refused.clear();
            progress = remaining().stream().filter(this::removes).count() > 0;
        }
        return refused.isEmpty() ? Optional.empty() : Optional.of(blocked());
    }

    private boolean removes(ResourceId id) {
        try {
            store.remove(id);
            return true;
        } catch (CloudError e) {
            refused.put(id, e);
            return false;
        }
    }

    private List<ResourceId> remaining() {
        return cloud.azure()
                .under(group.key() + "/")
                .map(document -> ResourceId.of(document.get("id").getAsString()))
                .filter(id -> id.parent().isGroup())
                .toList();
    }

    private CloudError blocked() {
        String ids = refused.keySet().stream().map(ResourceId::typeAndNames).collect(Collectors.joining(","));
        String reasons = refused.values().stream()
                .map(error -> error.code() + ": " + error.getMessage())
                .collect(Collectors.joining(" "));
        return ResourceRule.GROUP_DELETION_BLOCKED.refused(group.name(), ids, reasons);
    }
}
