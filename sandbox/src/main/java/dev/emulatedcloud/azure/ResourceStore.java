package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How resources are written and removed, at once and with what that means for others. */
final class ResourceStore {
    private static final List<String> ENVELOPE =
            List.of("tags", "identity", "kind", "sku", "extendedLocation", "zones");

    private final Cloud cloud;
    private final ArmTypes types;
    private final Operations operations;

    ResourceStore(Cloud cloud, ArmTypes types, Operations operations) {
        this.cloud = cloud;
        this.types = types;
        this.operations = operations;
    }

    /** Replaces what a resource says, after its type agreed; answers with the stored document. */
    JsonObject write(ResourceId requested, JsonObject body, Map<String, String> query) {
        ArmType type = types.of(requested);
        checkSubscription(requested);
        if (!requested.isGroup() && !cloud.azure().has(requested.groupId().key())) {
            throw ResourceRule.RESOURCE_GROUP_NOT_FOUND.refused(requested.resourceGroup());
        }
        ResourceId parent = requested.parent();
        if (!requested.isGroup() && !cloud.azure().has(parent.key())) {
            throw ResourceRule.PARENT_RESOURCE_NOT_FOUND.refused(requested.type(), parent.typeAndNames());
        }
        Optional<JsonObject> existing = cloud.azure().find(requested.key());
        ResourceId id = existing.flatMap(document -> Json.text(document, "id"))
                .map(ResourceId::of)
                .orElse(requested);
        var put = new Put(cloud, id, body, existing, query);
        checkLocation(type, put);

        JsonObject properties = type.put(put);
        properties.addProperty("provisioningState", ResourceManager.SUCCEEDED);
        var document = Json.object("id", id.toString(), "name", id.name(), "type", id.type());
        if (type.isTracked()) {
            document.addProperty("location", put.location());
        }
        for (String key : ENVELOPE) {
            Json.at(body, key).ifPresent(value -> document.add(key, value));
        }
        document.add("properties", properties);
        existing.flatMap(before -> Json.text(before, "etag")).ifPresent(etag -> document.addProperty("etag", etag));
        if (existing.isEmpty() || !existing.get().equals(document)) {
            document.addProperty("etag", "W/\"" + cloud.freshUuid("etag") + "\"");
        }
        cloud.azure().put(id.key(), document);
        return document;
    }

    /** Deletes a resource, after its type agreed, with all of its children. */
    void remove(ResourceId id) {
        types.of(id).delete(cloud, id);
        forget(id);
    }

    /** Lets a resource go for good, or says why it stays. */
    Optional<CloudError> release(ResourceId id, Durations durations) {
        if (id.isGroup()) {
            Optional<CloudError> refusal = new GroupDeletion(cloud, this, id).run();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        if (types.knows(id)) {
            cloud.azure().find(id.key()).ifPresent(document -> types.of(id).gone(cloud, document, durations));
        }
        forget(id);
        return Optional.empty();
    }

    void forget(ResourceId id) {
        cloud.azure().remove(id.key());
        cloud.azure().removeUnder(id.key() + "/");
        operations.endUnder(id);
    }

    private void checkLocation(ArmType type, Put put) {
        if (!type.isTracked()) {
            return;
        }
        if (put.location().isEmpty()) {
            throw ResourceRule.LOCATION_REQUIRED.refused();
        }
        put.existing().flatMap(before -> Json.text(before, "location")).ifPresent(before -> {
            if (!before.equals(put.location())) {
                throw put.id().isGroup()
                        ? ResourceRule.GROUP_LOCATION_CHANGED.refused(put.location(), before)
                        : ResourceRule.LOCATION_CHANGED.refused(
                                put.id().name(), before, put.id().resourceGroup(), put.location());
            }
        });
    }

    private void checkSubscription(ResourceId id) {
        if (!cloud.hasSubscription(id.subscription())) {
            throw ResourceRule.SUBSCRIPTION_NOT_FOUND.refused(id.subscription());
        }
    }

    CloudError notFound(ResourceId id) {
        checkSubscription(id);
        if (id.isGroup() || !cloud.azure().has(id.groupId().key())) {
            return ResourceRule.RESOURCE_GROUP_NOT_FOUND.refused(id.resourceGroup());
        }
        return ResourceRule.RESOURCE_NOT_FOUND.refused(id.typeAndNames(), id.resourceGroup());
    }
}
