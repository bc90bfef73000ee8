package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.faults.Fault;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Azure Resource Manager: one resource per id, written whole, read with what the service computes.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/">Resource Manager REST API</a>
 */
public final class ResourceManager {
    static final String SUCCEEDED = "Succeeded";
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final Cloud cloud;
    private final ArmTypes types;
    private final ResourceStore store;
    private final Operations operations;
    private final Supplier<Durations> durations;
    private final Faults faults;

    /** A manager of a cloud in which everything is done when it is asked for. */
    public ResourceManager(Cloud cloud) {
        this(cloud, () -> Durations.NONE);
    }

    /** The same with operations that take time; how long is asked for each of them. */
    public ResourceManager(Cloud cloud, Supplier<Durations> durations) {
        this(cloud, durations, Faults.none(cloud));
    }

    /** The same with operations that go wrong. */
    public ResourceManager(Cloud cloud, Supplier<Durations> durations, Faults faults) {
        this.cloud = cloud;
        this.faults = faults;
        this.durations = durations;
        this.operations = new Operations(cloud);
        this.types = new ArmTypes(cloud);
        this.store = new ResourceStore(cloud, types, operations);
        types.add(new VirtualNetworks(store));
    }

    public Cloud cloud() {
        return cloud;
    }

    public boolean exists(ResourceId id) {
        return reading(() -> cloud.azure().has(id.key()));
    }

    /** The resource as a GET answers it. */
    public JsonObject get(ResourceId id) {
        return reading(() -> cloud.azure().find(id.key()).map(types::view).orElseThrow(() -> store.notFound(id)));
    }

    public Optional<JsonObject> find(ResourceId id) {
        return reading(() -> cloud.azure().find(id.key()).map(types::view));
    }

    /** Every resource of a type, as a GET answers it. */
    public Stream<JsonObject> ofType(String type) {
        return reading(() -> cloud.azure().ofType(type).map(types::view).toList()).stream();
    }

    /** Every resource whose id begins with this one's, children after parents. */
    public List<JsonObject> under(ResourceId id) {
        return reading(
                () -> cloud.azure().under(id.key() + "/").map(types::view).toList());
    }

    public JsonObject put(ResourceId id, JsonObject body) {
        return put(id, body, Map.of());
    }

    /** Begins to write the resource; it is in its final state once {@link #remaining} is empty. */
    public JsonObject put(ResourceId id, JsonObject body, Map<String, String> query) {
        Operation operation = exists(id) ? Operation.UPDATE : Operation.CREATE;
        Optional<Fault> fault = meet(id, operation);
        return cloud.change(() -> {
            settle();
            checkFree(types.of(id), id);
            JsonObject document = store.write(id, body, query);
            begin(ResourceId.of(document.get("id").getAsString()), operation, fault);
            return types.view(cloud.azure().find(id.key()).orElseThrow());
        });
    }

    /** Gives a resource these tags and no others; nothing else of it changes. */
    public JsonObject tag(ResourceId id, JsonObject tags) {
        return cloud.change(() -> {
            settle();
            JsonObject document = cloud.azure().find(id.key()).orElseThrow(() -> store.notFound(id));
            if (!types.of(id).isTracked()) {
                throw ResourceRule.TAGS_NOT_SUPPORTED.refused(id.type());
            }
            checkFree(types.of(id), id);
            document.add("tags", tags);
            if (document.has("etag")) {
                document.addProperty("etag", "W/\"" + cloud.freshUuid("etag") + "\"");
            }
            cloud.azure().put(id.key(), document);
            return types.view(document);
        });
    }

    /** Begins to delete the resource and what is under it; an absent one is a 404. Of a group that cannot go, a rest stays. */
    public void delete(ResourceId id) {
        Optional<Fault> fault = exists(id) ? meet(id, Operation.DELETE) : Optional.empty();
        Optional<CloudError> refusal = cloud.change(() -> {
            settle();
            if (!cloud.azure().has(id.key())) {
                throw store.notFound(id);
            }
            checkFree(types.of(id), id);
            if (!id.isGroup()) {
                types.of(id).delete(cloud, id);
            }
            return begin(id, Operation.DELETE, fault) ? Optional.empty() : store.release(id, durations());
        });
        refusal.ifPresent(error -> {
            throw error;
        });
    }

    /** Makes a resource and everything under it disappear, with what is under way there; nobody is asked. */
    public void forget(ResourceId id) {
        store.forget(id);
    }

    /** How long what is under way on a resource will still take; empty when nothing is. */
    public Optional<Duration> remaining(ResourceId id) {
        return reading(() -> operations
                .find(id)
                .map(running -> Duration.between(cloud.clock().instant(), running.endsAt())));
    }

    /** Whether the caller has just lost its connection to an operation, which goes on; it is told once. */
    public boolean losesCaller(ResourceId id) {
        return reading(() -> operations.isDropped(id)) && cloud.change(() -> operations.takeDrop(id));
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
            if (running.failure().isPresent()) {
                setState(running.id(), "Failed");
                operations.fail(running.id(), running.failure().get());
            } else if (running.operation() == Operation.DELETE) {
                store.release(running.id(), durations()).ifPresent(refusal -> {
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
    private boolean begin(ResourceId id, Operation operation, Optional<Fault> fault) {
        operations.forgetFailure(id);
        if (has(fault, Fault.Effect.DROP)) {
            operations.drop(id);
        }
        Duration length = has(fault, Fault.Effect.HANG) ? FOR_EVER : durations().of(id.type(), operation);
        if (length.isZero() && !has(fault, Fault.Effect.BREAK)) {
            return false;
        }
        setState(id, types.of(id).stateDuring(operation));
        operations.start(id, operation, length, fault);
        return true;
    }

    private static boolean has(Optional<Fault> fault, Fault.Effect effect) {
        return fault.filter(met -> met.effect() == effect).isPresent();
    }

    /** What goes wrong with the operation, unless it is refused for it at once. */
    private Optional<Fault> meet(ResourceId id, Operation operation) {
        Optional<Fault> fault = faults.next(id.type(), operation.word());
        fault.flatMap(Fault::refusal).ifPresent(refusal -> {
            throw refusal;
        });
        return fault;
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
                        types.of(running.id()).serialisedWith(running.id()).equals(whole))
                .findFirst()
                .ifPresent(running -> {
                    throw type.busy(id, running);
                });
    }

    /** The keys of a Log Analytics workspace: {@code POST .../sharedKeys}. */
    public JsonObject sharedKeys(ResourceId workspace) {
        get(workspace);
        return Workspaces.sharedKeys(cloud, workspace);
    }
}
