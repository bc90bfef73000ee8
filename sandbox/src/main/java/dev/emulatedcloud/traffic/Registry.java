package dev.emulatedcloud.traffic;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A public registry of container images. The emulated cloud holds none; what it looks at is the way there, out of the
 * subnet, to an address that stands for all of them.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/firewall-integration">What an environment needs</a>
 */
record Registry(String host) {
    private static final String ADDRESS = "198.51.100.131";
    private static final int HTTPS = 443;

    /** The registry that an image's reference names, or Docker's. */
    static Registry of(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        return new Registry(first.contains(".") || first.contains(":") ? first.toLowerCase(Locale.ROOT) : "docker.io");
    }

    void check(Networks networks, Place place, Trail trail) {
        Routes.Decision route = new Routes(networks).decide(place, ADDRESS);
        String sends =
                "%s (%s) sends calls of %s to %s".formatted(route.route(), route.prefix(), host, route.nextHop());
        if (route.kind() != Routes.Kind.INTERNET && route.kind() != Routes.Kind.APPLIANCE) {
            throw trail.fails(
                    Hop.Name.ROUTE,
                    sends,
                    "that is no way to a public registry",
                    Fix.outside("route table of " + place.id().name(), "send public addresses to the Internet"));
        }
        trail.ok(Hop.Name.ROUTE, sends);
        Flow flow =
                new Flow(place.range(), Flow.tcp(place.range(), ADDRESS, HTTPS).destination(), HTTPS, "tcp", tags());
        Optional<SecurityGroup> group = SecurityGroup.of(networks, place);
        Optional<SecurityRule> denied =
                group.map(one -> one.decide("outbound", flow)).filter(rule -> !rule.allows());
        String where = "outbound of " + place.id().name();
        if (denied.isPresent()) {
            throw trail.fails(
                    Hop.Name.SECURITY_GROUP,
                    "%s: rule %s of %s"
                            .formatted(
                                    where,
                                    denied.get().name(),
                                    group.orElseThrow().name()),
                    "it denies calls of the registry " + host,
                    Fix.stack(
                            "egressRules",
                            "add a rule for the addresses of %s, port 443, protocol Tcp".formatted(host)));
        }
        trail.ok(Hop.Name.SECURITY_GROUP, where + ": calls of " + host + " may leave");
    }

    /** The tags of Microsoft's own registries. */
    private Set<String> tags() {
        if (host.equals("mcr.microsoft.com")) {
            return Set.of("MicrosoftContainerRegistry", "AzureCloud");
        }
        return host.endsWith(".azurecr.io") ? Set.of("AzureContainerRegistry", "AzureCloud") : Set.of();
    }
}
