package dev.emulatedcloud.azure;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.time.Duration;

/**
 * The hold that Container Apps keeps on a subnet for a while after the environment in it has gone.
 *
 * @see <a href="https://github.com/microsoft/azure-container-apps/issues/974">A report of it</a>
 */
final class SubnetHolds {
    private static final String KEY = "held-subnet/";

    private SubnetHolds() {}

    static void add(Cloud cloud, ResourceId subnet, Duration length) {
        cloud.operations()
                .put(
                        KEY + subnet.key(),
                        Json.object(
                                "endsAt", cloud.clock().instant().plus(length).toEpochMilli()));
    }

    static boolean has(Cloud cloud, ResourceId subnet) {
        return cloud.operations()
                .find(KEY + subnet.key())
                .filter(hold -> hold.get("endsAt").getAsLong() > cloud.clock().millis())
                .isPresent();
    }
}
