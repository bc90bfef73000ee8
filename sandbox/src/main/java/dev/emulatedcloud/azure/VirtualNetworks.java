package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Virtual networks. A PUT that does not mention subnets leaves them alone (API 2023-09-01 and later); one that lists
 * them deletes those that are not listed.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/virtualnetwork/virtual-networks">Virtual Networks</a>
 */
final class VirtualNetworks implements ArmType {
    static final String TYPE = "Microsoft.Network/virtualNetworks";

    /** Multicast, broadcast, loopback, link-local, and Azure's own resolver. */
    private static final List<Cidr> RESERVED = Stream.of(
                    "224.0.0.0/4", "255.255.255.255/32", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32")
            .map(Cidr::of)
            .toList();

    private final ResourceStore store;

    VirtualNetworks(ResourceStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        Names.checkNetwork(put.id().name(), 64);
        JsonObject properties = put.properties();
        List<Cidr> space = addressSpace(put.id(), properties);
        checkSubnetsFit(put, space);
        checkPeersDoNotOverlap(put, space);
        checkDnsServers(put);
        if (!properties.has("enableDdosProtection")) {
            properties.addProperty("enableDdosProtection", false);
        }
        if (!properties.has("privateEndpointVNetPolicies")) {
            properties.addProperty("privateEndpointVNetPolicies", "Disabled");
        }
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> put.cloud()
                        .freshUuid("virtualNetwork")));
        putChildren(put, properties);
        return properties;
    }

    /** Subnets and peerings are resources of their own, in whichever way they were made. */
    private void putChildren(Put put, JsonObject properties) {
        boolean listsSubnets = properties.has("subnets");
        List<JsonObject> subnets = Json.objects(properties, "subnets").toList();
        List<JsonObject> peerings =
                Json.objects(properties, "virtualNetworkPeerings").toList();
        boolean listsPeerings = properties.has("virtualNetworkPeerings");
        properties.remove("subnets");
        properties.remove("virtualNetworkPeerings");
        if (!listsSubnets && !listsPeerings) {
            return;
        }
        var stored = put.existing().orElseGet(() -> Json.object("id", put.id().toString(), "type", TYPE));
        stored.addProperty("location", put.location());
        stored.add("properties", properties.deepCopy());
        put.cloud().azure().put(put.id().key(), stored);
        if (listsSubnets) {
            replaceChildren(put, "subnets", subnets);
        }
        if (listsPeerings) {
            replaceChildren(put, "virtualNetworkPeerings", peerings);
        }
    }

    private void replaceChildren(Put put, String kind, List<JsonObject> wanted) {
        List<ResourceId> ids = wanted.stream()
                .map(child -> put.id().child(kind, Json.text(child, "name").orElse("")))
                .toList();
        children(put.cloud(), put.id(), kind)
                .map(child -> ResourceId.of(child.get("id").getAsString()))
                .filter(id -> !ids.contains(id))
                .forEach(store::remove);
        for (int i = 0; i < ids.size(); i++) {
            store.write(ids.get(i), wanted.get(i), Map.of());
        }
    }

    private void checkSubnetsFit(Put put, List<Cidr> space) {
        if (put.properties().has("subnets")) {
            return; // they are checked one by one when they are written
        }
        children(put.cloud(), put.id(), "subnets").forEach(subnet -> {
            if (!Subnets.prefixes(subnet).stream().allMatch(prefix -> prefix.isInside(space))) {
                throw NetworkRule.SUBNET_OUTSIDE_VNET.refused(
                        subnet.get("name").getAsString(), put.id().name());
            }
        });
    }

    private void checkPeersDoNotOverlap(Put put, List<Cidr> space) {
        children(put.cloud(), put.id(), "virtualNetworkPeerings").forEach(peering -> {
            String remote = Peerings.remote(peering);
            List<Cidr> overlaps = Cidr.overlaps(space, addressSpace(put.cloud(), remote));
            if (!overlaps.isEmpty()) {
                throw PeeringRule.ADDRESS_SPACE_OVERLAPS_PEER.refused(put.id(), remote, join(overlaps));
            }
        });
    }

    private static void checkDnsServers(Put put) {
        dnsServers(put.properties())
                .filter(server -> !Cidr.isAddress(server))
                .findFirst()
                .ifPresent(server -> {
                    throw NetworkRule.INVALID_DNS_SERVER.refused(
                            server, put.id().name());
                });
    }

    /** Whom machines in the network ask for names; nobody when they ask Azure. */
    static Stream<String> dnsServers(JsonObject properties) {
        return Json.texts(properties, "dhcpOptions.dnsServers");
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        ResourceId id = ResourceId.of(stored.get("id").getAsString());
        JsonObject properties = stored.getAsJsonObject("properties");
        properties.add(
                "subnets", Json.array(children(cloud, id, "subnets").map(subnet -> new Subnets().view(cloud, subnet))));
        properties.add(
                "virtualNetworkPeerings",
                Json.array(children(cloud, id, "virtualNetworkPeerings")
                        .map(peering -> new Peerings().view(cloud, peering))));
        return stored;
    }

    /** Peerings on the other side stay behind, disconnected; links of private zones go. */
    @Override
    public void delete(Cloud cloud, ResourceId id) {
        children(cloud, id, "subnets")
                .map(subnet -> ResourceId.of(subnet.get("id").getAsString()))
                .forEach(subnet -> new Subnets().delete(cloud, subnet));
        children(cloud, id, "virtualNetworkPeerings")
                .map(peering -> ResourceId.of(peering.get("id").getAsString()))
                .forEach(peering -> new Peerings().delete(cloud, peering));
        ZoneLinks.all(cloud)
                .filter(link -> id.names(ZoneLinks.virtualNetwork(link)))
                .forEach(link -> cloud.azure().remove(link.get("id").getAsString()));
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return anotherOperation(running);
    }

    static CloudError anotherOperation(Operations.Running running) {
        return NetworkRule.ANOTHER_OPERATION.refused(running.operation().word(), running.id());
    }

    static Stream<JsonObject> children(Cloud cloud, ResourceId network, String kind) {
        return cloud.azure().under(network.key() + "/" + kind + "/");
    }

    /** The address space of a network that exists; empty for one that does not. */
    static List<Cidr> addressSpace(Cloud cloud, String id) {
        return cloud.azure().find(id).stream()
                .flatMap(network -> Json.texts(network, "properties.addressSpace.addressPrefixes"))
                .map(Cidr::of)
                .toList();
    }

    private static List<Cidr> addressSpace(ResourceId id, JsonObject properties) {
        List<Cidr> space = Json.texts(properties, "addressSpace.addressPrefixes")
                .map(text -> Cidr.requested(text, id))
                .toList();
        if (space.isEmpty()) {
            throw NetworkRule.ADDRESS_SPACE_MISSING.refused(id);
        }
        for (Cidr prefix : space) {
            RESERVED.stream().filter(prefix::overlaps).findFirst().ifPresent(reserved -> {
                throw NetworkRule.ADDRESS_SPACE_RESERVED.refused(prefix, id.name(), reserved);
            });
        }
        for (int i = 1; i < space.size(); i++) {
            if (!Cidr.overlaps(space.subList(0, i), space.subList(i, i + 1)).isEmpty()) {
                throw NetworkRule.ADDRESS_SPACES_OVERLAP_THEMSELVES.refused(id.name(), join(space));
            }
        }
        return space;
    }

    static String join(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::text).collect(Collectors.joining(", "));
    }
}
