package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.RouteInner;
import com.azure.resourcemanager.network.models.RouteNextHopType;
import dev.atgateway.settings.HubSettings;
import java.util.List;
import java.util.Optional;

/** Whether the routes of the gateway's subnet lead to CARTO: by the peering, or by the hub's firewall where there is one. */
final class RouteToCartoCheck implements Check {
    static final Fault NOT_BY_HUB = new Fault(
            "not-by-hub",
            "the subnet has lost its route table, or the table its route to CARTO",
            Fault.DEPLOY_AGAIN + " attaches it again, key hubFirewallIp (hub and spoke, step 2)");
    static final Fault DROPPED = new Fault(
            "dropped",
            "a route table that the stack did not make drops the traffic to CARTO",
            "take the route away, or the table off the subnet: " + Fault.DEPLOY_AGAIN);

    @Override
    public String name() {
        return "route-to-carto";
    }

    @Override
    public String asks() {
        return "Azure, route table of the gateway's subnet: CARTO's address goes by hubFirewallIp, or without a hub nowhere else";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NOT_BY_HUB, DROPPED);
    }

    @Override
    public Result look(Target target) {
        var address = target.stack().settings().carto().internalIp();
        var side = Side.gateway(target);
        if (address.isEmpty() || side.isEmpty()) {
            return Result.notApplicable(address.isEmpty() ? CartoAddressCheck.NO_ADDRESS : "there is no subnet");
        }
        var destination = Range.of(address.get().toString()).orElseThrow();
        var route = RouteChoice.of(side.get().routes(), side.get().systemRoutes(), destination);
        return examine(route, target.stack().settings().network().hub(), side.get());
    }

    private static Result examine(Optional<RouteInner> route, Optional<HubSettings> hub, Side side) {
        if (route.filter(one -> RouteNextHopType.NONE.equals(one.nextHopType())).isPresent()) {
            return Result.failed(
                    DROPPED, "route %s of %s has next hop None", route.get().name(), side.name());
        }
        if (hub.isEmpty()) {
            return route.map(one -> Result.passed("route %s", one.name())
                            .noting("the stack did not make route %s of %s".formatted(one.name(), side.name())))
                    .orElseGet(() -> Result.passed("Azure's own"));
        }
        var firewall = hub.get().firewallIp().toString();
        return route.filter(one -> firewall.equals(one.nextHopIpAddress()))
                .map(one -> Result.passed("route %s by %s", one.name(), firewall))
                .orElseGet(() -> Result.failed(NOT_BY_HUB, "%s has no route to CARTO by %s", side.name(), firewall));
    }
}
