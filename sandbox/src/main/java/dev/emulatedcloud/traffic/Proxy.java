package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.cloud.Cloud;
import java.net.URI;
import java.util.Optional;

/** Whether the gateway's call goes straight, or to its proxy. */
final class Proxy {
    private final Cloud cloud;
    private final Trail trail;
    private final ProxyRules rules;

    Proxy(Cloud cloud, Variables variables, Trail trail) {
        this.cloud = cloud;
        this.trail = trail;
        this.rules = new ProxyRules(variables);
    }

    /** The proxy as a target of its own. */
    Target target() {
        String url = rules.https()
                .orElseThrow(() -> trail.fails(
                        Hop.Name.PROXY,
                        "HTTPS_PROXY is not set",
                        "the gateway uses no proxy",
                        Fix.stack("proxyUrl", "write http://host:port or https://host:port")));
        trail.ok(Hop.Name.PROXY, "HTTPS_PROXY is " + url);
        return target(url);
    }

    /** Whom the gateway connects to in order to reach a target. */
    Target check(Target wanted) {
        Optional<String> proxy = rules.proxyFor(wanted.host(), wanted.port(), wanted.tls());
        if (proxy.isEmpty()) {
            trail.ok(
                    Hop.Name.PROXY,
                    rules.https().isPresent() ? "NO_PROXY lists " + wanted.host() : "none: the call goes straight");
            return wanted;
        }
        String looked = "%s goes to %s".formatted(wanted.host(), proxy.get());
        if (isPrivate(wanted)) {
            throw trail.fails(
                    Hop.Name.PROXY,
                    looked,
                    "the proxy takes a private call, and has no way into the private network",
                    Fix.stack(
                            "noProxy",
                            "add %s, or a suffix of it that begins with a dot; CARTO's own names are always in it"
                                    .formatted(wanted.host())));
        }
        trail.ok(Hop.Name.PROXY, looked);
        return target(proxy.get());
    }

    private static boolean isPrivate(Target target) {
        return target.service().filter(service -> !service.hasPublicName()).isPresent()
                || Cidr.isAddress(target.host()) && Networks.isPrivate(target.host());
    }

    private Target target(String url) {
        URI uri = URI.create(url.contains("://") ? url : "https://" + url);
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        Optional<Service> service = Service.all(cloud)
                .filter(one -> one.isProxy() && one.host().equalsIgnoreCase(uri.getHost()) && one.port() == port)
                .findFirst();
        return new Target(Call.To.Kind.PROXY, uri.getHost(), port, tls, service);
    }
}
