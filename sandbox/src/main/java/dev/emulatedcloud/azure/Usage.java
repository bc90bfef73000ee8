package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.stream.Stream;

/** Who uses a network object. */
final class Usage {
    private Usage() {}

    /** The ids by which error messages name the users of a subnet. */
    static List<String> ofSubnet(Cloud cloud, ResourceId subnet) {
        Stream<String> links = isHeld(cloud, subnet) ? Stream.of(associationLink(subnet)) : Stream.empty();
        return Stream.concat(links, frontends(cloud, subnet)).toList();
    }

    /** The Container Apps environments in a subnet. */
    static Stream<JsonObject> environments(Cloud cloud, ResourceId subnet) {
        return ofType(cloud, ManagedEnvironments.TYPE)
                .filter(environment -> Json.text(environment, "properties.vnetConfiguration.infrastructureSubnetId")
                        .filter(subnet::names)
                        .isPresent());
    }

    /** Whether Container Apps holds a subnet: there is an environment in it, or was until a while ago. */
    static boolean isHeld(Cloud cloud, ResourceId subnet) {
        return environments(cloud, subnet).findAny().isPresent() || SubnetHolds.has(cloud, subnet);
    }

    static String associationLink(ResourceId subnet) {
        return subnet + "/serviceAssociationLinks/legionservicelink";
    }

    /** The addresses that load balancers and firewalls have in a subnet. */
    static Stream<String> frontends(Cloud cloud, ResourceId subnet) {
        Stream<JsonObject> balancers = ofType(cloud, "Microsoft.Network/loadBalancers");
        Stream<JsonObject> firewalls = ofType(cloud, "Microsoft.Network/azureFirewalls");
        return Stream.concat(
                balancers.flatMap(one -> addresses(one, "frontendIPConfigurations", subnet)),
                firewalls.flatMap(one -> addresses(one, "ipConfigurations", subnet)));
    }

    /** The subnets that a security group or a route table is attached to. */
    static List<String> subnetsWith(Cloud cloud, String reference, ResourceId id) {
        return ofType(cloud, Subnets.TYPE)
                .filter(subnet -> Json.text(subnet, "properties." + reference + ".id")
                        .filter(id::names)
                        .isPresent())
                .map(subnet -> subnet.get("id").getAsString())
                .toList();
    }

    static Stream<JsonObject> ofType(Cloud cloud, String type) {
        return cloud.azure().ofType(type);
    }

    private static Stream<String> addresses(JsonObject owner, String kind, ResourceId subnet) {
        return Json.objects(owner, "properties." + kind)
                .filter(address -> Json.text(address, "properties.subnet.id")
                        .filter(subnet::names)
                        .isPresent())
                .map(address -> owner.get("id").getAsString() + "/" + kind + "/"
                        + address.get("name").getAsString());
    }
}
