package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;

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
}
