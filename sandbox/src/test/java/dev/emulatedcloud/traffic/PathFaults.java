package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.CARTO;
import static dev.emulatedcloud.traffic.Deployed.CARTO_SUBNET;
import static dev.emulatedcloud.traffic.Deployed.FIREWALL;
import static dev.emulatedcloud.traffic.Deployed.HUB;
import static dev.emulatedcloud.traffic.Deployed.OWN;
import static dev.emulatedcloud.traffic.Deployed.ROUTES;
import static dev.emulatedcloud.traffic.Deployed.deadEnd;
import static dev.emulatedcloud.traffic.Deployed.json;
import static dev.emulatedcloud.traffic.Deployed.network;
import static dev.emulatedcloud.traffic.Deployed.route;
import static dev.emulatedcloud.traffic.Deployed.rule;
import static dev.emulatedcloud.traffic.Fault.fault;
import static dev.emulatedcloud.traffic.Fault.to;
import static dev.emulatedcloud.traffic.Hop.Name.PEERING;
import static dev.emulatedcloud.traffic.Hop.Name.RETURN_PATH;
import static dev.emulatedcloud.traffic.Hop.Name.ROUTE;
import static dev.emulatedcloud.traffic.Hop.Name.SECURITY_GROUP;

import dev.emulatedcloud.azure.ResourceId;
import java.util.stream.Stream;

/** What can be wrong between the gateway's subnet and CARTO's. */
final class PathFaults {
    private static final ResourceId TO_CARTO = OWN.child("virtualNetworkPeerings", "to-carto");
    private static final ResourceId FROM_CARTO = CARTO.child("virtualNetworkPeerings", "from-carto");
    private static final ResourceId TO_HUB = OWN.child("virtualNetworkPeerings", "to-hub");
    private static final ResourceId FROM_HUB = HUB.child("virtualNetworkPeerings", "from-hub");
    private static final ResourceId HUB_TO_CARTO = HUB.child("virtualNetworkPeerings", "hub-to-carto");
    private static final ResourceId CARTO_TO_HUB = CARTO.child("virtualNetworkPeerings", "carto-to-hub");
    private static final ResourceId CARTO_ROUTES = network("routeTables/carto-routes");

    private PathFaults() {}

