package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.ResourceId;
import java.util.Optional;
import java.util.Set;

/** Which setting makes the peering that a network has with another. */
record PeeringKeys(ResourceId gateway, Optional<ResourceId> carto, Set<ResourceId> hubs) {

    Fix fix(ResourceId local, ResourceId remote, String what) {
        boolean ofGateway = local.equals(gateway) || remote.equals(gateway);
        ResourceId other = local.equals(gateway) ? remote : local;
        if (ofGateway && carto.filter(other::equals).isPresent()) {
            return Fix.drift(local.equals(gateway) ? "peeringToName" : "peeringFromName", what);
        }
        if (ofGateway && hubs.contains(other)) {
            return Fix.stack("hubVnetId", "write %s, then run `pulumi up --refresh`".formatted(other));
        }
        return Fix.outside("peering of %s with %s".formatted(local.name(), remote.name()), what);
    }
}
