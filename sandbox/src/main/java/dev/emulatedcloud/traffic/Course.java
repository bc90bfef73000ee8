package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.ResourceId;
import java.util.ArrayList;
import java.util.List;

/**
 * The subnets that a call passes, the first and the last among them, and the appliances between these.
 *
 * @param stops only the first, if the call goes to the Internet
 */
record Course(List<Place> stops, List<String> appliances) {
    /** A path cannot be found: the subnet whose route is to blame, and why. */
    @SuppressWarnings("serial")
    static final class Broken extends Exception {
        private final transient Place at;

        private Broken(Place at, String why) {
            super(why, null, false, false);
            this.at = at;
        }

        Place at() {
            return at;
        }
    }

    private static final int MOST_STOPS = 4;

    /** Follows the routes to an address, which is in a subnet of this cloud. */
    static Course trace(Networks networks, Place from, String address, Place to) throws Broken {
        var routes = new Routes(networks);
        List<Place> stops = new ArrayList<>(List.of(from));
        List<String> appliances = new ArrayList<>();
        Place current = from;
        while (stops.size() < MOST_STOPS) {
            Routes.Decision route = routes.decide(current, address);
            boolean arrives =
                    switch (route.kind()) {
                        case NETWORK -> current.network().equals(to.network());
                        case PEERING -> ResourceId.of(route.nextHop()).equals(to.network());
                        // Without a peering there is no other route; that it is missing is looked at next.
                        case NOWHERE, INTERNET ->
                            !route.own() && !current.network().equals(to.network());
                        case APPLIANCE -> false;
                    };
            if (arrives) {
                stops.add(to);
                return new Course(List.copyOf(stops), List.copyOf(appliances));
            }
            if (route.kind() != Routes.Kind.APPLIANCE) {
                throw new Broken(
                        current,
                        "%s (%s) sends %s to %s".formatted(route.route(), route.prefix(), address, route.nextHop()));
            }
            current = appliance(networks, current, route);
            stops.add(current);
            appliances.add(route.nextHop());
        }
        throw new Broken(current, "the routes lead in a circle");
    }

    private static Place appliance(Networks networks, Place current, Routes.Decision route) throws Broken {
        return networks.appliance(route.nextHop())
                .orElseThrow(() -> new Broken(
                        current,
                        "%s (%s) leads to %s, and no firewall has that address"
                                .formatted(route.route(), route.prefix(), route.nextHop())));
    }

    Place first() {
        return stops.get(0);
    }

    Place last() {
        return stops.get(stops.size() - 1);
    }

    /** The networks on the way, each once. */
    List<ResourceId> networks() {
        return stops.stream().map(Place::network).distinct().toList();
    }
}
