package dev.atgateway.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new VNet must be clear of: the VNets that it is peered with, and those that are peered with them already.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">VNet peering</a>
 */
final class PeeredVnetRules {
    private final Settings settings;
    private final FoundVnet carto;
    private final Optional<FoundVnet> hub;

    PeeredVnetRules(Settings settings, FoundVnet carto, Optional<FoundVnet> hub) {
        this.settings = settings;
        this.carto = carto;
        this.hub = hub;
    }

    private record Taken(Cidr range, String by) {}

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<Taken> taken = taken();
        Cidr own = settings.network().vnetCidr().orElseThrow();
        List<Taken> hits =
                taken.stream().filter(other -> other.range().overlaps(own)).toList();
        if (!hits.isEmpty()) {
            problems.add(Problem.of(
                    "vnetCidr",
                    own.toString(),
                    hits.stream()
                            .map(hit -> "overlaps " + hit.range() + " of " + hit.by())
                            .collect(Collectors.joining(" and ")),
                    proposal(own, taken)));
        }
        String fromName = settings.network().peeringFromName();
        takenName(carto, "CARTO's", fromName).ifPresent(problems::add);
        hub.flatMap(vnet -> takenName(vnet, "the hub's", fromName + "-hub")).ifPresent(problems::add);
        return problems;
    }

    private String proposal(Cidr own, Set<Taken> taken) {
        int subnet = settings.network().subnetCidr().prefixLength();
        return FreeRange.ofPrivateSpace(
                        own.prefixLength(), taken.stream().map(Taken::range).toList())
                .map(free -> "write " + free + ", which is clear of all of them, and subnetCidr "
                        + free.subnets(subnet).findFirst().orElseThrow())
                .orElse("write a smaller range; no private range of this size is free");
    }

    private Set<Taken> taken() {
        Set<Taken> taken = new LinkedHashSet<>();
        add(taken, carto, "CARTO's");
        hub.ifPresent(vnet -> add(taken, vnet, "the hub's"));
        return taken;
    }

    private void add(Set<Taken> taken, FoundVnet vnet, String whose) {
        vnet.addressSpace()
                .forEach(range ->
                        taken.add(new Taken(range, whose + " VNet " + vnet.id().name())));
        vnet.peerings().stream()
                .filter(peering -> !OwnVnet.isRemoteOf(peering, settings))
                .filter(peering ->
                        !peering.remoteVnetId().equalsIgnoreCase(carto.id().toString()))
                .filter(peering -> hub.filter(found -> peering.remoteVnetId()
                                .equalsIgnoreCase(found.id().toString()))
                        .isEmpty())
                .forEach(peering -> peering.remoteRanges()
                        .forEach(range -> taken.add(new Taken(
                                range, remoteName(peering) + ", which is peered with " + whose + " VNet already"))));
    }

    private Optional<Problem> takenName(FoundVnet vnet, String whose, String name) {
        return vnet.peerings().stream()
                .filter(peering -> peering.name().equalsIgnoreCase(name))
                .filter(peering -> !OwnVnet.isRemoteOf(peering, settings))
                .findFirst()
                .map(peering -> Problem.of(
                        "peeringFromName",
                        settings.network().peeringFromName(),
                        "gives " + peering.name() + ", the name of a peering of " + whose + " VNet with "
                                + remoteName(peering),
                        "write another name, or another gatewayName"));
    }

    private static String remoteName(FoundVnet.FoundPeering peering) {
        return "VNet " + peering.remoteVnetId().replaceFirst(".*/", "");
    }
}
