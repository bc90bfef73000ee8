package dev.emulatedcloud.traffic;

import java.util.Locale;
import java.util.Optional;

/** The security groups on a path: out of the first subnet, through those between, into the last. */
final class Filters {
    private final Networks networks;
    private final Target target;
    private final Trail trail;

    Filters(Networks networks, Target target, Trail trail) {
        this.networks = networks;
        this.target = target;
        this.trail = trail;
    }

    void check(Course path, Flow flow) {
        check(path.first(), "outbound", flow, outboundFix(flow));
        for (Place stop : path.stops().subList(1, path.stops().size())) {
            Fix fix = Fix.outside(
                    "security group of " + stop.id().name(),
                    "allow %s from %s to %s on port %d"
                            .formatted(
                                    flow.protocol().toUpperCase(Locale.ROOT),
                                    flow.source(),
                                    address(flow),
                                    flow.port()));
            check(stop, "inbound", flow, fix);
            if (!stop.equals(path.last())) {
                check(stop, "outbound", flow, fix);
            }
        }
    }

    private void check(Place place, String direction, Flow flow, Fix fix) {
        Optional<SecurityGroup> group = SecurityGroup.of(networks, place);
        String where = "%s of %s".formatted(direction, place.id().name());
        if (group.isEmpty()) {
            trail.ok(Hop.Name.SECURITY_GROUP, where + ": no group");
            return;
        }
        SecurityRule rule = group.get().decide(direction, flow);
        String looked = "%s: rule %s (%d) of %s"
                .formatted(where, rule.name(), rule.priority(), group.get().name());
        if (!rule.allows()) {
            throw trail.fails(
                    Hop.Name.SECURITY_GROUP,
                    looked,
                    "it denies %s to %s on port %d".formatted(flow.source(), address(flow), flow.port()),
                    fix);
        }
        trail.ok(Hop.Name.SECURITY_GROUP, looked + " allows it");
    }

    private static String address(Flow flow) {
        return flow.destination().text().replace("/32", "");
    }

    private Fix outboundFix(Flow flow) {
        if (target.isCarto()) {
            return Fix.stack("cartoSubnetCidr", "write a range that holds " + address(flow));
        }
        if (target.isProxy()) {
            return Fix.stack(
                    "proxyCidr", "write a range that holds " + address(flow) + ", such as " + flow.destination());
        }
        return Fix.stack(
                "egressRules",
                "add {name: NAME, destination: %s, port: %d, protocol: %s}"
                        .formatted(
                                flow.destination(), flow.port(), flow.protocol().equals("udp") ? "Udp" : "Tcp"));
    }
}
