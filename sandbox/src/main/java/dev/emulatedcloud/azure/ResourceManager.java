package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Azure Resource Manager: one resource per id, written whole, read with what the service computes.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/">Resource Manager REST API</a>
 */
public final class ResourceManager {
    private static final List<String> ENVELOPE =
            List.of("tags", "identity", "kind", "sku", "extendedLocation", "zones");

    private final Cloud cloud;
    private final Map<String, ArmType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public ResourceManager(Cloud cloud) {
        this.cloud = cloud;
        List<ArmType> known = List.of(
                new ResourceGroups(),
                new VirtualNetworks(this),
                new Subnets(),
                new Peerings(),
                new SecurityGroups(),
                new RouteTables(),
                new ManagedEnvironments(),
                new ContainerApps(),
                new PrivateZones(),
                new ZoneLinks(),
                new Workspaces());
        known.forEach(type -> types.put(type.name(), type));
        for (String recordType : RecordSets.TYPES) {
            types.put(PrivateZones.TYPE + "/" + recordType, new RecordSets(recordType));
        }
    }

    public Cloud cloud() {
        return cloud;
    }

    public boolean exists(ResourceId id) {
        return cloud.read(() -> cloud.azure().has(id.key()));
    }

    /** The resource as a GET answers it. */
    public JsonObject get(ResourceId id) {
        return cloud.read(() -> find(id).orElseThrow(() -> notFound(id)));
    }

    public Optional<JsonObject> find(ResourceId id) {
        return cloud.read(() -> cloud.azure().find(id.key()).map(this::view));
    }

    /** Every resource whose id begins with this one's, children after parents. */
    public List<JsonObject> under(ResourceId id) {
        return cloud.read(
                () -> cloud.azure().under(id.key() + "/").map(this::view).toList());
    }

    public JsonObject put(ResourceId id, JsonObject body) {
        return put(id, body, Map.of());
    }

    public JsonObject put(ResourceId id, JsonObject body, Map<String, String> query) {
        return cloud.change(() -> view(write(id, body, query)));
    }

    /** Deletes the resource and what is under it; an absent one is a 404. Of a group that cannot go, a rest stays. */
    public void delete(ResourceId id) {
        Optional<CloudError> blocked = cloud.change(() -> {
            if (!cloud.azure().has(id.key())) {
                throw notFound(id);
            }
            Optional<CloudError> problem = id.isGroup() ? new GroupDeletion(this, id).run() : Optional.empty();
            if (problem.isEmpty()) {
                remove(id);
            }
            return problem;
        });
        blocked.ifPresent(problem -> {
            throw problem;
        });
    }

    /** The keys of a Log Analytics workspace: {@code POST .../sharedKeys}. */
    public JsonObject sharedKeys(ResourceId workspace) {
        get(workspace);
        return Workspaces.sharedKeys(cloud, workspace);
    }

    JsonObject write(ResourceId requested, JsonObject body, Map<String, String> query) {
        ArmType type = type(requested);
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
        properties.addProperty("provisioningState", "Succeeded");
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
        type(id).delete(cloud, id);
        cloud.azure().remove(id.key());
        cloud.azure().removeUnder(id.key() + "/");
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

    private JsonObject view(JsonObject stored) {
        ArmType type = types.get(Json.text(stored, "type").orElseThrow());
        return type == null ? stored : type.view(cloud, stored.deepCopy());
    }

    /** The rules of a type; types that only the start world has can be read and deleted. */
    private ArmType type(ResourceId id) {
        ArmType type = types.get(id.type());
        if (type != null) {
            return type;
        }
        if (cloud.azure().has(id.key())) {
            return new WorldOnly(id.type());
        }
        String[] parts = id.type().split("/", 2);
        throw ResourceRule.UNKNOWN_TYPE.refused(parts[1], parts[0]);
    }

    private void checkSubscription(ResourceId id) {
        if (!cloud.hasSubscription(id.subscription())) {
            throw ResourceRule.SUBSCRIPTION_NOT_FOUND.refused(id.subscription());
        }
    }

    private CloudError notFound(ResourceId id) {
        checkSubscription(id);
        if (id.isGroup() || !cloud.azure().has(id.groupId().key())) {
            return ResourceRule.RESOURCE_GROUP_NOT_FOUND.refused(id.resourceGroup());
        }
        return ResourceRule.RESOURCE_NOT_FOUND.refused(id.typeAndNames(), id.resourceGroup());
    }

    /** A type of which the emulated cloud knows the objects of its start world and no rules. */
    private record WorldOnly(String name) implements ArmType {
        @Override
        public boolean isTracked() {
            return true;
        }

        @Override
        public JsonObject put(Put put) {
            String[] parts = name.toLowerCase(Locale.ROOT).split("/", 2);
            throw ResourceRule.UNKNOWN_TYPE.refused(parts[1], parts[0]);
        }
    }
}
