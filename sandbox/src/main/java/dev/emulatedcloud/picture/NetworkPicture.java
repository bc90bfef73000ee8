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
        details.add("resource group %s, subscription %s".formatted(id.resourceGroup(), id.subscription()));
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

    Box subnet(JsonObject subnet, Optional<Box> inside) {
        ResourceId id = Estate.id(subnet);
        return new Box(
                "subnet %s  %s".formatted(id.name(), Estate.range(subnet)),
                estate.wasThere(id),
                estate.linked(subnet, "properties.networkSecurityGroup.id").map(NetworkPicture::group).stream()
                        .toList(),
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
        return all.distinct().map(address -> service(vnet, address)).toList();
    }

    private Box service(JsonObject vnet, String address) {
        ResourceId id = Estate.id(vnet);
        Box box = estate.loadBalancers()
                .filter(one -> estate.frontends(one, id).anyMatch(address::equals))
                .findFirst()
                .map(one -> new Box(
                        "internal load balancer %s  %s"
                                .formatted(one.get("name").getAsString(), address),
                        estate.wasThere(Estate.id(one)),
                        List.of()))
                .orElseGet(() -> new Box("address " + address, true, List.of()));
        return estate.subnet(vnet, address)
                .map(subnet -> subnet(subnet, Optional.of(box)))
                .orElse(box);
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
