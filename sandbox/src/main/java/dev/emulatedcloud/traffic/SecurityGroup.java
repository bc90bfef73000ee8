package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The security group of a subnet. It keeps the state of a connection, so that answers need no rule.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
final class SecurityGroup {
    private final Networks networks;
    private final Place place;
    private final JsonObject group;

    private SecurityGroup(Networks networks, Place place, JsonObject group) {
        this.networks = networks;
        this.place = place;
        this.group = group;
    }

    static Optional<SecurityGroup> of(Networks networks, Place place) {
        return place.securityGroup().flatMap(networks::find).map(group -> new SecurityGroup(networks, place, group));
    }

    String name() {
        return group.get("name").getAsString();
    }

    /** The rule that decides: of those that match, the one with the lowest number. */
    SecurityRule decide(String direction, Flow flow) {
        List<Cidr> virtualNetwork = virtualNetwork();
        return Stream.of("securityRules", "defaultSecurityRules")
                .flatMap(kind -> Json.objects(group, "properties." + kind))
                .map(rule -> new SecurityRule(rule, virtualNetwork))
                .filter(rule -> rule.isOf(direction) && rule.matches(flow))
                .min(Comparator.comparingInt(SecurityRule::priority))
                .orElseThrow();
    }

    /** The tag VirtualNetwork: the network, its peers, the prefixes of its routes, and the host's address. */
    private List<Cidr> virtualNetwork() {
        List<Cidr> ranges = new ArrayList<>(networks.space(place.network()));
        ranges.add(Cidr.of("168.63.129.16/32"));
        networks.peerings(place.network())
                .filter(peering -> Json.text(peering, "properties.peeringState")
                        .filter("Connected"::equals)
                        .isPresent())
                .filter(peering -> Json.flag(peering, "properties.allowVirtualNetworkAccess"))
                .flatMap(peering -> Json.texts(peering, "properties.remoteAddressSpace.addressPrefixes"))
                .map(Cidr::of)
                .forEach(ranges::add);
        place.routeTable().flatMap(networks::find).stream()
                .flatMap(table -> Json.objects(table, "properties.routes"))
                .flatMap(route -> Json.text(route, "properties.addressPrefix").flatMap(Cidr::parse).stream())
                .forEach(ranges::add);
        return ranges;
    }
}
