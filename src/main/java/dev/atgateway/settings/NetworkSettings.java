package dev.atgateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * The gateway's network.
 *
 * @param vnetCidr address space of the new VNet; absent in {@link Topology#SHARED}
 * @param subnetCidr the subnet delegated to Container Apps
 * @param delegationName name of the subnet's delegation
 * @param securityGroup whether this stack makes the subnet's network security group
 */
public record NetworkSettings(
        Topology topology,
        Optional<Cidr> vnetCidr,
        Cidr subnetCidr,
        String vnetName,
        String subnetName,
        String delegationName,
        String peeringToName,
        String peeringFromName,
        Optional<HubSettings> hub,
        boolean securityGroup,
        Egress egress,
        List<EgressRule> egressRules) {}
