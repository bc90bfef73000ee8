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
import java.util.function.Consumer;

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

    /** The two names of one peering: Pulumi's and Azure's. */
    record Name(String pulumi, String azure) {}

    /**
     * Peers {@code gateway} with {@code other}, both ways. Azure takes neither end back while the other one is left
     * over: when either is replaced, the whole pair is, and the far end goes first and comes last.
     */
    void pair(Name there, Name back, End gateway, End other) {
        var near = peer(there, gateway, other, options -> options.replacementTrigger(Output.of(back.azure())));
        var gatewayId = near.id().applyValue(id -> id.replaceFirst("(?i)/virtualNetworkPeerings/.*", ""));
        var gatewayByPeering =
                new End(gateway.group(), gateway.vnetName(), gatewayId, gateway.addressSpace(), gateway.provider());
        peer(back, other, gatewayByPeering, options -> {});
    }

    private VirtualNetworkPeering peer(
            Name name, End local, End remote, Consumer<CustomResourceOptions.Builder> further) {
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
        further.accept(options);
        var peering = new VirtualNetworkPeering(
                name.pulumi(),
                VirtualNetworkPeeringArgs.builder()
                        .virtualNetworkPeeringName(name.azure())
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
        return peering;
    }

    List<VirtualNetworkPeering> declared() {
        return List.copyOf(declared);
    }
}
