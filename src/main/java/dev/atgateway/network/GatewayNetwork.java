package dev.atgateway.network;

import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.Subnet;
import com.pulumi.azurenative.network.SubnetArgs;
import com.pulumi.azurenative.network.VirtualNetwork;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.VirtualNetworkPeering;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.DelegationArgs;
import com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.inputs.RouteTableArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.atgateway.settings.NetworkSettings;
import dev.atgateway.settings.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CARTO's steps 1 and 2: a VNet with a subnet delegated to Container Apps, peered both ways with CARTO's VNet; or, where
 * CARTO's own VNet is shared, the delegated subnet alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">VNets for Container Apps</a>
 */
public final class GatewayNetwork extends ComponentResource {
    private static final String DELEGATION = "Microsoft.App/environments";

    /**
     * Whether an environment waits for the peerings of its VNet. Whether Azure makes both at the same time is
     * unverified; where it answers 409, true costs the minute that the peerings take.
     */
    private static final boolean ENVIRONMENT_WAITS_FOR_PEERINGS = false;

    private final NetworkSettings settings;
    private final Surroundings surroundings;
    private final Output<String> group;
    private final Map<String, String> tags;

    private final SubnetPlace place;
    private final Optional<NetworkSecurityGroup> securityGroup;
    private final Subnet subnet;
    private final List<VirtualNetworkPeering> peerings;

    /**
     * Declares the network.
     *
     * @param rules the rules of the subnet's security group
     * @param group name of the gateway's resource group
     */
    public GatewayNetwork(
            String name,
            NetworkSettings settings,
            Surroundings surroundings,
            List<SecurityRule> rules,
            Output<String> group,
            Map<String, String> tags) {
        super("atgateway:network:GatewayNetwork", name);
        this.settings = settings;
        this.surroundings = surroundings;
        this.group = group;
        this.tags = tags;

        this.place = settings.topology() == Topology.PEERED ? ownVnet() : cartoVnet();
        this.securityGroup = settings.securityGroup() ? Optional.of(securityGroup(rules)) : Optional.empty();
        this.subnet = declareSubnet();
        this.peerings = settings.topology() == Topology.PEERED ? peerings() : List.of();
        registerOutputs(Map.<String, Output<?>>of("vnetId", vnetId(), "subnetId", subnetId()));
    }

    private SubnetPlace ownVnet() {
        var options = CustomResourceOptions.builder().parent(this);
        if (surroundings.ownVnetHasLeft(settings.vnetCidr().orElseThrow())) {
            options.replaceOnChanges("addressSpace").deleteBeforeReplace(true);
        }
        var vnet = new VirtualNetwork(
                "vnet",
                VirtualNetworkArgs.builder()
                        .virtualNetworkName(settings.vnetName())
                        .resourceGroupName(group)
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes(
                                        settings.vnetCidr().orElseThrow().toString())
                                .build())
                        .tags(tags)
                        .build(),
                options.build());
        return new SubnetPlace(group, vnet.name(), vnet.id(), Optional.empty());
    }

    private SubnetPlace cartoVnet() {
        var vnet = surroundings.carto();
        return new SubnetPlace(
                Output.of(vnet.id().resourceGroup()),
                Output.of(vnet.id().name()),
                Output.of(vnet.id().toString()),
                Optional.of(vnet.location()));
    }

    private NetworkSecurityGroup securityGroup(List<SecurityRule> rules) {
        // Named by Pulumi: Azure deletes no group that is attached, so a new one must be there before the old one goes.
        var args = com.pulumi.azurenative.network.NetworkSecurityGroupArgs.builder()
                .resourceGroupName(group)
                .securityRules(rules.stream().map(SecurityRule::toArgs).toList())
                .tags(tags);
        place.location().ifPresent(args::location);
        return new NetworkSecurityGroup(
                "gateway-nsg",
                args.build(),
                CustomResourceOptions.builder().parent(this).build());
    }

    private Subnet declareSubnet() {
        var args = SubnetArgs.builder()
                .subnetName(settings.subnetName())
                .resourceGroupName(place.group())
                .virtualNetworkName(place.vnetName())
                .addressPrefix(settings.subnetCidr().toString())
                .delegations(DelegationArgs.builder()
                        .name(settings.delegationName())
                        .serviceName(DELEGATION)
                        .build());
        securityGroup.ifPresent(nsg -> args.networkSecurityGroup(
                NetworkSecurityGroupArgs.builder().id(nsg.id()).build()));
        settings.hub()
                .map(hub -> HubRoutes.declare(
                        this, hub, surroundings.carto().addressSpace(), group, place.location(), tags))
                .ifPresent(table ->
                        args.routeTable(RouteTableArgs.builder().id(table.id()).build()));
        return new Subnet(
                "subnet",
                args.build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .replaceOnChanges("addressPrefix")
                        .deleteBeforeReplace(true)
                        .build());
    }

    private List<VirtualNetworkPeering> peerings() {
        var gateway = new Peerings.End(
                place.group(),
                place.vnetName(),
                place.vnetId(),
                List.of(settings.vnetCidr().orElseThrow()),
                Optional.empty());
        var carto = Peerings.End.of(surroundings.carto(), surroundings.cartoProvider());
        var peerings = new Peerings(this, subnet, settings.hub().isPresent());
        peerings.pair(
                new Peerings.Name("peering-to-carto", settings.peeringToName()),
                new Peerings.Name("peering-from-carto", settings.peeringFromName()),
                gateway,
                carto);
        surroundings.hub().ifPresent(found -> {
            var hub = Peerings.End.of(found, surroundings.hubProvider());
            peerings.pair(
                    new Peerings.Name("peering-to-hub", settings.peeringToName() + "-hub"),
                    new Peerings.Name("peering-from-hub", settings.peeringFromName() + "-hub"),
                    gateway,
                    hub);
        });
        return peerings.declared();
    }

    /** Resource id of the VNet that holds the subnet. */
    public Output<String> vnetId() {
        return place.vnetId();
    }

    /** The delegated subnet. */
    public Resource subnet() {
        return subnet;
    }

    /** Resource id of the delegated subnet. */
    public Output<String> subnetId() {
        return subnet.id();
    }

    /** Resource id of the subnet's network security group, when this stack makes one. */
    public Optional<Output<String>> securityGroupId() {
        return securityGroup.map(NetworkSecurityGroup::id);
    }

    /** Resource ids of the peerings that this stack makes, in the order in which they are made. */
    public List<Output<String>> peeringIds() {
        return peerings.stream().map(VirtualNetworkPeering::id).toList();
    }

    /** What an environment in the subnet must wait for, besides the subnet itself. */
    public List<Resource> beforeEnvironment() {
        return ENVIRONMENT_WAITS_FOR_PEERINGS ? List.copyOf(peerings) : List.of();
    }

    /** Region of the VNet, where it is not that of the gateway's resource group. */
    public Optional<String> location() {
        return place.location();
    }
}
