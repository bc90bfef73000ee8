package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a name means in the gateway's network: by its own DNS servers, or by Azure's, which ask the private zones that are
 * linked to the network and then everybody's DNS. A linked zone has the last word on the names below it.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/private-dns-privatednszone">Private zones</a>
 */
final class Resolution {
    private static final String AZURE_DNS = "168.63.129.16";
    private static final String ZONE = "Microsoft.Network/privateDnsZones";

    private final Networks networks;
    private final Place place;
    private final Trail trail;

    Resolution(Networks networks, Place place, Trail trail) {
        this.networks = networks;
        this.place = place;
        this.trail = trail;
    }

    /** The address of the target. */
    String check(Target target) {
        if (Cidr.isAddress(target.host())) {
            trail.ok(Hop.Name.RESOLUTION, target.host() + " is an address");
            return target.host();
        }
        String name = target.host().toLowerCase(Locale.ROOT);
        Optional<String> server = customServer();
        String address = lookUp(target, name, server);
        String looked =
                "%s is %s in %s".formatted(name, address, place.network().name());
        Optional<String> actual = target.service().map(Service::address).filter(one -> !one.equals(address));
        if (actual.isPresent()) {
            throw fails(
                    looked,
                    "that is not the address of %s, which is %s".formatted(name, actual.get()),
                    target.isCarto() && server.isEmpty()
                            ? Fix.stack("cartoInternalIp", "write " + actual.get())
                            : Fix.outside("the record of " + name, "write " + actual.get()));
        }
        trail.ok(Hop.Name.RESOLUTION, looked);
        return address;
    }

    /** What the name means, whether that is right or not. */
    String address(Target target) {
        String name = target.host().toLowerCase(Locale.ROOT);
        String address = lookUp(target, name, customServer());
        trail.ok(
                Hop.Name.RESOLUTION,
                "%s is %s in %s".formatted(name, address, place.network().name()));
        return address;
    }

    private String lookUp(Target target, String name, Optional<String> server) {
        return server.isPresent() ? fromServer(server.get(), name) : fromAzure(target, name);
    }

    private Optional<String> customServer() {
        return networks.find(place.network()).stream()
                .flatMap(network -> Json.texts(network, "properties.dhcpOptions.dnsServers"))
                .findFirst()
                .filter(server -> !server.equals(AZURE_DNS));
    }

    private String fromServer(String server, String name) {
        String looked =
                "%s asks %s, its own DNS server".formatted(place.network().name(), server);
        SecurityGroup.of(networks, place)
                .map(group -> group.decide("outbound", Flow.udp(place.range(), server, 53)))
                .filter(rule -> !rule.allows())
                .ifPresent(rule -> {
                    throw fails(
                            looked,
                            "rule %s of the security group denies it".formatted(rule.name()),
                            Fix.stack(
                                    "egressRules",
                                    "add {name: dns, destination: %s/32, port: 53, protocol: \"*\"}"
                                            .formatted(server)));
                });
        return Service.at(networks.cloud(), server, 53)
                .flatMap(one -> one.resolves(name))
                .orElseThrow(() -> fails(
                        looked,
                        "it does not know %s, and linked zones are not asked".formatted(name),
                        Fix.stack(
                                "cartoDns",
                                "write existing and give the server the name, or let the network use Azure's DNS")));
    }

    private String fromAzure(Target target, String name) {
        List<JsonObject> covering = networks.ofType(ZONE)
                .filter(zone -> covers(zone, name))
                .sorted(Comparator.comparingInt(
                        (JsonObject zone) -> -zoneName(zone).length()))
                .toList();
        Optional<JsonObject> linked = covering.stream().filter(this::isLinked).findFirst();
        if (linked.isPresent()) {
            String zone = zoneName(linked.get());
            return record(linked.get(), name)
                    .orElseThrow(() -> fails(
                            "%s, a zone linked to %s"
                                    .formatted(zone, place.network().name()),
                            "it has no record for %s, and hides the name from everybody's DNS".formatted(name),
                            target.isCarto()
                                    ? Fix.drift("cartoDnsZone", "the stack makes the record in the zone")
                                    : Fix.stack("cartoDnsZone", "leave it out: the zone is then CARTO's name alone")));
        }
        return publicAddress(name).orElseThrow(() -> unknown(target, name, covering));
    }

    private Optional<String> publicAddress(String name) {
        return Service.all(networks.cloud())
                .filter(service -> service.hasPublicName() && service.host().equals(name))
                .map(Service::address)
                .findFirst();
    }

    private Trail.Ended unknown(Target target, String name, List<JsonObject> covering) {
        String network = place.network().name();
        List<String> zones = networks.ofType(ZONE)
                .filter(this::isLinked)
                .map(Resolution::zoneName)
                .toList();
        String looked = "zones linked to %s: %s".formatted(network, zones);
        if (!target.isCarto()) {
            return fails(
                    looked,
                    "nobody knows " + name,
                    target.isProxy()
                            ? Fix.stack("proxyUrl", "write a host that is known, or an address")
                            : Fix.outside("the name " + name, "use one that is known here, or an address"));
        }
        if (!covering.isEmpty()) {
            return fails(
                    looked,
                    "the zone %s is not linked to the network".formatted(zoneName(covering.get(0))),
                    Fix.drift("dnsLinkName", "the stack links its zone to the network"));
        }
        if (!zones.isEmpty()) {
            return fails(looked, "none is for " + name, Fix.stack("cartoDomain", "write " + name));
        }
        return fails(
                looked,
                "nobody knows %s; a gateway that calls CARTO by its address is walked with --to ADDRESS:443"
                        .formatted(name),
                Fix.stack("cartoDns", "write zone"));
    }

    private Trail.Ended fails(String looked, String why, Fix fix) {
        return trail.fails(Hop.Name.RESOLUTION, looked, why, fix);
    }

    private static String zoneName(JsonObject zone) {
        return zone.get("name").getAsString().toLowerCase(Locale.ROOT);
    }

    private static boolean covers(JsonObject zone, String name) {
        return name.equals(zoneName(zone)) || name.endsWith("." + zoneName(zone));
    }

    private boolean isLinked(JsonObject zone) {
        return networks.ofType(ZONE + "/virtualNetworkLinks")
                .filter(link -> ResourceId.of(link.get("id").getAsString())
                        .parent()
                        .names(zone.get("id").getAsString()))
                .anyMatch(link -> Json.text(link, "properties.virtualNetwork.id")
                        .filter(place.network()::names)
                        .isPresent());
    }

    private Optional<String> record(JsonObject zone, String name) {
        String relative = name.equals(zoneName(zone))
                ? "@"
                : name.substring(0, name.length() - zoneName(zone).length() - 1);
        ResourceId id = ResourceId.of(zone.get("id").getAsString());
        return networks.find(id.child("A", relative))
                .or(() -> relative.equals("@") ? Optional.empty() : networks.find(id.child("A", "*")))
                .flatMap(record -> Json.objects(record, "properties.aRecords").findFirst())
                .flatMap(one -> Json.text(one, "ipv4Address"));
    }
}
