package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.HOST;
import static dev.emulatedcloud.traffic.Deployed.ZONE;
import static dev.emulatedcloud.traffic.Deployed.network;
import static dev.emulatedcloud.traffic.Fault.asked;
import static dev.emulatedcloud.traffic.Fault.fault;
import static dev.emulatedcloud.traffic.Fault.to;
import static dev.emulatedcloud.traffic.Hop.Name.PROXY;
import static dev.emulatedcloud.traffic.Hop.Name.RESOLUTION;
import static dev.emulatedcloud.traffic.Hop.Name.SERVICE;
import static dev.emulatedcloud.traffic.Hop.Name.TLS;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.stream.Stream;

/** What can be wrong with proxy, names, services and certificates. */
final class NameAndTrustFaults {
    private static final String HTTP = "http://proxy.example.com:3128";
    private static final String HTTPS = "https://proxy.example.com:3129";
    private static final ResourceId BALANCER =
            ResourceId.of(Deployed.CARTO.groupId() + "/providers/Microsoft.Network/loadBalancers/carto-ilb");

    private NameAndTrustFaults() {}

    static Stream<Fault> all() {
        return Stream.of(proxy(), names(), services(), trust()).flatMap(faults -> faults);
    }

    private static Stream<Fault> proxy() {
        return Stream.of(
                fault(
                        "proxy that swallows the private call",
                        PROXY,
                        "noProxy",
                        one -> one.proxy(HTTP, "localhost"),
                        one -> one.proxy(HTTP, "localhost", HOST)),
                fault(
                        "suffix without its dot",
                        PROXY,
                        "noProxy",
                        one -> one.proxy(HTTP, "internal.example.com"),
                        one -> one.proxy(HTTP, ".internal.example.com")),
                fault(
                        "bypass for another port",
                        PROXY,
                        "noProxy",
                        one -> one.proxy(HTTP, "*.example.com:8443"),
                        one -> one.proxy(HTTP, "*.example.com:443")),
                fault("no proxy", PROXY, "proxyUrl", one -> {}, one -> one.proxy(HTTP, "localhost"))
                        .calling(to("proxy")));
    }

    private static Stream<Fault> names() {
        return Stream.of(
                fault(
                        "record with another address",
                        RESOLUTION,
                        "cartoInternalIp",
                        one -> one.record("10.0.0.5"),
                        one -> one.record("10.0.0.4")),
                fault(
                        "zone that is not linked",
                        RESOLUTION,
                        "dnsLinkName",
                        one -> one.delete(ZONE.child("virtualNetworkLinks", "link")),
                        one -> one.link()),
                fault(
                        "zone without the record",
                        RESOLUTION,
                        "cartoDnsZone",
                        one -> one.delete(ZONE.child("A", "@")),
                        one -> one.record("10.0.0.4")),
                fault(
                        "zone of another name",
                        RESOLUTION,
                        "cartoDomain",
                        one -> rezone(one, "carto.example.org"),
                        one -> {
                            rezone(one, "internal.example.com");
                            one.record(
                                    network("privateDnsZones/internal.example.com")
                                            .child("A", "carto"),
                                    "10.0.0.4");
                        }),
                fault("no zone", RESOLUTION, "cartoDns", one -> dropZone(one), one -> rezoneWithRecord(one)),
                fault(
                        "own DNS server that does not know the name",
                        RESOLUTION,
                        "cartoDns",
                        one -> one.dnsServer("10.0.1.53", "other.example.com", "10.0.0.4"),
                        one -> one.dnsServer("10.0.1.53", HOST, "10.0.0.4")),
                fault(
                        "own DNS server with another address",
                        RESOLUTION,
                        "the record of " + HOST,
                        one -> one.dnsServer("10.0.1.53", HOST, "10.0.0.9"),
                        one -> one.dnsServer("10.0.1.53", HOST, "10.0.0.4")),
                fault(
                                "own DNS server behind the security group",
                                RESOLUTION,
                                "egressRules",
                                one -> one.restricted("10.0.0.0/24"),
                                one -> one.restricted("10.0.0.0/24", "10.0.1.53/32:53"))
                        .on(() -> {
                            Deployed deployed = Deployed.peered();
                            deployed.dnsServer("10.0.1.53", HOST, "10.0.0.4");
                            return deployed;
                        }),
                fault(
                                "zone that hides the proxy's name",
                                RESOLUTION,
                                "cartoDnsZone",
                                one -> one.zone("example.com"),
                                one -> one.zone("internal.example.com"))
                        .on(() -> Deployed.peered().proxy(HTTP, HOST))
                        .calling(to("proxy")),
                fault(
                                "proxy that nobody knows",
                                RESOLUTION,
                                "proxyUrl",
                                one -> one.proxy("http://proxy.example.org:3128", HOST),
                                one -> one.proxy(HTTP, HOST))
                        .calling(to("proxy")));
    }

