package dev.atgateway.settings;

import java.util.Map;
import java.util.Optional;

/** Reads where CARTO Self-Hosted runs and how the gateway finds it. */
final class CartoReader {
    private static final String DEFAULT_DNS = "zone";
    private static final String EXAMPLE_DOMAIN = "carto.internal.example.com";

    final Optional<VnetId> vnetId;
    final Optional<CartoDns> dns;
    final Optional<String> domain;
    final Optional<Ipv4> internalIp;
    private final Optional<Cidr> subnetCidr;

    CartoReader(Values values) {
        vnetId = values.require(
                "cartoVnetId", "required: the VNet where CARTO runs", "<resource id of the VNet>", VnetId::parse);
        dns = values.read(
                "cartoDns",
                DEFAULT_DNS,
                Choice.of(Map.of("zone", CartoDns.ZONE, "existing", CartoDns.EXISTING, "ip", CartoDns.IP)));
        String required = "required with cartoDns " + values.text("cartoDns").orElse(DEFAULT_DNS);
        domain = dns.filter(way -> way != CartoDns.IP).isPresent()
                ? values.require("cartoDomain", required, EXAMPLE_DOMAIN, DnsName::parse)
                : values.read("cartoDomain", DnsName::parse);
        internalIp = dns.filter(way -> way != CartoDns.EXISTING).isPresent()
                ? values.require("cartoInternalIp", required, "10.0.1.4", ReservedRanges::host)
                : values.read("cartoInternalIp", ReservedRanges::host);
        subnetCidr = values.read("cartoSubnetCidr", CartoReader::subnet);
        subnetCidr.ifPresent(subnet -> checkSubnet(values, subnet));
    }

    /** Compares CARTO's addresses with the gateway's own. */
    void checkAgainst(NetworkReader network, Values values) {
        String key = network.shared() ? "subnetCidr" : "vnetCidr";
        Optional<Cidr> own = network.shared() ? network.subnetCidr : network.vnetCidr;
        own.filter(range -> internalIp.filter(range::contains).isPresent())
                .ifPresent(range -> values.wrong(
                        "cartoInternalIp",
                        "lies in " + key + " " + range + ", which is the gateway's own",
                        "write the address of CARTO's internal load balancer"));
        network.vnetCidr
                .filter(range -> subnetCidr.filter(range::overlaps).isPresent())
                .ifPresent(range -> values.wrong(
                        "cartoSubnetCidr",
                        "overlaps vnetCidr " + range + ", which is the gateway's own",
                        "write the subnet of CARTO's entry point"));
    }

    CartoSettings settings() {
        return new CartoSettings(vnetId.orElseThrow(), dns.orElseThrow(), domain, internalIp, subnetCidr);
    }

    private void checkSubnet(Values values, Cidr subnet) {
        ReservedRanges.check(values, "cartoSubnetCidr", subnet);
        internalIp
                .filter(ip -> !subnet.contains(ip))
                .ifPresent(ip -> values.wrong(
                        "cartoSubnetCidr",
                        "does not hold cartoInternalIp " + ip,
                        "write the subnet of CARTO's entry point"));
    }

    private static Cidr subnet(String text) {
        Cidr subnet = Cidr.parse(text);
        if (subnet.prefixLength() == 0) {
            throw new Mistake(
                    "a default route, which would take the replies of the public ingress with it",
                    "write the subnet of CARTO's entry point");
        }
        return subnet;
    }
}
