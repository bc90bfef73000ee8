package dev.atgateway.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads where the gateway's subnet lives and what it is called. */
final class NetworkReader {
    private static final String DEFAULT_VNET = "10.1.0.0/16";
    private static final String DEFAULT_SUBNET = "10.1.0.0/27";
    private static final int SMALLEST_SUBNET = 27;
    private static final int LONGEST_NAME = 80;
    private static final String NO_OWN_VNET = "has no effect with topology shared, which makes no VNet and no peering";

    final Optional<Topology> topology;
    final Optional<Cidr> vnetCidr;
    final Optional<Cidr> subnetCidr;
    final Optional<String> vnetName;
    private final Optional<String> subnetName;
    private final Optional<String> delegationName;
    private final Optional<String> peeringToName;
    private final Optional<String> peeringFromName;
    private final Optional<Boolean> securityGroup;

    NetworkReader(Values values, String gatewayName) {
        topology = values.read(
                "topology", "peered", Choice.of(Map.of("peered", Topology.PEERED, "shared", Topology.SHARED)));
        if (shared()) {
            values.noEffect("vnetCidr", DEFAULT_VNET, NO_OWN_VNET);
            Stream.of("vnetName", "peeringToName", "peeringFromName")
                    .forEach(key -> values.noEffect(key, "", NO_OWN_VNET));
            subnetCidr = values.require(
                    "subnetCidr", "required with topology shared", "<a free /27 of CARTO's VNet>", Cidr::parse);
        } else {
            subnetCidr = values.read("subnetCidr", DEFAULT_SUBNET, Cidr::parse);
        }
        boolean peered = topology.equals(Optional.of(Topology.PEERED));
        vnetCidr = peered ? values.read("vnetCidr", DEFAULT_VNET, Cidr::parse) : Optional.empty();
        vnetName = ownName(values, "vnetName", gatewayName + "-vnet", AzureNames::vnet);
        peeringToName = ownName(values, "peeringToName", gatewayName + "-to-carto", AzureNames::networkPart);
        peeringFromName = ownName(values, "peeringFromName", "carto-to-" + gatewayName, AzureNames::networkPart);
        subnetName = values.read("subnetName", gatewayName + "-subnet", AzureNames::networkPart);
        delegationName = values.read("delegationName", "container-apps", AzureNames::networkPart);
        securityGroup = values.read("securityGroup", "create", Choice.of(Map.of("create", true, "none", false)));
        vnetCidr.ifPresent(vnet -> checkVnet(values, vnet));
        subnetCidr.ifPresent(subnet -> checkSubnet(values, subnet));
    }

    /** Checks the names of the security group, the route table and the hub's peerings. */
    void checkDerivedNames(Values values, HubReader hub) {
        if (!withoutSecurityGroup()) {
            DerivedNames.check(values, "subnetName", subnetName, "-nsg", LONGEST_NAME);
        }
        if (hub.firewallIp.isPresent()) {
            DerivedNames.check(values, "subnetName", subnetName, "-routes", LONGEST_NAME);
        }
        if (hub.vnetId.isPresent()) {
            DerivedNames.check(values, "peeringToName", peeringToName, "-hub", LONGEST_NAME);
            DerivedNames.check(values, "peeringFromName", peeringFromName, "-hub", LONGEST_NAME);
        }
    }

    boolean shared() {
        return topology.equals(Optional.of(Topology.SHARED));
    }

    boolean withoutSecurityGroup() {
        return securityGroup.equals(Optional.of(false));
    }

    NetworkSettings settings(Optional<HubSettings> hub, EgressReader egress) {
        return new NetworkSettings(
                topology.orElseThrow(),
                vnetCidr,
                subnetCidr.orElseThrow(),
                vnetName.orElseThrow(),
                subnetName.orElseThrow(),
                delegationName.orElseThrow(),
                peeringToName.orElseThrow(),
                peeringFromName.orElseThrow(),
                hub,
                securityGroup.orElseThrow(),
                egress.egress.orElseThrow(),
                egress.rules);
    }

    private Optional<String> ownName(Values values, String key, String fallback, Function<String, String> rule) {
        return shared() ? Optional.of(fallback) : values.read(key, fallback, rule);
    }

    private static void checkVnet(Values values, Cidr vnet) {
        if (vnet.prefixLength() > SMALLEST_SUBNET) {
            values.wrong(
                    "vnetCidr",
                    vnet.toString(),
                    "too small for the /27 subnet of Container Apps",
                    "write a /27 or larger");
        }
        ReservedRanges.check(values, "vnetCidr", vnet);
    }

    /** @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">Subnets</a> */
    private void checkSubnet(Values values, Cidr subnet) {
        if (subnet.prefixLength() > SMALLEST_SUBNET) {
            values.wrong(
                    "subnetCidr",
                    subnet.toString(),
                    "smaller than the /27 that a workload-profiles environment needs",
                    "write a /27 or larger; the size cannot be changed later");
        }
        ReservedRanges.check(values, "subnetCidr", subnet);
        vnetCidr.filter(vnet -> vnet.prefixLength() <= SMALLEST_SUBNET && !vnet.contains(subnet))
                .ifPresent(vnet -> values.wrong(
                        "subnetCidr",
                        subnet.toString(),
                        "not inside vnetCidr " + vnet,
                        "write a range inside it, such as "
                                + vnet.subnets(SMALLEST_SUBNET).findFirst().orElseThrow()));
    }
}
