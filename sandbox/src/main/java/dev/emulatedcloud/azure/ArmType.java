package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.Operation;

/** The behaviour of one resource type. */
interface ArmType {

    /** Such as {@code Microsoft.Network/virtualNetworks}. */
    String name();

    /** Whether resources of this type have a location of their own. */
    boolean isTracked();

    /** Refuses a bad request, or answers with the properties that the resource has from now on. */
    JsonObject put(Put put);

    /** What a reader sees: the stored document with everything that depends on other resources. */
    default JsonObject view(Cloud cloud, JsonObject stored) {
        return stored;
    }

    /** Refuses if the resource is in use; else does what its removal means for others. */
    default void delete(Cloud cloud, ResourceId id) {}

    /** What stays behind when the resource has gone, which it has not while it is being deleted. */
    default void gone(Cloud cloud, JsonObject stored, Durations durations) {}

    /** The provisioning state while an operation is under way. */
    default String stateDuring(Operation operation) {
        return operation == Operation.DELETE ? "Deleting" : "Updating";
    }

    /** The resource with which the service takes one request at a time for this one. */
    default ResourceId serialisedWith(ResourceId id) {
        return id;
    }

    /** The refusal of a request that came too early. */
    default CloudError busy(ResourceId id, Operations.Running running) {
        return ResourceRule.BUSY.refused(id);
    }
}