    static Stream<Fault> all() {
        return Stream.of(peerings(), hub(), routes(), securityGroups(), returnPaths())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> peerings() {
        return Stream.of(
                fault("peering to CARTO missing", PEERING, "peeringToName", one -> one.delete(TO_CARTO), one -> {
                    one.delete(TO_CARTO);
                    one.delete(FROM_CARTO);
                    one.peer(OWN, "to-carto", CARTO);
                    one.peer(CARTO, "from-carto", OWN);
                }),
                fault("peering from CARTO missing", PEERING, "peeringFromName", one -> one.delete(FROM_CARTO), one -> {
                    one.delete(FROM_CARTO);
                    one.delete(TO_CARTO);
                    one.peer(CARTO, "from-carto", OWN);
                    one.peer(OWN, "to-carto", CARTO);
                }),
                fault(
                        "peering to CARTO disconnected",
                        PEERING,
                        "peeringToName",
                        one -> state(one, TO_CARTO, "Disconnected"),
                        one -> state(one, TO_CARTO, "Connected")),
                fault(
                        "peering from CARTO disconnected",
                        PEERING,
                        "peeringFromName",
                        one -> state(one, FROM_CARTO, "Disconnected"),
                        one -> state(one, FROM_CARTO, "Connected")),
                fault(
                        "peering to CARTO without access",
                        PEERING,
                        "peeringToName",
                        one -> flag(one, TO_CARTO, "allowVirtualNetworkAccess", false),
                        one -> flag(one, TO_CARTO, "allowVirtualNetworkAccess", true)),
                fault(
                        "peering from CARTO without access",
                        PEERING,
                        "peeringFromName",
                        one -> flag(one, FROM_CARTO, "allowVirtualNetworkAccess", false),
                        one -> flag(one, FROM_CARTO, "allowVirtualNetworkAccess", true)),
                fault(
                        "peering that does not know CARTO's addresses",
                        PEERING,
                        "peeringToName",
                        one -> knows(one, TO_CARTO, "10.9.0.0/16"),
                        one -> knows(one, TO_CARTO, "10.0.0.0/16")),
                fault(
                        "peering that does not know the gateway's addresses",
                        PEERING,
                        "peeringFromName",
                        one -> knows(one, FROM_CARTO, "10.9.0.0/16"),
                        one -> knows(one, FROM_CARTO, "10.1.0.0/16")));
    }

    private static void state(Deployed one, ResourceId peering, String state) {
        one.force(peering, properties -> properties.addProperty("peeringState", state));
    }

    private static void flag(Deployed one, ResourceId peering, String flag, boolean value) {
        one.changeProperties(peering, properties -> properties.addProperty(flag, value));
    }

    private static void knows(Deployed one, ResourceId peering, String range) {
        one.force(
                peering,
                properties ->
                        properties.add("remoteAddressSpace", json("{'addressPrefixes': ['%s']}".formatted(range))));
    }

    private static Stream<Fault> hub() {
        return Stream.of(
                        fault("hub that is not peered", PEERING, "hubVnetId", one -> one.delete(TO_HUB), one -> {
                            one.delete(TO_HUB);
                            one.delete(FROM_HUB);
                            one.forward(OWN, "to-hub", HUB);
                            one.forward(HUB, "from-hub", OWN);
                        }),
                        fault(
                                "hub that does not peer back",
                                PEERING,
                                "hubVnetId",
                                one -> one.delete(FROM_HUB),
                                one -> {}),
                        fault(
                                "hub that is not peered with CARTO",
                                PEERING,
                                "peering of hub-vnet with carto-vnet",
                                one -> one.delete(HUB_TO_CARTO),
                                one -> {}),
                        fault(
                                "CARTO that takes no forwarded traffic",
                                PEERING,
                                "peering of carto-vnet with hub-vnet",
                                one -> flag(one, CARTO_TO_HUB, "allowForwardedTraffic", false),
                                one -> flag(one, CARTO_TO_HUB, "allowForwardedTraffic", true)),
                        fault(
                                "gateway that takes no forwarded replies",
                                RETURN_PATH,
                                "hubFirewallIp",
                                one -> flag(one, TO_HUB, "allowForwardedTraffic", false),
                                one -> flag(one, TO_HUB, "allowForwardedTraffic", true)),
                        fault(
                                "route to an address that no firewall has",
                                ROUTE,
                                "hubFirewallIp",
                                one -> one.routes(ROUTES, one.subnet(), route("carto", "10.0.0.0/16", "10.100.0.9")),
                                one -> one.routes(ROUTES, one.subnet(), route("carto", "10.0.0.0/16", FIREWALL))),
                        fault(
                                "firewall that routes CARTO nowhere",
                                ROUTE,
                                "route table of AzureFirewallSubnet",
                                one -> hubRoute(one, "10.0.0.0/24"),
                                one -> hubRoute(one, "10.0.1.0/24")),
                        fault(
                                "return route missing",
                                RETURN_PATH,
                                "route table of carto-subnet",
                                one -> one.routes(CARTO_ROUTES, CARTO_SUBNET),
                                one -> one.routes(CARTO_ROUTES, CARTO_SUBNET, route("back", "10.1.0.0/27", FIREWALL))))
                .map(fault -> fault.on(Deployed::hubbed));
    }

    private static void hubRoute(Deployed one, String prefix) {
        one.routes(
                network("routeTables/hub-routes"), HUB.child("subnets", "AzureFirewallSubnet"), deadEnd("x", prefix));
    }

    private static Stream<Fault> routes() {
        return Stream.of(
                fault(
                        "route to nowhere",
                        ROUTE,
                        "hubFirewallIp",
                        one -> one.routes(ROUTES, one.subnet(), deadEnd("carto", "10.0.0.0/16")),
                        one -> one.routes(ROUTES, one.subnet(), deadEnd("carto", "10.2.0.0/16"))),
                fault(
                        "longer route to nowhere",
                        ROUTE,
                        "hubFirewallIp",
                        one -> one.routes(ROUTES, one.subnet(), deadEnd("carto", "10.0.0.4/32")),
                        one -> one.routes(ROUTES, one.subnet(), deadEnd("carto", "10.0.0.0/8"))),
                fault(
                                "address in no network",
                                ROUTE,
                                "proxyUrl",
                                one -> one.proxy("http://10.77.0.4:3128", "localhost"),
                                one -> one.proxy("http://10.0.1.4:3128", "localhost"))
                        .calling(to("proxy")),
                fault(
                                "target in a network that is not peered",
                                PEERING,
                                "peering of gateway-vnet with hub-vnet",
                                one -> dnsAt(one, "10.100.0.5", HUB),
                                one -> dnsAt(one, "10.0.1.53", CARTO))
                        .calling(Call.of(Call.From.GATEWAY, Call.To.parse("tool.example.com:8080"))));
    }

    /** A service that is known by its public name. */
    private static void dnsAt(Deployed one, String address, ResourceId network) {
        one.cloud.services().put(address + ":8080", json("""
                                {'address': '%s', 'port': 8080, 'host': 'tool.example.com', 'public': true,
                                 'virtualNetwork': '%s'}""".formatted(address, network)));
    }

    private static Stream<Fault> securityGroups() {
        return Stream.of(
                fault(
                        "outbound rule for another range",
                        SECURITY_GROUP,
                        "cartoSubnetCidr",
                        one -> one.restricted("10.0.5.0/24"),
                        one -> one.restricted("10.0.0.0/24")),
                fault(
                        "denying rule before the allowing one",
                        SECURITY_GROUP,
                        "cartoSubnetCidr",
                        one -> one.rules(
                                rule("no", 100, "Outbound", "Deny", "*", "10.0.0.4", "*"),
                                rule("yes", 110, "Outbound", "Allow", "*", "10.0.0.4", "443")),
                        one -> one.rules(
                                rule("no", 120, "Outbound", "Deny", "*", "10.0.0.4", "*"),
                                rule("yes", 110, "Outbound", "Allow", "*", "10.0.0.4", "443"))),
                fault(
                                "restricted egress in a shared network",
                                SECURITY_GROUP,
                                "cartoSubnetCidr",
                                one -> one.restricted("10.0.1.0/24"),
                                one -> one.restricted("10.0.0.4/32"))
                        .on(Deployed::shared),
                fault(
                        "inbound rule of CARTO's subnet",
                        SECURITY_GROUP,
                        "security group of carto-subnet",
                        one -> one.guard(
                                CARTO_SUBNET, rule("no", 200, "Inbound", "Deny", "VirtualNetwork", "*", "440-450")),
                        one -> one.guard(
                                CARTO_SUBNET, rule("no", 200, "Inbound", "Deny", "VirtualNetwork", "*", "80"))),
                fault(
                        "inbound rule for a part of the gateway's subnet",
                        SECURITY_GROUP,
                        "security group of carto-subnet",
                        one -> admit(one, "10.1.0.0/28"),
                        one -> admit(one, "10.1.0.0/27")),
                fault(
                        "inbound rule for everybody but peers",
                        SECURITY_GROUP,
                        "security group of carto-subnet",
                        one -> admit(one, "Internet"),
                        one -> admit(one, "VirtualNetwork")),
                fault(
                                "proxy outside of the allowed range",
                                SECURITY_GROUP,
                                "proxyCidr",
                                one -> one.restricted("10.0.0.0/24", "10.3.0.4/32:3128"),
                                one -> one.restricted("10.0.0.0/24", "10.0.1.4/32:3128"))
                        .on(() -> Deployed.peered().proxy("http://proxy.example.com:3128", "localhost"))
                        .calling(to("proxy")),
                fault(
                                "destination that no egress rule names",
                                SECURITY_GROUP,
                                "egressRules",
                                one -> one.restricted("10.0.0.0/24", "203.0.113.0/24:443"),
                                one -> one.restricted("10.0.0.0/24", "198.51.100.0/24:443"))
                        .calling(to("198.51.100.7:443")));
    }

    private static void admit(Deployed one, String source) {
        one.guard(
                CARTO_SUBNET,
                rule("yes", 100, "Inbound", "Allow", source, "*", "443"),
                rule("no", 4096, "Inbound", "Deny", "*", "*", "*"));
    }

    private static Stream<Fault> returnPaths() {
        return Stream.of(
                fault(
                        "replies through a firewall that saw no call",
                        RETURN_PATH,
                        "hubFirewallIp",
                        one -> one.routes(CARTO_ROUTES, CARTO_SUBNET, route("back", "10.1.0.0/16", FIREWALL)),
                        one -> one.routes(CARTO_ROUTES, CARTO_SUBNET, route("back", "10.2.0.0/16", FIREWALL))),
                fault(
                        "replies that are routed nowhere",
                        RETURN_PATH,
                        "route table of carto-subnet",
                        one -> one.routes(CARTO_ROUTES, CARTO_SUBNET, deadEnd("back", "10.1.0.0/27")),
                        one -> one.routes(CARTO_ROUTES, CARTO_SUBNET, deadEnd("back", "10.1.0.32/27"))));
    }
}
