package dev.atgateway.settings;

import java.util.Optional;

/** Reads the hub that stands between the gateway's VNet and CARTO's. */
final class HubReader {
    private static final String ONE_VNET =
            "has no effect with topology shared, where the gateway and CARTO are in one VNet";

    final Optional<Ipv4> firewallIp;
    final Optional<VnetId> vnetId;

    HubReader(Values values, NetworkReader network, CartoReader carto) {
        if (network.shared()) {
            values.noEffect("hubFirewallIp", "", ONE_VNET);
            values.noEffect("hubVnetId", "", ONE_VNET);
            firewallIp = Optional.empty();
            vnetId = Optional.empty();
            return;
        }
        firewallIp = values.read("hubFirewallIp", ReservedRanges::host);
        vnetId = values.read("hubVnetId", VnetId::parse);
        if (!values.given("hubFirewallIp")) {
            values.noEffect("hubVnetId", "", "has no effect without hubFirewallIp");
        }
        network.subnetCidr
                .filter(subnet -> firewallIp.filter(subnet::contains).isPresent())
                .ifPresent(subnet -> values.wrong(
                        "hubFirewallIp",
                        "lies in subnetCidr " + subnet + ", which belongs to Container Apps alone",
                        "write the address of the hub's firewall"));
        firewallIp
                .filter(ip -> carto.internalIp.filter(ip::equals).isPresent())
                .ifPresent(ip -> values.wrong(
                        "hubFirewallIp",
                        "cartoInternalIp itself, which is where traffic goes, not what forwards it",
                        "write the address of the hub's firewall"));
        vnetId.filter(id -> carto.vnetId.filter(id::sameAs).isPresent())
                .ifPresent(id -> values.wrong(
                        "hubVnetId",
                        "CARTO's own VNet",
                        "write the hub's, or remove the key if the firewall lies in CARTO's VNet"));
        firewallIp.ifPresent(ip -> values.warn(
                Warning.Subject.NETWORK,
                "traffic to CARTO goes through the appliance at " + ip
                        + "; the route back from CARTO's subnet to the gateway's through the same appliance is yours to"
                        + " make, or replies take another way and the firewall drops them"));
    }

    Optional<HubSettings> settings() {
        return firewallIp.map(ip -> new HubSettings(ip, vnetId));
    }
}
