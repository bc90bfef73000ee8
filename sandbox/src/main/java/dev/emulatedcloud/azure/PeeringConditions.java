package dev.emulatedcloud.azure;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;

/**
 * What two virtual networks must fulfil to be peered.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Requirements</a>
 */
final class PeeringConditions {
    private PeeringConditions() {}

    static void check(Put put, ResourceId local, ResourceId remote) {
        checkRemote(put, local, remote);
        checkAddressSpaces(put, local, remote);
    }

    private static void checkRemote(Put put, ResourceId local, ResourceId remote) {
        if (local.equals(remote)) {
            throw PeeringRule.PEERING_TO_ITSELF.refused(put.id());
        }
        if (Json.flag(put.properties(), "useRemoteGateways")) {
            // This cloud has no gateways at all.
            throw PeeringRule.REMOTE_GATEWAY_MISSING.refused(put.id(), remote);
        }
        Json.text(put.before(), "remoteVirtualNetwork.id").ifPresent(before -> {
            if (!remote.names(before)) {
                throw PeeringRule.PEERING_REMOTE_CHANGED.refused(put.id(), before, remote);
            }
        });
        Peerings.of(put.cloud(), local)
                .filter(other -> !put.id().names(other.get("id").getAsString()) && remote.names(Peerings.remote(other)))
                .findFirst()
                .ifPresent(other -> {
                    throw PeeringRule.PEERING_EXISTS.refused(
                            put.id(), other.get("id").getAsString(), remote);
                });
    }

    private static void checkAddressSpaces(Put put, ResourceId local, ResourceId remote) {
        Cloud cloud = put.cloud();
        List<Cidr> localSpace = VirtualNetworks.addressSpace(cloud, local.key());
        List<Cidr> remoteSpace = VirtualNetworks.addressSpace(cloud, remote.key());
        List<Cidr> overlaps = Cidr.overlaps(localSpace, remoteSpace);
        if (!overlaps.isEmpty()) {
            throw PeeringRule.PEERING_OVERLAP.refused(put.id(), local, remote, VirtualNetworks.join(overlaps));
        }
        checkNotOverPeers(put, local, localSpace, remote);
        checkNotOverPeers(put, remote, remoteSpace, local);
    }

    /** A network may not be peered with two networks that overlap each other. */
    private static void checkNotOverPeers(Put put, ResourceId joining, List<Cidr> space, ResourceId hub) {
        Peerings.of(put.cloud(), hub)
                .map(Peerings::remote)
                .filter(peer -> !joining.names(peer))
                .forEach(peer -> {
                    List<Cidr> overlaps = Cidr.overlaps(space, VirtualNetworks.addressSpace(put.cloud(), peer));
                    if (!overlaps.isEmpty()) {
                        throw PeeringRule.PEERING_OVERLAP_WITH_PEERED.refused(
                                put.id(), joining, peer, hub, VirtualNetworks.join(overlaps));
                    }
                });
    }
}
