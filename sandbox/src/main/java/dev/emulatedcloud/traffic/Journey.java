package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.ResourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of the packets, there and back: routes, peerings, security groups. */
final class Journey {
    private final Networks networks;
    private final Place gateway;
    private final Target target;
    private final Trail trail;

    Journey(Networks networks, Place gateway, Target target, Trail trail) {
        this.networks = networks;
        this.gateway = gateway;
        this.target = target;
        this.trail = trail;
    }

    void check(String address) {
        Optional<Place> place = networks.locate(gateway.network(), address);
        if (place.isPresent()) {
            checkInside(address, place.get());
        } else {
            checkOutside(address);
        }
    }

    private void checkInside(String address, Place place) {
        Course there = there(address, place);
        new Peering(networks, keys(there), Hop.Name.PEERING, trail).check(there, address);
        new Filters(networks, target, trail).check(there, Flow.tcp(gateway.range(), address, target.port()));
        back(there, place);
    }

    private Course there(String address, Place place) {
        try {
            Course path = Course.trace(networks, gateway, address, place);
            trail.ok(Hop.Name.ROUTE, describe(path) + " to " + address);
            return path;
        } catch (Course.Broken e) {
            throw trail.fails(
                    Hop.Name.ROUTE,
                    "from %s to %s".formatted(gateway.id().name(), address),
                    e.getMessage(),
                    e.at().id().equals(gateway.id())
                            ? Fix.stack("hubFirewallIp", "write the address of the hub's firewall")
                            : Fix.outside("route table of " + e.at().id().name(), "send " + address + " onwards"));
        }
    }

    /** Replies have to come back through the same firewall, or it drops them as half of a connection. */
    private void back(Course there, Place place) {
        String looked = "from %s to %s".formatted(place.id().name(), gateway.range());
        Course back;
        try {
            back = Course.trace(networks, place, gateway.address(), gateway);
        } catch (Course.Broken e) {
            throw trail.fails(
                    Hop.Name.RETURN_PATH,
                    looked,
                    e.getMessage(),
                    Fix.outside("route table of " + e.at().id().name(), "send %s onwards".formatted(gateway.range())));
        }
        List<String> expected = new ArrayList<>(there.appliances());
        Collections.reverse(expected);
        if (!back.appliances().equals(expected)) {
            throw trail.fails(
                    Hop.Name.RETURN_PATH,
                    describe(back) + " to " + gateway.range(),
                    "the call goes %s, the replies go %s: a firewall drops the half that it sees"
                            .formatted(via(there), via(back)),
                    asymmetry(there, back, place));
        }
        trail.ok(Hop.Name.RETURN_PATH, describe(back) + " to " + gateway.range());
        new Peering(networks, keys(there), Hop.Name.RETURN_PATH, trail).check(back, gateway.address());
    }

    private Fix asymmetry(Course there, Course back, Place place) {
        if (there.appliances().isEmpty()) {
            return Fix.stack(
                    "hubFirewallIp",
                    "write %s, so that the call goes through it too, or remove the route to %s from the route table of %s"
                            .formatted(
                                    back.appliances().get(0),
                                    gateway.range(),
                                    place.id().name()));
        }
        return Fix.outside(
                "route table of " + place.id().name(),
                "add a route for %s to the virtual appliance %s"
                        .formatted(
                                gateway.range(),
                                there.appliances().get(there.appliances().size() - 1)));
    }

    private void checkOutside(String address) {
        Routes.Decision route = new Routes(networks).decide(gateway, address);
        String looked = "%s (%s) sends %s to %s".formatted(route.route(), route.prefix(), address, route.nextHop());
        if (route.kind() != Routes.Kind.INTERNET || Networks.isPrivate(address)) {
            throw trail.fails(
                    Hop.Name.ROUTE,
                    looked,
                    "no network that the gateway's is peered with has a subnet with that address",
                    target.isProxy()
                            ? Fix.stack("proxyUrl", "write a proxy in CARTO's network or in one that is peered")
                            : Fix.outside("peering of " + gateway.network().name(), "peer it with the network"));
        }
        trail.ok(Hop.Name.ROUTE, looked);
        new Filters(networks, target, trail)
                .check(new Course(List.of(gateway), List.of()), Flow.tcp(gateway.range(), address, target.port()));
    }

    private PeeringKeys keys(Course path) {
        Set<ResourceId> between = new HashSet<>(path.networks());
        between.remove(gateway.network());
        Optional<ResourceId> carto = Service.carto(networks.cloud()).map(Service::virtualNetwork);
        carto.ifPresent(between::remove);
        between.remove(path.last().network());
        return new PeeringKeys(gateway.network(), carto, between);
    }

    private static String describe(Course path) {
        return "from %s %s to %s"
                .formatted(path.first().id().name(), via(path), path.last().id().name());
    }

    private static String via(Course path) {
        return path.appliances().isEmpty() ? "straight" : "through " + String.join(", ", path.appliances());
    }
}