    private static void dropZone(Deployed one) {
        one.delete(ZONE.child("virtualNetworkLinks", "link"));
        one.delete(ZONE);
    }

    private static void rezone(Deployed one, String name) {
        dropZone(one);
        one.zone(name);
    }

    private static void rezoneWithRecord(Deployed one) {
        rezone(one, HOST);
        one.record("10.0.0.4");
    }

    private static Stream<Fault> services() {
        return Stream.of(
                fault(
                        "load balancer with another address",
                        SERVICE,
                        "load balancer carto-ilb",
                        one -> balancerAddress(one, "10.0.0.7"),
                        one -> balancerAddress(one, "10.0.0.4")),
                fault(
                                "port that the proxy does not listen on",
                                SERVICE,
                                "proxyUrl",
                                one -> one.proxy("http://proxy.example.com:8080", HOST),
                                one -> one.proxy(HTTP, HOST))
                        .calling(to("proxy")),
                fault(
                                "https to an http proxy",
                                SERVICE,
                                "proxyUrl",
                                one -> one.proxy("https://proxy.example.com:3128", HOST),
                                one -> one.proxy(HTTP, HOST))
                        .calling(to("proxy")),
                asked("port of nobody", SERVICE, "10.0.0.4:8443", to("10.0.0.4:8443"), to(HOST + ":443")));
    }

    private static void balancerAddress(Deployed one, String address) {
        one.force(BALANCER, properties -> Json.objects(properties, "frontendIPConfigurations")
                .map(frontend -> frontend.getAsJsonObject("properties"))
                .forEach((JsonObject frontend) -> frontend.addProperty("privateIPAddress", address)));
    }

    private static Stream<Fault> trust() {
        return Stream.of(
                fault(
                        "no CA",
                        TLS,
                        "trustedCaCerts",
                        one -> one.bundle(null),
                        one -> one.bundle(one.authority("10.0.0.4:443"))),
                fault(
                        "CA of somebody else",
                        TLS,
                        "trustedCaCerts",
                        one -> one.bundle(one.authority("10.0.1.4:3129")),
                        one -> one.bundle(one.authority("10.0.1.4:3129") + "\n" + one.authority("10.0.0.4:443"))),
                fault(
                        "CA file that is not mounted",
                        TLS,
                        "trustedCaCerts",
                        one -> caFile(one, "/etc/other.pem"),
                        one -> caFile(one, "/etc/at-gateway/certs/trusted-cas.pem")),
                asked("name that the certificate has not", TLS, "cartoDns", to("10.0.0.4:443"), to(HOST + ":443")),
                fault(
                                "no CA of the proxy's",
                                TLS,
                                "proxyCaCertificate",
                                one -> one.bundle(one.authority("10.0.0.4:443")),
                                one -> one.bundle(one.authority("10.0.0.4:443") + one.authority("10.0.1.4:3129")))
                        .on(() -> Deployed.peered().proxy(HTTPS, HOST))
                        .calling(to("proxy")));
    }

    private static void caFile(Deployed one, String path) {
        one.app(properties -> Json.objects(Deployed.container(properties), "env")
                .filter(variable -> Json.text(variable, "name")
                        .filter("NODE_EXTRA_CA_CERTS"::equals)
                        .isPresent())
                .forEach(variable -> variable.addProperty("value", path)));
    }
}
