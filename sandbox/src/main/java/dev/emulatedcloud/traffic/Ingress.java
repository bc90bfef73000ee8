package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;

/**
 * The public way into the environment and the app. It does not pass the subnet, so that no security group sees it.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/networking">Networking in Container Apps</a>
 */
final class Ingress {
    static final String APP = "Microsoft.App/containerApps";

    private final Networks networks;
    private final Callers callers;
    private final Trail trail;

    Ingress(Networks networks, Callers callers, Trail trail) {
        this.networks = networks;
        this.callers = callers;
        this.trail = trail;
    }

    void check(JsonObject app) {
        JsonObject environment = environment(networks, app);
        String name = environment.get("name").getAsString();
        String looked =
                Json.text(app, "properties.configuration.ingress.fqdn").orElse(app.get("name") + " without ingress")
                        + " in "
                        + name;
        if (Json.flag(environment, "properties.vnetConfiguration.internal")) {
            throw fails(
                    looked,
                    "the environment is internal: %s is not inside the network".formatted(callers.who()),
                    Fix.stack(
                            "environmentName",
                            "write a new name, to get an external environment: this cannot be changed in one that exists"));
        }
        if (Json.text(environment, "properties.publicNetworkAccess")
                .filter("Disabled"::equals)
                .isPresent()) {
            throw fails(
                    looked,
                    "the environment's publicNetworkAccess is Disabled",
                    Fix.outside("environment " + name, "set publicNetworkAccess to Enabled"));
        }
        if (!Json.flag(app, "properties.configuration.ingress.external")) {
            throw fails(
                    looked,
                    "the app's ingress is not external",
                    Fix.drift("gatewayName", "the stack makes the app's ingress external"));
        }
        checkAnswers(environment, looked);
        checkProbes(environment, looked);
        trail.ok(Hop.Name.INGRESS, looked);
        checkAllowList(Json.objects(app, "properties.configuration.ingress.ipSecurityRestrictions")
                .toList());
    }

    /** Answers to public callers leave by the default route of the subnet. */
    private void checkAnswers(JsonObject environment, String looked) {
        place(networks, environment).ifPresent(place -> {
            var answer = new Routes(networks).decide(place, "198.51.100.16");
            if (answer.kind() != Routes.Kind.INTERNET) {
                throw fails(
                        looked,
                        "%s on %s sends the answers to public callers to %s, which never saw the calls"
                                .formatted(answer.route(), place.id().name(), answer.nextHop()),
                        Fix.outside("route table of " + place.id().name(), "remove the route for public addresses"));
            }
        });
    }

    /** Azure's load balancer asks the environment's nodes whether they live. */
    private void checkProbes(JsonObject environment, String looked) {
        Optional<Place> place = place(networks, environment);
        Optional<SecurityRule> denied = place.flatMap(one -> SecurityGroup.of(networks, one))
                .map(group ->
                        group.decide("inbound", Flow.probe(place.orElseThrow().range())))
                .filter(rule -> !rule.allows());
        if (denied.isPresent()) {
            throw fails(
                    looked,
                    "rule %s of the subnet's security group denies the load balancer's probes"
                            .formatted(denied.get().name()),
                    Fix.drift("securityGroup", "the stack's own group lets them in"));
        }
    }

    private Trail.Ended fails(String looked, String why, Fix fix) {
        return trail.fails(Hop.Name.INGRESS, looked, why, fix);
    }

    private void checkAllowList(List<JsonObject> rules) {
        if (rules.isEmpty()) {
            trail.ok(Hop.Name.ALLOW_LIST, "none: everybody may call");
            return;
        }
        List<Cidr> listed = rules.stream().map(Ingress::range).toList();
        boolean allows =
                Json.text(rules.get(0), "action").filter("Allow"::equals).isPresent();
        String looked = "%s %s; %s calls from %s"
                .formatted(allows ? "allows" : "denies", listed, callers.who(), callers.ranges());
        Optional<Cidr> refused = callers.ranges().stream()
                .filter(caller ->
                        allows ? !caller.isInside(listed) : listed.stream().anyMatch(caller::overlaps))
                .findFirst();
        if (refused.isPresent()) {
            throw trail.fails(
                    Hop.Name.ALLOW_LIST,
                    looked,
                    "the ingress refuses callers from " + refused.get(),
                    Fix.stack("allowedSources", "add " + refused.get()));
        }
        trail.ok(Hop.Name.ALLOW_LIST, looked);
    }

    private static Cidr range(JsonObject rule) {
        String text = Json.text(rule, "ipAddressRange").orElseThrow();
        return Cidr.of(text.contains("/") ? text : text + "/32");
    }

    static JsonObject environment(Networks networks, JsonObject app) {
        return networks.find(ResourceId.of(
                        Json.text(app, "properties.managedEnvironmentId").orElseThrow()))
                .orElseThrow();
    }

    /** The subnet that an environment is in, unless Azure gave it a network of its own. */
    static Optional<Place> place(Networks networks, JsonObject environment) {
        return Json.text(environment, "properties.vnetConfiguration.infrastructureSubnetId")
                .flatMap(id -> networks.place(ResourceId.of(id)));
    }
}
