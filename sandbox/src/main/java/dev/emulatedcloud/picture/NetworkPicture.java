package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** VNets, their subnets, and what is between them. */
final class NetworkPicture {
    private final Estate estate;

    NetworkPicture(Estate estate) {
        this.estate = estate;
    }

    Box vnet(JsonObject vnet, List<Step> inside) {
        ResourceId id = Estate.id(vnet);
        var details = new ArrayList<String>();
        boolean groupWasThere = !estate.wasThere(id) && estate.wasThere(id.groupId());
        details.add("resource group %s%s, subscription %s"
                .formatted(id.resourceGroup(), groupWasThere ? " (existing)" : "", id.subscription()));
        List<String> servers =
                Json.texts(vnet, "properties.dhcpOptions.dnsServers").toList();
        if (!servers.isEmpty()) {
            details.add("DNS servers " + String.join(", ", servers));
        }
        return new Box(
                "VNet %s  %s".formatted(id.name(), String.join(", ", Estate.space(vnet))),
                estate.wasThere(id),
                details,
                inside);
    }

    Box subnet(JsonObject subnet, List<String> more, Optional<Box> inside) {
        ResourceId id = Estate.id(subnet);
        Stream<String> group =
                estate.linked(subnet, "properties.networkSecurityGroup.id").map(NetworkPicture::group).stream();
        return new Box(
                "subnet %s  %s".formatted(id.name(), Estate.range(subnet)),
                estate.wasThere(id),
                Stream.concat(group, more.stream()).toList(),
                inside.map(Step::to).stream().toList());
    }

    private static String group(JsonObject group) {
        return "NSG %s: %s inbound, %s outbound"
                .formatted(group.get("name").getAsString(), rules(group, "Inbound"), rules(group, "Outbound"));
    }

    private static String rules(JsonObject group, String direction) {
        long count = Json.objects(group, "properties.securityRules")
                .filter(rule -> Json.text(rule, "properties.direction")
                        .filter(direction::equals)
                        .isPresent())
                .count();
        return count == 1 ? "1 rule" : count + " rules";
    }

    /** What waits in a VNet for calls: its load balancers, or only those that the addresses lead to where there are some. */
    List<Box> services(JsonObject vnet, List<String> addresses) {
        ResourceId id = Estate.id(vnet);
        List<String> within = addresses.stream()
                .filter(address -> Estate.holds(Estate.space(vnet), address))
                .toList();
        Stream<String> all =
                within.isEmpty() ? estate.loadBalancers().flatMap(one -> estate.frontends(one, id)) : within.stream();
        return all.distinct()
                .flatMap(address -> estate.subnet(vnet, address).map(subnet -> service(id, subnet, address)).stream())
                .toList();
    }

    /** What answers at an address that no load balancer has is not known. */
    private Box service(ResourceId vnet, JsonObject subnet, String address) {
        return estate.loadBalancers()
                .filter(one -> estate.frontends(one, vnet).anyMatch(address::equals))
                .findFirst()
                .map(one -> new Box(
                        "internal load balancer %s  %s"
                                .formatted(one.get("name").getAsString(), address),
                        estate.wasThere(Estate.id(one)),
                        List.of()))
                .map(balancer -> subnet(subnet, List.of(), Optional.of(balancer)))
                .orElseGet(() -> subnet(subnet, List.of("the record leads to " + address), Optional.empty()));
    }

    /** Both ends. */
    List<String> peerings(ResourceId near, ResourceId far) {
        return List.of(end("peering", near, far), end("peering back", far, near));
    }

    private String end(String which, ResourceId from, ResourceId to) {
        return estate.peering(from, to)
                .map(peering -> "%s %s: %s"
                        .formatted(
                                which,
                                peering.get("name").getAsString(),
                                Json.text(peering, "properties.peeringState").orElse("")))
                .orElse("no " + which);
    }
}
