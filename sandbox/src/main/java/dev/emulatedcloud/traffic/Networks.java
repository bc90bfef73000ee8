package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The virtual networks, as a packet sees them. */
final class Networks {
    /** What is routed nowhere unless a network, a peering or a route says otherwise. */
    private static final List<Cidr> PRIVATE = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .map(Cidr::of)
            .toList();

    private final ResourceManager resources;

    Networks(ResourceManager resources) {
        this.resources = resources;
    }

    Cloud cloud() {
        return resources.cloud();
    }

    Optional<JsonObject> find(ResourceId id) {
        return resources.find(id);
    }

    Stream<JsonObject> ofType(String type) {
        return resources.ofType(type);
    }

    static boolean isPrivate(String address) {
        return contains(PRIVATE, address);
    }

    static boolean contains(List<Cidr> ranges, String address) {
        return Cidr.of(address + "/32").isInside(ranges);
    }

    List<Cidr> space(ResourceId network) {
        return find(network).stream()
                .flatMap(document -> Json.texts(document, "properties.addressSpace.addressPrefixes"))
                .map(Cidr::of)
                .toList();
    }

    Optional<Place> place(ResourceId subnet) {
        return find(subnet).map(Networks::place);
    }

    /** The subnet of a network that an address is in. */
    Optional<Place> place(ResourceId network, String address) {
        return find(network).stream()
                .flatMap(document -> Json.objects(document, "properties.subnets"))
                .map(Networks::place)
                .filter(place -> contains(List.of(place.range()), address))
                .findFirst();
    }

    private static Place place(JsonObject subnet) {
        String range = Json.text(subnet, "properties.addressPrefix")
                .or(() -> Json.texts(subnet, "properties.addressPrefixes").findFirst())
                .orElseThrow();
        return new Place(subnet, Cidr.of(range));
    }

    /**
     * Where an address is, seen from a network: at a service of the world, in the network itself, or in one that it is
     * peered with.
     */
    Optional<Place> locate(ResourceId from, String address) {
        Stream<ResourceId> services = Service.all(cloud())
                .filter(service -> service.address().equals(address))
                .map(Service::virtualNetwork);
        Stream<ResourceId> near = Stream.concat(Stream.of(from), peerings(from).map(Networks::remote));
        return Stream.concat(services, near)
                .flatMap(network -> place(network, address).stream())
                .findFirst();
    }

    Stream<JsonObject> peerings(ResourceId network) {
        return find(network).stream().flatMap(document -> Json.objects(document, "properties.virtualNetworkPeerings"));
    }

    Optional<JsonObject> peering(ResourceId from, ResourceId to) {
        return peerings(from).filter(peering -> to.equals(remote(peering))).findFirst();
    }

    static ResourceId remote(JsonObject peering) {
        return ResourceId.of(
                Json.text(peering, "properties.remoteVirtualNetwork.id").orElseThrow());
    }

    /** The firewall that has an address: where it is. */
    Optional<Place> appliance(String address) {
        return ofType("Microsoft.Network/azureFirewalls")
                .flatMap(firewall -> Json.objects(firewall, "properties.ipConfigurations"))
                .filter(one -> Json.text(one, "properties.privateIPAddress")
                        .filter(address::equals)
                        .isPresent())
                .flatMap(one -> Json.text(one, "properties.subnet.id").stream())
                .flatMap(subnet -> place(ResourceId.of(subnet)).stream())
                .findFirst();
    }
}
