package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Azure Resource Manager: one resource per id, written whole, read with what the service computes.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/">Resource Manager REST API</a>
 */
public final class ResourceManager {
    private static final List<String> ENVELOPE =
            List.of("tags", "identity", "kind", "sku", "extendedLocation", "zones");

    static final String SUCCEEDED = "Succeeded";

    private final Cloud cloud;
    private final Map<String, ArmType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Operations operations;
    private final Supplier<Durations> durations;

    /** A manager of a cloud in which everything is done when it is asked for. */
    public ResourceManager(Cloud cloud) {
        this(cloud, () -> Durations.NONE);
    }

    /** The same with operations that take time; how long is asked for each of them. */
    public ResourceManager(Cloud cloud, Supplier<Durations> durations) {
        this.cloud = cloud;
        this.durations = durations;
        this.operations = new Operations(cloud);
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
        return reading(() -> cloud.azure().has(id.key()));
    }

    /** The resource as a GET answers it. */
    public JsonObject get(ResourceId id) {
        return reading(() -> cloud.azure().find(id.key()).map(this::view).orElseThrow(() -> notFound(id)));
    }

    public Optional<JsonObject> find(ResourceId id) {
        return reading(() -> cloud.azure().find(id.key()).map(this::view));
    }

    /** Every resource whose id begins with this one's, children after parents. */
    public List<JsonObject> under(ResourceId id) {
        return reading(() -> cloud.azure().under(id.key() + "/").map(this::view).toList());
    }

    public JsonObject put(ResourceId id, JsonObject body) {
        return put(id, body, Map.of());
    }

    /** Begins to write the resource; it is in its final state once {@link #remaining} is empty. */
    public JsonObject put(ResourceId id, JsonObject body, Map<String, String> query) {
        return cloud.change(() -> {
            settle();
            checkFree(type(id), id);
            boolean creates = !cloud.azure().has(id.key());
            JsonObject document = write(id, body, query);
            begin(ResourceId.of(document.get("id").getAsString()), creates ? Operation.CREATE : Operation.UPDATE);
            return view(cloud.azure().find(id.key()).orElseThrow());
        });
    }

    /** Begins to delete the resource and what is under it; an absent one is a 404. */
    public void delete(ResourceId id) {
        Optional<CloudError> refusal = cloud.change(() -> {
            settle();
            if (!cloud.azure().has(id.key())) {
                throw notFound(id);
            }
            checkFree(type(id), id);
            if (!id.isGroup()) {
                type(id).delete(cloud, id);
            }
            return begin(id, Operation.DELETE) ? Optional.empty() : gone(id);
        });
        refusal.ifPresent(error -> {
            throw error;
        });
    }

    /** How long what is under way on a resource will still take; empty when nothing is. */
    public Optional<Duration> remaining(ResourceId id) {
        return reading(() -> operations
                .find(id)
                .map(running -> Duration.between(cloud.clock().instant(), running.endsAt())));
    }

    /** The provisioning state of a resource, or the word for one that is not there. */
    public String state(ResourceId id) {
        return find(id).flatMap(document -> Json.text(document, "properties.provisioningState"))
                .orElse("Deleted");
    }

    /** How the last operation on a resource ended, if it failed. */
    public Optional<CloudError> failure(ResourceId id) {
        return reading(() -> operations.failure(id));
    }

    /** How long operations take at this moment. */
    public Durations durations() {
        return durations.get();
    }

    /** Puts into effect what has come to its end, so that the documents of the cloud are as they should be now. */
    public void settle() {
        operations.due().forEach(running -> {
            if (running.operation() == Operation.DELETE) {
                gone(running.id()).ifPresent(refusal -> {
                    setState(running.id(), SUCCEEDED);
                    operations.fail(running.id(), refusal);
                });
            } else {
                setState(running.id(), SUCCEEDED);
                operations.end(running.id());
            }
        });
    }

    private <T> T reading(Supplier<T> reader) {
        return cloud.read(() -> {
            settle();
            return reader.get();
        });
    }

    /** Whether the operation takes time, so that it is under way now. */
    private boolean begin(ResourceId id, Operation operation) {
        Duration length = durations().of(id.type(), operation);
        if (length.isZero()) {
            return false;
        }
        setState(id, type(id).stateDuring(operation));
        operations.start(id, operation, length);
        return true;
    }

    private void setState(ResourceId id, String state) {
        cloud.azure().find(id.key()).ifPresent(document -> {
            document.getAsJsonObject("properties").addProperty("provisioningState", state);
            cloud.azure().put(id.key(), document);
        });
    }

    /** Services take one request at a time for what belongs together; a group that is being deleted takes none. */
    private void checkFree(ArmType type, ResourceId id) {
        operations
                .find(id.groupId())
                .filter(running -> running.operation() == Operation.DELETE)
                .ifPresent(running -> {
                    throw ResourceRule.GROUP_BEING_DELETED.refused(id.resourceGroup());
                });
        ResourceId whole = type.serialisedWith(id);
        operations
                .underWay()
                .filter(running ->
                        type(running.id()).serialisedWith(running.id()).equals(whole))
                .findFirst()
                .ifPresent(running -> {
                    throw type.busy(id, running);
                });
    }

    /** Lets a resource go for good, or says why it stays. */
    private Optional<CloudError> gone(ResourceId id) {
        if (id.isGroup()) {
            Optional<CloudError> refusal = emptyGroup(id);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        cloud.azure()
                .find(id.key())
                .filter(document -> types.containsKey(id.type()))
                .ifPresent(document -> type(id).gone(cloud, document, durations()));
        forget(id);
        return Optional.empty();
    }

    private void forget(ResourceId id) {
        cloud.azure().remove(id.key());
        cloud.azure().removeUnder(id.key() + "/");
        operations.endUnder(id);
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
        properties.addProperty("provisioningState", SUCCEEDED);
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
        forget(id);
    }

    /**
     * Deletes everything in a group, strangers too, whatever order it takes.
     *
     * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group">How
     *     Resource Manager orders the deletion</a>
     */
    private Optional<CloudError> emptyGroup(ResourceId group) {
        CloudError refusal = null;
        boolean progress = true;
        while (progress) {
            progress = false;
            refusal = null;
            for (JsonObject document : cloud.azure().under(group.key() + "/").toList()) {
                ResourceId id = ResourceId.of(document.get("id").getAsString());
                if (!cloud.azure().has(id.key()) || !id.parent().isGroup()) {
                    continue;
                }
                try {
                    remove(id);
                    progress = true;
                } catch (CloudError e) {
                    refusal = e;
                }
            }
        }
        return Optional.ofNullable(refusal);
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
