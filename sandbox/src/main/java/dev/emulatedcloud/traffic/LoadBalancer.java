package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/** The load balancer in front of a service. */
final class LoadBalancer {
    private LoadBalancer() {}

    static void check(Networks networks, Service service, Trail trail) {
        if (service.loadBalancer().isEmpty()) {
            return;
        }
        String name = service.loadBalancer().get();
        String looked = "%s:%d on %s".formatted(service.address(), service.port(), name);
        Optional<JsonObject> balancer = networks.ofType("Microsoft.Network/loadBalancers")
                .filter(one -> one.get("name").getAsString().equals(name))
                .filter(one -> Json.objects(one, "properties.frontendIPConfigurations")
                        .anyMatch(frontend -> Json.text(frontend, "properties.privateIPAddress")
                                .filter(service.address()::equals)
                                .isPresent()))
                .findFirst();
        boolean forwards = balancer.stream()
                .flatMap(one -> Json.objects(one, "properties.loadBalancingRules"))
                .anyMatch(rule -> Json.number(rule, "properties.frontendPort")
                        .filter(port -> port.intValue() == service.port())
                        .isPresent());
        if (!forwards) {
            throw trail.fails(
                    Hop.Name.SERVICE,
                    looked,
                    balancer.isEmpty()
                            ? "no load balancer " + name + " has that address"
                            : "it has no rule for that port",
                    Fix.outside("load balancer " + name, "give it the address and a rule for the port"));
        }
    }
}
