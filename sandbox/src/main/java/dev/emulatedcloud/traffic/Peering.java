package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;

/**
 * The peerings between the networks on the way: two objects each, which have to be there, connected, and to know each
 * other's addresses.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Peering states</a>
 */
final class Peering {
    private final Networks networks;
    private final PeeringKeys keys;
    private final Hop.Name hop;
    private final Trail trail;

    Peering(Networks networks, PeeringKeys keys, Hop.Name hop, Trail trail) {
        this.networks = networks;
        this.keys = keys;
        this.hop = hop;
        this.trail = trail;
    }

    /** Checks every peering on a path that a packet takes to an address. */
    void check(Course path, String address) {
        List<ResourceId> passed = path.networks();
        for (int i = 1; i < passed.size(); i++) {
            check(
                    path.first(),
                    passed.get(i - 1),
                    passed.get(i),
                    i == passed.size() - 1 ? Optional.of(address) : Optional.empty());
        }
    }

    private void check(Place source, ResourceId near, ResourceId far, Optional<String> address) {
        String looked = near.name() + " with " + far.name();
        JsonObject out = exists(near, far, looked);
        JsonObject back = exists(far, near, looked);
        isConnected(near, far, out, looked);
        isConnected(far, near, back, looked);
        address.filter(one -> !knows(out, one)).ifPresent(one -> {
            throw fails(
                    looked,
                    "%s is out of sync: it does not know %s".formatted(name(out), one),
                    keys.fix(near, far, "synchronise the address spaces"));
        });
        if (near.equals(source.network()) && !knows(back, source.address())) {
            throw fails(
                    looked,
                    "%s is out of sync: it does not know %s".formatted(name(back), source.range()),
                    keys.fix(far, near, "synchronise the address spaces"));
        }
        boolean forwarded = !near.equals(source.network());
        if (forwarded && !Json.flag(back, "properties.allowForwardedTraffic")) {
            throw fails(
                    looked,
                    "%s does not allow forwarded traffic, which comes from %s"
                            .formatted(name(back), source.network().name()),
                    forwardedFix(far, near));
        }
        trail.ok(hop, looked + " is Connected both ways" + (forwarded ? ", and takes forwarded traffic" : ""));
    }

    private Fix forwardedFix(ResourceId local, ResourceId remote) {
        return local.equals(keys.gateway())
                ? Fix.drift("hubFirewallIp", "the stack allows forwarded traffic on its peerings")
                : Fix.outside(
                        "peering of %s with %s".formatted(local.name(), remote.name()),
                        "set allowForwardedTraffic to true");
    }

    private JsonObject exists(ResourceId local, ResourceId remote, String looked) {
        return networks.peering(local, remote)
                .orElseThrow(() -> fails(
                        looked,
                        "%s has no peering with %s".formatted(local.name(), remote.name()),
                        keys.fix(local, remote, "make the peering")));
    }

    private void isConnected(ResourceId local, ResourceId remote, JsonObject peering, String looked) {
        String state = Json.text(peering, "properties.peeringState").orElse("");
        if (!state.equals("Connected")) {
            throw fails(
                    looked,
                    "%s of %s is %s".formatted(name(peering), local.name(), state),
                    keys.fix(local, remote, "delete it, then have both ends made again"));
        }
        if (!Json.flag(peering, "properties.allowVirtualNetworkAccess")) {
            throw fails(
                    looked,
                    "%s of %s has allowVirtualNetworkAccess off".formatted(name(peering), local.name()),
                    keys.fix(local, remote, "set allowVirtualNetworkAccess to true"));
        }
    }

    private static boolean knows(JsonObject peering, String address) {
        return Networks.contains(
                Json.texts(peering, "properties.remoteAddressSpace.addressPrefixes")
                        .map(Cidr::of)
                        .toList(),
                address);
    }

    private static String name(JsonObject peering) {
        return peering.get("name").getAsString();
    }

    private Trail.Ended fails(String looked, String why, Fix fix) {
        return trail.fails(hop, looked, why, fix);
    }
}
