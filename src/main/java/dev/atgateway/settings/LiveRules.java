package dev.atgateway.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that need to know CARTO's VNet as it is in the cloud. Pure: the caller looks the VNets up. */
public final class LiveRules {
    private final Settings settings;
    private final FoundVnet carto;
    private final Optional<FoundVnet> hub;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private LiveRules(Settings settings, FoundVnet carto, Optional<FoundVnet> hub) {
        this.settings = settings;
        this.carto = carto;
        this.hub = hub;
    }

    /**
     * Compares the settings with the VNets that they name.
     *
     * @param carto CARTO's VNet
     * @param hub the hub's VNet, where the settings name one
     */
    public static Findings check(Settings settings, FoundVnet carto, Optional<FoundVnet> hub) {
        LiveRules rules = new LiveRules(settings, carto, hub);
        rules.checkCarto();
        if (settings.network().topology() == Topology.SHARED) {
            rules.problems.addAll(new SharedVnetRules(settings.network(), carto).problems());
            rules.checkSharedDns();
        } else {
            rules.problems.addAll(new PeeredVnetRules(settings, carto, hub).problems());
            rules.checkDisconnected();
            rules.checkRegion();
            rules.checkPeeredDns();
        }
        settings.network().hub().ifPresent(rules::checkFirewall);
        rules.problems.sort(Comparator.comparingInt(problem -> Contract.position(problem.rootKey())));
        return new Findings(List.copyOf(rules.problems), List.copyOf(rules.warnings));
    }

    private void checkCarto() {
        settings.carto()
                .internalIp()
                .filter(ip -> !holds(carto, ip))
                .ifPresent(ip -> problems.add(Problem.of(
                        "cartoInternalIp",
                        ip.toString(),
                        "not inside CARTO's VNet " + described(carto),
                        "write the address of CARTO's internal load balancer")));
        settings.carto()
                .subnetCidr()
                .filter(subnet -> carto.addressSpace().stream().noneMatch(range -> range.contains(subnet)))
                .ifPresent(subnet -> problems.add(Problem.of(
                        "cartoSubnetCidr",
                        subnet.toString(),
                        "not inside CARTO's VNet " + described(carto),
                        "write the subnet of CARTO's entry point")));
        carto.addressSpace().stream()
                .filter(range -> ReservedRanges.CONTAINER_APPS.stream().anyMatch(range::overlaps))
                .forEach(range -> warn(
                        Warning.Subject.NETWORK,
                        "CARTO's range " + range
                                + " overlaps what Container Apps reserves: the gateway cannot reach addresses there"));
    }

    private void checkFirewall(HubSettings wanted) {
        Ipv4 firewall = wanted.firewallIp();
        hub.filter(vnet -> !holds(vnet, firewall))
                .ifPresent(vnet -> problems.add(Problem.of(
                        "hubFirewallIp",
                        firewall.toString(),
                        "not inside the hub's VNet " + described(vnet),
                        "write the private address of the hub's firewall")));
        boolean reachable = holds(carto, firewall)
                || settings.network()
                        .vnetCidr()
                        .filter(range -> range.contains(firewall))
                        .isPresent();
        if (hub.isEmpty() && !reachable) {
            problems.add(Problem.of(
                    "hubVnetId",
                    "required: hubFirewallIp " + firewall + " lies neither in vnetCidr nor in CARTO's VNet",
                    "pulumi config set hubVnetId <resource id of the hub's VNet>"));
        }
    }

    /** @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Peering</a> */
    private void checkDisconnected() {
        carto.peerings().stream()
                .filter(peering -> OwnVnet.is(settings, peering.remoteVnetId()))
                .filter(peering -> peering.state().equals("Disconnected"))
                .forEach(peering -> warn(
                        Warning.Subject.NETWORK,
                        "the peering " + peering.name() + " of CARTO's VNet is Disconnected: Azure refuses to make the"
                                + " other side again until it is deleted"));
    }

    private void checkRegion() {
        settings.azure()
                .location()
                .filter(own -> !canonical(own).equals(canonical(carto.location())))
                .ifPresent(own -> warn(
                        Warning.Subject.NETWORK,
                        "the gateway is in " + own + " and CARTO in " + carto.location()
                                + ": CARTO's guide wants one region; every call crosses between the two"));
    }

    private void checkSharedDns() {
        if (settings.dns().isPresent() && !carto.dnsServers().isEmpty()) {
            warn(
                    Warning.Subject.DNS,
                    "CARTO's VNet asks its own DNS servers " + String.join(", ", carto.dnsServers())
                            + ": a linked zone answers there only if they forward to Azure's resolver; otherwise set"
                            + " cartoDns to existing");
        }
    }

    private void checkPeeredDns() {
        if (settings.carto().dns() == CartoDns.EXISTING && !carto.dnsServers().isEmpty()) {
            warn(
                    Warning.Subject.DNS,
                    "the gateway's VNet uses Azure's resolver, not the DNS servers "
                            + String.join(", ", carto.dnsServers())
                            + " of CARTO's VNet: set cartoDns to zone unless Azure's resolver knows the domain");
        }
    }

    private void warn(Warning.Subject subject, String text) {
        warnings.add(new Warning(subject, text));
    }

    static String described(FoundVnet vnet) {
        return vnet.id().name() + " ("
                + vnet.addressSpace().stream().map(Cidr::toString).collect(Collectors.joining(", ")) + ")";
    }

    private static boolean holds(FoundVnet vnet, Ipv4 address) {
        return vnet.addressSpace().stream().anyMatch(range -> range.contains(address));
    }

    private static String canonical(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
