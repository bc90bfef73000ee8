package dev.atgateway.settings;

import java.util.List;

/**
 * A VNet as Azure answered about it: CARTO's, the hub's, or the gateway's own. Input of {@code LiveRules}.
 *
 * @param location its region
 * @param addressSpace its IPv4 ranges
 * @param dnsServers its custom DNS servers; empty means Azure's own resolver
 */
public record FoundVnet(
        VnetId id,
        String location,
        List<Cidr> addressSpace,
        List<String> dnsServers,
        List<FoundSubnet> subnets,
        List<FoundPeering> peerings) {

    /** A subnet of the VNet, with the services it is delegated to. */
    public record FoundSubnet(String name, List<Cidr> ranges, List<String> delegations) {}

    /** A peering of the VNet: the id of the remote VNet, its state, and the remote ranges. */
    public record FoundPeering(String name, String remoteVnetId, String state, List<Cidr> remoteRanges) {}
}
