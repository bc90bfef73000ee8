package dev.atgateway.network;

import com.pulumi.azurenative.network.Subnet;
import com.pulumi.azurenative.network.VirtualNetworkPeering;
import com.pulumi.azurenative.network.VirtualNetworkPeeringArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.FoundVnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CARTO's step 2.2: a peering is two objects, one in each VNet, and carries traffic only when both are there. All of
 * them, and the subnet before them, run one after another: Azure answers 409 to two operations on one VNet.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">VNet peering</a>
 */
final class Peerings {
    private final Resource parent;
    private final boolean forwardedTraffic;
    private final List<VirtualNetworkPeering> declared = new ArrayList<>();
    private Resource previous;

    Peerings(Resource parent, Subnet after, boolean forwardedTraffic) {
        this.parent = parent;
        this.previous = after;
        this.forwardedTraffic = forwardedTraffic;
    }

    /** One end of a peering: the VNet it belongs to. */
    record End(
            Output<String> group,
            Output<String> vnetName,
            Output<String> vnetId,
            List<Cidr> addressSpace,
            Optional<ProviderResource> provider) {
        static End of(FoundVnet vnet, Optional<ProviderResource> provider) {
            return new End(
                    Output.of(vnet.id().resourceGroup()),
                    Output.of(vnet.id().name()),
                    Output.of(vnet.id().toString()),
                    vnet.addressSpace(),
                    provider);
        }
    }

    /** Peers {@code local} with {@code remote}, as a child of {@code local}. */
    void peer(String logicalName, String peeringName, End local, End remote) {
        var options = CustomResourceOptions.builder()
                .parent(parent)
                .dependsOn(previous)
                .replaceOnChanges("remoteVirtualNetwork")
                .deleteBeforeReplace(true)
                // Azure's own findings, which the provider takes for inputs once a refresh has read them.
                .ignoreChanges(
                        "peeringState",
                        "peeringSyncLevel",
                        "remoteAddressSpace",
                        "localAddressSpace",
                        "localVirtualNetworkAddressSpace");
        local.provider().ifPresent(options::provider);
        var peering = new VirtualNetworkPeering(
                logicalName,
                VirtualNetworkPeeringArgs.builder()
                        .virtualNetworkPeeringName(peeringName)
                        .resourceGroupName(local.group())
                        .virtualNetworkName(local.vnetName())
                        .remoteVirtualNetwork(
                                SubResourceArgs.builder().id(remote.vnetId()).build())
                        .remoteVirtualNetworkAddressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes(remote.addressSpace().stream()
                                        .map(Cidr::toString)
                                        .toList())
                                .build())
                        .syncRemoteAddressSpace("true")
                        .allowVirtualNetworkAccess(true)
                        .allowForwardedTraffic(forwardedTraffic)
                        .allowGatewayTransit(false)
                        .useRemoteGateways(false)
                        .build(),
                options.build());
        declared.add(peering);
        previous = peering;
    }

    List<VirtualNetworkPeering> declared() {
        return List.copyOf(declared);
    }
}
