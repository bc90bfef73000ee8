package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.RouteInner;
import java.util.List;
import java.util.Optional;

/** Whether CARTO's replies come back the way that the calls took. */
final class RouteFromCartoCheck implements Check {
    static final Fault NOT_BY_HUB = new Fault(
            "not-by-hub",
            "the route back is not the stack's: without it replies pass by the firewall, which drops the rest of the call",
            "on CARTO's subnet: a route to subnetCidr with next hop hubFirewallIp (hub and spoke, step 2)");
    static final Fault OTHER_WAY = new Fault(
            "other-way",
            "a route of CARTO's subnet sends the replies to an appliance, or drops them",
            "on CARTO's subnet: take the route away, or set hubFirewallIp so that calls go that way too");

    @Override
    public String name() {
        return "route-from-carto";
    }

    @Override
    public String asks() {
        return "Azure, route table of CARTO's subnet: replies to the gateway's subnet go the same way back";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NOT_BY_HUB, OTHER_WAY);
    }

    @Override
    public Result look(Target target) {
        var address = target.stack().settings().carto().internalIp();
        var gateway = Side.gateway(target);
        var carto = address.flatMap(ip -> Side.carto(target, ip));
        if (gateway.isEmpty() || carto.isEmpty()) {
            return Result.notApplicable(address.isEmpty() ? CartoAddressCheck.NO_ADDRESS : "there is no subnet");
        }
        var route = RouteChoice.of(
                carto.get().routes(), carto.get().systemRoutes(), gateway.get().range());
        var firewall = target.stack().settings().network().hub().map(hub -> hub.firewallIp()
                .toString());
        return examine(route, firewall, carto.get());
    }

    private static Result examine(Optional<RouteInner> route, Optional<String> firewall, Side carto) {
        if (firewall.isPresent()) {
            return route.filter(one -> firewall.get().equals(one.nextHopIpAddress()))
                    .map(one -> Result.passed("route %s by %s", one.name(), firewall.get()))
                    .orElseGet(() ->
                            Result.failed(NOT_BY_HUB, "%s has no route back by %s", carto.name(), firewall.get()));
        }
        return route.map(one -> Result.failed(
                        OTHER_WAY,
                        "route %s of %s has next hop %s",
                        one.name(),
                        carto.name(),
                        one.nextHopIpAddress() == null ? one.nextHopType() : one.nextHopIpAddress()))
                .orElseGet(() -> Result.passed("Azure's own"));
    }
}
