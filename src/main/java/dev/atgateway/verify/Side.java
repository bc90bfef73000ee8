package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.RouteInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.Ipv4;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One side of the private way: a subnet in its VNet, with what filters and routes there. */
final class Side {
    private static final String WIRE_SERVER = "168.63.129.16/32";

    private final Azure azure;
    private final VirtualNetworkInner vnet;
    private final SubnetInner subnet;

    private Side(Azure azure, VirtualNetworkInner vnet, SubnetInner subnet) {
        this.azure = azure;
        this.vnet = vnet;
        this.subnet = subnet;
    }

    /** The gateway's, or nothing if it is gone. */
    static Optional<Side> gateway(Target target) {
        var vnet = target.stack().output("vnetId").flatMap(target.azure()::vnet);
        var subnet = target.stack().output("subnetId").flatMap(target.azure()::subnet);
        return vnet.isPresent() && subnet.isPresent()
                ? Optional.of(new Side(target.azure(), vnet.get(), subnet.get()))
                : Optional.empty();
    }

    /** CARTO's: the subnet with the address of its load balancer, or nothing if no subnet has it. */
    static Optional<Side> carto(Target target, Ipv4 address) {
        return target.azure()
                .vnet(target.stack().settings().carto().vnetId().toString())
                .flatMap(vnet -> subnets(vnet).stream()
                        .filter(subnet -> prefixes(subnet).stream().anyMatch(range -> range.contains(address)))
                        .findFirst()
                        .map(subnet -> new Side(target.azure(), vnet, subnet)));
    }

    String name() {
        return vnet.name() + "/" + subnet.name();
    }

    /** The range of the subnet. */
    Cidr range() {
        return prefixes(subnet).get(0);
    }

    /** Where Azure itself routes from here: into the VNet and what is peered with it. */
    List<Cidr> systemRoutes() {
        return Stream.concat(ranges(vnet.addressSpace()).stream(), peered()).toList();
    }

    /** What the service tag VirtualNetwork stands for here. */
    List<Cidr> virtualNetwork() {
        return Stream.of(
                        systemRoutes().stream(),
                        routes().stream().flatMap(route -> Range.of(route.addressPrefix()).stream()),
                        Range.of(WIRE_SERVER).stream())
                .flatMap(ranges -> ranges)
                .toList();
    }

    /** The rules that filter here, Azure's own among them; none where the subnet has no security group. */
    List<SecurityRuleInner> rules() {
        return Optional.ofNullable(subnet.networkSecurityGroup())
                .flatMap(group -> azure.securityGroup(group.id()))
                .map(group -> Stream.of(group.securityRules(), group.defaultSecurityRules())
                        .filter(rules -> rules != null)
                        .flatMap(List::stream)
                        .toList())
                .orElse(List.of());
    }

    /** The routes of the subnet's own table; none where it has no table. */
    List<RouteInner> routes() {
        return Optional.ofNullable(subnet.routeTable())
                .flatMap(table -> azure.routeTable(table.id()))
                .map(table -> table.routes())
                .orElse(List.of());
    }

    private Stream<Cidr> peered() {
        return vnet.virtualNetworkPeerings() == null
                ? Stream.empty()
                : vnet.virtualNetworkPeerings().stream()
                        .flatMap(peering ->
                                Stream.of(peering.remoteAddressSpace(), peering.remoteVirtualNetworkAddressSpace()))
                        .flatMap(space -> ranges(space).stream());
    }

    private static List<SubnetInner> subnets(VirtualNetworkInner vnet) {
        return vnet.subnets() == null ? List.of() : vnet.subnets();
    }

    private static List<Cidr> prefixes(SubnetInner subnet) {
        return subnet.addressPrefix() != null
                ? Range.of(List.of(subnet.addressPrefix()))
                : Range.of(subnet.addressPrefixes());
    }

    private static List<Cidr> ranges(AddressSpace space) {
        return space == null ? List.of() : Range.of(space.addressPrefixes());
    }
}
