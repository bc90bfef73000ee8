package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a subnet routes: the longest prefix wins, and of two equal ones the route of a table.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Routing</a>
 */
final class Routes {
    /** What a route does with a packet. */
    enum Kind {
        NETWORK,
        PEERING,
        INTERNET,
        APPLIANCE,
        NOWHERE
    }

    /**
     * The route that wins.
     *
     * @param own whether it is one of a route table
     * @param nextHop an appliance's address, a peered network's id, or the kind of next hop
     */
    record Decision(Kind kind, boolean own, String route, Cidr prefix, String nextHop) {}

    private final Networks networks;

    Routes(Networks networks) {
        this.networks = networks;
    }

    Decision decide(Place from, String address) {
        return Stream.of(system(), network(from), peerings(from), table(from))
                .flatMap(routes -> routes)
                .filter(route -> Networks.contains(List.of(route.prefix()), address))
                .max(Comparator.comparingInt((Decision route) -> route.prefix().prefixLength())
                        .thenComparing(Decision::own))
                .orElseThrow();
    }

    private static Stream<Decision> system() {
        Stream<Decision> nowhere = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
                .map(range -> new Decision(Kind.NOWHERE, false, "the default route", Cidr.of(range), "nowhere"));
        return Stream.concat(
                nowhere,
                Stream.of(
                        new Decision(Kind.INTERNET, false, "the default route", Cidr.of("0.0.0.0/0"), "the Internet")));
    }

    private Stream<Decision> network(Place from) {
        return networks.space(from.network()).stream()
                .map(range -> new Decision(Kind.NETWORK, false, "the network's own route", range, "the network"));
    }

    /** Whatever their state: whether they carry traffic is looked at afterwards. */
    private Stream<Decision> peerings(Place from) {
        return networks.peerings(from.network()).flatMap(peering -> {
            ResourceId remote = Networks.remote(peering);
            String name = "the route of peering " + peering.get("name").getAsString();
            return networks.space(remote).stream()
                    .map(range -> new Decision(Kind.PEERING, false, name, range, remote.toString()));
        });
    }

    private Stream<Decision> table(Place from) {
        return from.routeTable().flatMap(networks::find).stream()
                .flatMap(table -> Json.objects(table, "properties.routes").flatMap(route -> own(table, route)));
    }

    private static Stream<Decision> own(JsonObject table, JsonObject route) {
        String type = Json.text(route, "properties.nextHopType").orElse("");
        Kind kind =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "virtualappliance" -> Kind.APPLIANCE;
                    case "vnetlocal" -> Kind.NETWORK;
                    case "internet" -> Kind.INTERNET;
                    default -> Kind.NOWHERE;
                };
        String name = "route %s of %s"
                .formatted(route.get("name").getAsString(), table.get("name").getAsString());
        String nextHop = Json.text(route, "properties.nextHopIpAddress")
                .filter(address -> !address.isEmpty())
                .orElse(type);
        return Json.text(route, "properties.addressPrefix").flatMap(Cidr::parse).stream()
                .map(prefix -> new Decision(kind, true, name, prefix, nextHop));
    }
}
