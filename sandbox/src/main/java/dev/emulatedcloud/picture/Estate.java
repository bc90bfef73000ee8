package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What exists, by what refers to it. */
final class Estate {
    static final String APP = "Microsoft.App/containerApps";

    private static final String NETWORK = "Microsoft.Network/";

    private final ResourceManager resources;

    Estate(ResourceManager resources) {
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

    /** What the id at a path leads to. */
    Optional<JsonObject> linked(JsonObject document, String path) {
        return Json.text(document, path).flatMap(ResourceId::parse).flatMap(this::find);
    }

    static ResourceId id(JsonObject document) {
        return ResourceId.of(document.get("id").getAsString());
    }

    boolean wasThere(ResourceId id) {
        return cloud().beganWith(id.toString());
    }

    static List<String> space(JsonObject vnet) {
        return Json.texts(vnet, "properties.addressSpace.addressPrefixes").toList();
    }

    /** The subnet of a VNet that an address is in. */
    Optional<JsonObject> subnet(JsonObject vnet, String address) {
        return Json.objects(vnet, "properties.subnets")
                .filter(subnet -> holds(List.of(range(subnet)), address))
                .findFirst();
    }

    static String range(JsonObject subnet) {
        return Json.text(subnet, "properties.addressPrefix")
                .or(() -> Json.texts(subnet, "properties.addressPrefixes").findFirst())
                .orElseThrow();
    }

    static boolean holds(List<String> ranges, String address) {
        return Cidr.isAddress(address)
                && Cidr.of(address + "/32")
                        .isInside(ranges.stream().map(Cidr::of).toList());
    }

    /** Every VNet that has a peering with this one, or that this one has a peering with. */
    List<JsonObject> peered(ResourceId vnet) {
        return ofType(NETWORK + "virtualNetworks")
                .filter(other -> peering(vnet, id(other)).isPresent()
                        || peering(id(other), vnet).isPresent())
                .toList();
    }

    /** One end of a peering: the one of {@code from}. */
    Optional<JsonObject> peering(ResourceId from, ResourceId to) {
        return find(from).stream()
                .flatMap(vnet -> Json.objects(vnet, "properties.virtualNetworkPeerings"))
                .filter(peering -> Json.text(peering, "properties.remoteVirtualNetwork.id")
                        .filter(to::names)
                        .isPresent())
                .findFirst();
    }

    Stream<JsonObject> zoneLinks(ResourceId vnet) {
        return ofType(NETWORK + "privateDnsZones/virtualNetworkLinks")
                .filter(link -> Json.text(link, "properties.virtualNetwork.id")
                        .filter(vnet::names)
                        .isPresent());
    }

    Stream<JsonObject> records(ResourceId zone) {
        return ofType(NETWORK + "privateDnsZones/A")
                .filter(record -> id(record).parent().equals(zone));
    }

    /** Addresses of a load balancer within a VNet. */
    Stream<String> frontends(JsonObject balancer, ResourceId vnet) {
        return addresses(balancer, "properties.frontendIPConfigurations", vnet);
    }

    Stream<JsonObject> loadBalancers() {
        return ofType(NETWORK + "loadBalancers");
    }

    /** The firewall that has an address in a VNet. */
    Optional<JsonObject> firewall(ResourceId vnet, String address) {
        return ofType(NETWORK + "azureFirewalls")
                .filter(one ->
                        addresses(one, "properties.ipConfigurations", vnet).anyMatch(address::equals))
                .findFirst();
    }

    private static Stream<String> addresses(JsonObject document, String configurations, ResourceId vnet) {
        return Json.objects(document, configurations)
                .filter(one -> Json.text(one, "properties.subnet.id")
                        .filter(subnet -> ResourceId.of(subnet).parent().equals(vnet))
                        .isPresent())
                .flatMap(one -> Json.text(one, "properties.privateIPAddress").stream());
    }
}
