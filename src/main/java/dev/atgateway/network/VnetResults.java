package dev.atgateway.network;

import com.pulumi.azurenative.network.outputs.AddressSpaceResponse;
import com.pulumi.azurenative.network.outputs.DelegationResponse;
import com.pulumi.azurenative.network.outputs.DhcpOptionsResponse;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkResult;
import com.pulumi.azurenative.network.outputs.SubResourceResponse;
import com.pulumi.azurenative.network.outputs.SubnetResponse;
import com.pulumi.azurenative.network.outputs.VirtualNetworkPeeringVirtualNetworkResponse;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.FoundVnet;
import dev.atgateway.settings.VnetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Azure's answer about a VNet, as the values that the rules compare. */
final class VnetResults {
    private VnetResults() {}

    static FoundVnet found(GetVirtualNetworkResult result) {
        return found(VnetId.parse(result.id().orElseThrow()), result);
    }

    static FoundVnet found(VnetId id, GetVirtualNetworkResult result) {
        return new FoundVnet(
                id,
                result.location().orElse(""),
                ranges(result.addressSpace()),
                result.dhcpOptions().map(DhcpOptionsResponse::dnsServers).orElse(List.of()),
                result.subnets().stream().map(VnetResults::subnet).toList(),
                result.virtualNetworkPeerings().stream()
                        .map(VnetResults::peering)
                        .toList());
    }

    private static FoundVnet.FoundSubnet subnet(SubnetResponse subnet) {
        var prefixes = subnet.addressPrefix().map(List::of).orElseGet(subnet::addressPrefixes);
        return new FoundVnet.FoundSubnet(
                subnet.name().orElse(""),
                ipv4(prefixes),
                subnet.delegations().stream()
                        .map(DelegationResponse::serviceName)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static FoundVnet.FoundPeering peering(VirtualNetworkPeeringVirtualNetworkResponse peering) {
        return new FoundVnet.FoundPeering(
                peering.name().orElse(""),
                peering.remoteVirtualNetwork().flatMap(SubResourceResponse::id).orElse(""),
                peering.peeringState().orElse(""),
                Stream.concat(
                                ranges(peering.remoteAddressSpace()).stream(),
                                ranges(peering.remoteVirtualNetworkAddressSpace()).stream())
                        .distinct()
                        .toList());
    }

    private static List<Cidr> ranges(Optional<AddressSpaceResponse> space) {
        return ipv4(space.map(AddressSpaceResponse::addressPrefixes).orElse(List.of()));
    }

    private static List<Cidr> ipv4(List<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> !prefix.contains(":"))
                .map(Cidr::parse)
                .toList();
    }
}
