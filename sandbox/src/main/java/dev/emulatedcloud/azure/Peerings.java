package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Virtual network peerings. Two objects, one on each side: the first is Initiated, both are Connected once the second
 * exists, and one that loses its counterpart is Disconnected. Each remembers the remote address space as it was when
 * it was last synchronised.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Peering states</a>
 */
final class Peerings implements ArmType {
    static final String TYPE = VirtualNetworks.TYPE + "/virtualNetworkPeerings";
    private static final String STATE = "peeringState";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public JsonObject put(Put put) {
        Names.checkNetwork(put.id().name(), 80);
        Cloud cloud = put.cloud();
        ResourceId local = put.id().parent();
        JsonObject properties = put.properties();
        ResourceId remote = Json.text(properties, "remoteVirtualNetwork.id")
                .flatMap(ResourceId::parse)
                .filter(id -> cloud.azure().has(id.key()))
                .orElseThrow(() -> NetworkRule.REFERENCE_NOT_FOUND.refused(
                        Json.text(properties, "remoteVirtualNetwork.id").orElse("(none)"), put.id()));
        Subnets.checkProvisioned(cloud.azure().find(remote.key()).orElseThrow(), put.id());
        PeeringConditions.check(put, local, remote);

        Optional<JsonObject> counterpart = counterpart(cloud, local, remote);
        if (put.creates()) {
            counterpart.filter(other -> state(other).equals("Disconnected")).ifPresent(other -> {
                throw PeeringRule.PEERING_REMOTE_DISCONNECTED.refused(
                        put.id(), other.get("id").getAsString(), local);
            });
        }
        // Also a disconnected peering that is put again starts anew.
        properties.addProperty(STATE, counterpart.isPresent() ? "Connected" : "Initiated");
        counterpart.ifPresent(other -> setState(cloud, other, "Connected"));
        boolean syncs = put.creates() || "true".equalsIgnoreCase(put.query().get("syncRemoteAddressSpace"));
        properties.add(
                "remoteAddressSpace",
                syncs ? space(cloud, remote) : put.before().get("remoteAddressSpace"));
        for (String flag : List.of("allowForwardedTraffic", "allowGatewayTransit", "useRemoteGateways")) {
            if (!properties.has(flag)) {
                properties.addProperty(flag, false);
            }
        }
        if (!properties.has("allowVirtualNetworkAccess")) {
            properties.addProperty("allowVirtualNetworkAccess", true);
        }
        for (String computed : List.of(
                "peeringSyncLevel",
                "remoteVirtualNetworkAddressSpace",
                "localAddressSpace",
                "localVirtualNetworkAddressSpace")) {
            properties.remove(computed);
        }
        properties.addProperty("peerCompleteVnets", true);
        properties.addProperty("doNotVerifyRemoteGateways", false);
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> cloud.freshUuid("peering")));
        return properties;
    }

    /** A network and its children take one request at a time. */
    @Override
    public ResourceId serialisedWith(ResourceId id) {
        return id.parent();
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return VirtualNetworks.anotherOperation(running);
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        ResourceId local = ResourceId.of(stored.get("id").getAsString()).parent();
        JsonObject properties = stored.getAsJsonObject("properties");
        JsonObject localNow = space(cloud, local);
        JsonObject remoteKnown = properties.getAsJsonObject("remoteAddressSpace");
        Optional<ResourceId> remote =
                ResourceId.parse(remote(stored)).filter(id -> cloud.azure().has(id.key()));
        JsonObject remoteNow = remote.map(id -> space(cloud, id)).orElse(remoteKnown);
        Optional<JsonObject> counterpart = remote.flatMap(id -> counterpart(cloud, local, id));
        JsonObject localKnown = counterpart
                .map(other ->
                        Json.objectAt(other, "properties.remoteAddressSpace").orElseThrow())
                .orElse(localNow);
        properties.add("remoteVirtualNetworkAddressSpace", remoteNow);
        properties.add("localAddressSpace", localKnown);
        properties.add("localVirtualNetworkAddressSpace", localNow);
        boolean remoteInSync = remoteKnown.equals(remoteNow) && !state(stored).equals("Initiated");
        properties.addProperty("peeringSyncLevel", syncLevel(localKnown.equals(localNow), remoteInSync));
        return stored;
    }

    /** The other side stays behind, disconnected. */
    @Override
    public void delete(Cloud cloud, ResourceId id) {
        cloud.azure()
                .find(id.key())
                .flatMap(peering -> ResourceId.parse(remote(peering)))
                .flatMap(remote -> counterpart(cloud, id.parent(), remote))
                .ifPresent(other -> setState(cloud, other, "Disconnected"));
    }

    private static void setState(Cloud cloud, JsonObject peering, String state) {
        peering.getAsJsonObject("properties").addProperty(STATE, state);
        cloud.azure().put(peering.get("id").getAsString(), peering);
    }

    private static String syncLevel(boolean localInSync, boolean remoteInSync) {
        if (localInSync) {
            return remoteInSync ? "FullyInSync" : "RemoteNotInSync";
        }
        return remoteInSync ? "LocalNotInSync" : "LocalAndRemoteNotInSync";
    }

    static String remote(JsonObject peering) {
        return Json.text(peering, "properties.remoteVirtualNetwork.id").orElse("");
    }

    private static String state(JsonObject peering) {
        return Json.text(peering, "properties." + STATE).orElseThrow();
    }

    /** The peering of the remote network that points back. */
    private static Optional<JsonObject> counterpart(Cloud cloud, ResourceId local, ResourceId remote) {
        return of(cloud, remote).filter(other -> local.names(remote(other))).findFirst();
    }

    static Stream<JsonObject> of(Cloud cloud, ResourceId network) {
        return VirtualNetworks.children(cloud, network, "virtualNetworkPeerings");
    }

    private static JsonObject space(Cloud cloud, ResourceId network) {
        return cloud.azure()
                .find(network.key())
                .flatMap(document -> Json.objectAt(document, "properties.addressSpace"))
                .orElseGet(() -> Json.object("addressPrefixes", new JsonArray()));
    }
}
