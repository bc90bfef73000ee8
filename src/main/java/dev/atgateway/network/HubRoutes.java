package dev.atgateway.network;

import com.pulumi.azurenative.network.RouteTable;
import com.pulumi.azurenative.network.RouteTableArgs;
import com.pulumi.azurenative.network.inputs.RouteArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.HubSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The hub-and-spoke variant of CARTO's step 2: routes to CARTO's address space through the hub's appliance. There is
 * deliberately no default route: an external environment answers public callers directly.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/user-defined-routes">User-defined routes</a>
 */
final class HubRoutes {
    private HubRoutes() {}

    static RouteTable declare(
            Resource parent,
            HubSettings hub,
            List<Cidr> cartoRanges,
            Output<String> group,
            Optional<String> location,
            Map<String, String> tags) {
        var routes = IntStream.range(0, cartoRanges.size())
                .mapToObj(index -> RouteArgs.builder()
                        .name(index == 0 ? "carto" : "carto-" + (index + 1))
                        .addressPrefix(cartoRanges.get(index).toString())
                        .nextHopType("VirtualAppliance")
                        .nextHopIpAddress(hub.firewallIp().toString())
                        .build())
                .toList();
        // Named by Pulumi, like the security group: the new one must be there before the old one goes.
        var args = RouteTableArgs.builder()
                .resourceGroupName(group)
                .disableBgpRoutePropagation(true)
                .routes(routes)
                .tags(tags);
        location.ifPresent(args::location);
        return new RouteTable(
                "gateway-routes",
                args.build(),
                CustomResourceOptions.builder().parent(parent).build());
    }
}
