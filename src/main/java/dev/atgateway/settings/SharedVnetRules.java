package dev.atgateway.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a subnet in CARTO's own VNet must keep to. */
final class SharedVnetRules {
    private static final String DELEGATION = "Microsoft.App/environments";
    private static final String AZURE_RESOLVER = "168.63.129.16";

    private final NetworkSettings network;
    private final FoundVnet carto;
    private final List<FoundVnet.FoundSubnet> others;

    SharedVnetRules(NetworkSettings network, FoundVnet carto) {
        this.network = network;
        this.carto = carto;
        this.others = carto.subnets().stream().filter(subnet -> !isOwn(subnet)).toList();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (carto.dnsServers().contains(AZURE_RESOLVER)) {
            problems.add(Problem.of(
                    "topology",
                    "shared",
                    "CARTO's VNet names " + AZURE_RESOLVER
                            + " as its DNS server, with which an environment waits for two hours and fails",
                    "remove that server from the VNet (Azure's resolver is its default), or write peered"));
        }
        checkRange(problems);
        carto.subnets().stream()
                .filter(this::isOwn)
                .filter(subnet -> subnet.delegations().stream().noneMatch(DELEGATION::equalsIgnoreCase))
                .forEach(subnet -> problems.add(Problem.of(
                        "subnetName",
                        subnet.name(),
                        "the name of a subnet of CARTO's VNet that is not delegated to " + DELEGATION,
                        "write another name")));
        return problems;
    }

    private void checkRange(List<Problem> problems) {
        Cidr own = network.subnetCidr();
        if (carto.addressSpace().stream().noneMatch(range -> range.contains(own))) {
            problems.add(Problem.of(
                    "subnetCidr",
                    own.toString(),
                    "not inside CARTO's VNet " + LiveRules.described(carto),
                    proposal(own)));
            return;
        }
        String hits = others.stream()
                .flatMap(subnet -> subnet.ranges().stream()
                        .filter(own::overlaps)
                        .map(range -> "overlaps " + range + " of subnet " + subnet.name()))
                .collect(Collectors.joining(" and "));
        if (!hits.isEmpty()) {
            problems.add(Problem.of("subnetCidr", own.toString(), hits + " of CARTO's VNet", proposal(own)));
        }
    }

    private String proposal(Cidr own) {
        List<Cidr> taken =
                others.stream().flatMap(subnet -> subnet.ranges().stream()).toList();
        return FreeRange.inside(carto.addressSpace(), own.prefixLength(), taken)
                .map(free -> "write " + free + ", which is free there")
                .orElse("extend the VNet, in which no /" + own.prefixLength() + " is free, or use topology peered");
    }

    private boolean isOwn(FoundVnet.FoundSubnet subnet) {
        return subnet.name().equalsIgnoreCase(network.subnetName());
    }
}
