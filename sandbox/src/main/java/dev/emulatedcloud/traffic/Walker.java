package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks a call, hop by hop, until it arrives or a hop fails. Nothing is changed. */
public final class Walker {
    private static final int HTTPS = 443;

    private final Networks networks;

    public Walker(ResourceManager resources) {
        this.networks = new Networks(resources);
    }

    /**
     * Walks.
     *
     * @throws Call.Ambiguous if it is not clear which connection or app is meant
     */
    public Walk walk(Call call) {
        var trail = new Trail();
        String from = "the gateway";
        try {
            JsonObject app;
            if (call.from() == Call.From.WAREHOUSE) {
                from = "a SQL warehouse";
                from = "warehouse " + Warehouse.check(networks.cloud(), call.warehouse(), trail);
                var connection = new Connection(networks, trail);
                JsonObject chosen = connection.choose(call.connection());
                app = connection.check(chosen);
                Grant.check(networks.cloud(), chosen, call.principal(), trail);
                new Ingress(networks, Callers.databricks(networks.cloud()), trail).check(app);
            } else if (call.from() == Call.From.INTERNET) {
                from = "the Internet";
                app = new App(networks, trail).choose(call.app());
                enter(app, trail);
            } else {
                app = new App(networks, trail).choose(call.app());
                from = "gateway " + App.name(app);
            }
            fromApp(app, call.to(), trail);
        } catch (Trail.Ended e) {
            // its last hop says why
        }
        return new Walk(from, describe(call.to()), trail.hops());
    }

    /** Walks from this machine over the public name of an app to CARTO. */
    public Walk enter(ResourceId app) {
        var trail = new Trail();
        try {
            JsonObject document = networks.find(app).orElseThrow();
            enter(document, trail);
            fromApp(document, Call.To.CARTO, trail);
        } catch (Trail.Ended e) {
            // its last hop says why
        }
        return new Walk("the Internet", describe(Call.To.CARTO), trail.hops());
    }

    private void enter(JsonObject app, Trail trail) {
        new Ingress(networks, Callers.here(networks.cloud()), trail).check(app);
    }

    private void fromApp(JsonObject app, Call.To to, Trail trail) {
        new App(networks, trail).check(app);
        Variables variables = Variables.of(app);
        variables.check(trail);
        var proxy = new Proxy(networks.cloud(), variables, trail);
        Target target = to.kind() == Call.To.Kind.PROXY ? proxy.target() : proxy.check(target(to));
        Place place = place(Ingress.environment(networks, app), trail);
        String address = new Resolution(networks, place, trail).check(target);
        new Journey(networks, place, target, trail).check(address);
        arrive(target, address, trail, new Tls(networks, variables, trail)::check);
    }

    /** Walks from a container in an environment, which runs a client of its own, to a host. */
    public Walk connect(ResourceId environment, Client client, String host, int port, boolean tls) {
        return inside(environment, host + ":" + port, (place, trail) -> {
            Variables variables = Variables.of(client.variables());
            Target known = target(new Call.To(Call.To.Kind.ADDRESS, host, port));
            Target wanted = new Target(known.kind(), host, port, tls, known.service());
            Target target = new Proxy(networks.cloud(), variables, trail).check(wanted);
            String address = client.address()
                    .filter(pinned -> !target.isProxy())
                    .orElseGet(() -> new Resolution(networks, place, trail).check(target));
            new Journey(networks, place, target, trail).check(address);
            arrive(target, address, trail, new ClientTls(networks, client, trail)::check);
        });
    }

    /** Asks in an environment what a name means, whether the answer is right or not. */
    public Walk resolve(ResourceId environment, String name) {
        return inside(environment, name, (place, trail) -> new Resolution(networks, place, trail)
                .address(target(new Call.To(Call.To.Kind.ADDRESS, name, HTTPS))));
    }

    /** Walks from an environment to the registry of an image. */
    public Walk pull(ResourceId environment, String image) {
        Registry registry = Registry.of(image);
        return inside(environment, registry.host(), (place, trail) -> registry.check(networks, place, trail));
    }

    private Walk inside(ResourceId environment, String to, BiConsumer<Place, Trail> way) {
        var trail = new Trail();
        try {
            way.accept(place(networks.find(environment).orElseThrow(), trail), trail);
        } catch (Trail.Ended e) {
            // its last hop says why
        }
        return new Walk("environment " + environment.name(), to, trail.hops());
    }

    private Place place(JsonObject environment, Trail trail) {
        return Ingress.place(networks, environment)
                .orElseThrow(() -> trail.fails(
                        Hop.Name.ROUTE,
                        "the environment is in no network of yours",
                        "it has no way into a private network",
                        Fix.stack("environmentName", "write a new name, to get an environment in the stack's subnet")));
    }

    private static void unknown(Target target, String address, Trail trail) {
        trail.warns(
                Hop.Name.SERVICE,
                "%s:%d".formatted(address, target.port()),
                "the call leaves for the Internet, which the emulated cloud does not hold",
                Fix.outside(target.toString(), "try it from a real gateway"));
    }

    private void arrive(Target target, String address, Trail trail, BiConsumer<Target, Service> tls) {
        Optional<Service> found = Service.at(networks.cloud(), address, target.port());
        if (found.isEmpty() && !Networks.isPrivate(address)) {
            unknown(target, address, trail);
            return;
        }
        String looked = "%s:%d".formatted(address, target.port());
        Service service = found.orElseThrow(() -> trail.fails(
                Hop.Name.SERVICE,
                looked,
                "nothing listens there",
                target.isProxy()
                        ? Fix.stack("proxyUrl", "write the port that the proxy listens on")
                        : Fix.outside(looked, "use a port on which something listens")));
        LoadBalancer.check(networks, service, trail);
        if (target.isProxy() && target.tls() != service.certificate().isPresent()) {
            throw trail.fails(
                    Hop.Name.SERVICE,
                    looked,
                    "the proxy speaks %s there".formatted(target.tls() ? "http" : "https"),
                    Fix.stack("proxyUrl", "write %s://%s".formatted(target.tls() ? "http" : "https", target)));
        }
        trail.ok(Hop.Name.SERVICE, looked + " is " + service.host());
        if (service.certificate().isPresent()) {
            tls.accept(target, service);
        }
    }

    private Target target(Call.To to) {
        if (to.kind() == Call.To.Kind.CARTO) {
            Service carto = Service.carto(networks.cloud()).orElseThrow();
            return new Target(Call.To.Kind.CARTO, carto.host(), carto.port(), true, Optional.of(carto));
        }
        Optional<Service> service = Service.all(networks.cloud())
                .filter(one -> one.port() == to.port())
                .filter(one ->
                        one.host().equalsIgnoreCase(to.host()) || one.address().equals(to.host()))
                .findFirst();
        boolean tls = to.port() == 443 || service.flatMap(Service::certificate).isPresent();
        boolean isCarto = service.flatMap(Service::loadBalancer).isPresent();
        return new Target(isCarto ? Call.To.Kind.CARTO : Call.To.Kind.ADDRESS, to.host(), to.port(), tls, service);
    }

    private String describe(Call.To to) {
        return switch (to.kind()) {
            case CARTO -> Service.carto(networks.cloud()).map(Service::host).orElse("CARTO");
            case PROXY -> "the proxy";
            case ADDRESS -> to.host() + ":" + to.port();
        };
    }
}
