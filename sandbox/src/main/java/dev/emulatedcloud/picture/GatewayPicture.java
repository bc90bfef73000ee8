package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The picture of one container app and of what lies on both sides of it. What does not exist is not drawn. */
final class GatewayPicture {
    private final Estate estate;
    private final JsonObject app;
    private final Optional<JsonObject> environment;

    GatewayPicture(Estate estate, JsonObject app) {
        this.estate = estate;
        this.app = app;
        this.environment = estate.linked(app, "properties.environmentId");
    }

    Picture draw() {
        var steps = new ArrayList<Step>();
        var ingress = new IngressPicture(app, environment);
        Box caller = new CallerPicture(estate.cloud(), ingress.host()).box();
        steps.add(new Step(caller, List.of(), ingress.arriving()));
        Optional<JsonObject> subnet =
                environment.flatMap(one -> estate.linked(one, "properties.vnetConfiguration.infrastructureSubnetId"));
        if (subnet.isPresent()) {
            steps.addAll(network(subnet.get()));
        } else {
            steps.add(Step.to(runtime(Optional.empty()).orElseGet(() -> new AppPicture(app).box())));
        }
        return new Picture(steps);
    }

    /** From the gateway's VNet to CARTO's, which may be the same. */
    private List<Step> network(JsonObject subnet) {
        ResourceId vnet = Estate.id(subnet).parent();
        var networks = new NetworkPicture(estate);
        var beside = new BesidePicture(estate, app, environment);
        Box inner = networks.subnet(subnet, List.of(), runtime(Optional.of(vnet)));
        JsonObject own = estate.find(vnet).orElseThrow();
        var sides = new ArrayList<>(beside.zones(vnet));
        sides.addAll(beside.proxy());
        sides.addAll(beside.logs());
        Optional<Routes> routes = Routes.of(estate, subnet);
        routes.ifPresent(one -> sides.add(0, one.side(vnet)));
        List<String> names = beside.addresses(vnet);

        List<JsonObject> onward = estate.peered(vnet).stream()
                .filter(other -> routes.filter(one -> one.leadsInto(other)).isEmpty())
                .toList();
        List<Box> services = networks.services(own, names);
        if (onward.isEmpty() && !services.isEmpty()) {
            var inside = new ArrayList<Step>();
            inside.add(new Step(inner, sides, List.of("within the VNet")));
            services.forEach(service -> inside.add(Step.to(service)));
            return List.of(Step.to(networks.vnet(own, inside)));
        }
        var steps = new ArrayList<Step>();
        Box box = networks.vnet(own, List.of(Step.to(inner)));
        if (onward.isEmpty()) {
            return List.of(new Step(box, sides, List.of()));
        }
        for (JsonObject next : onward) {
            List<String> peerings = networks.peerings(vnet, Estate.id(next));
            steps.add(new Step(box, steps.isEmpty() ? sides : List.of(), peerings));
            box = networks.vnet(
                    next, networks.services(next, names).stream().map(Step::to).toList());
        }
        steps.add(Step.to(box));
        return steps;
    }

    /** The environment with the app in it; with its resource group where that is not the VNet's. */
    private Optional<Box> runtime(Optional<ResourceId> vnet) {
        return environment.map(one -> {
            ResourceId id = Estate.id(one);
            var details = new ArrayList<String>();
            if (vnet.filter(around -> around.groupId().equals(id.groupId())).isEmpty()) {
                details.add("resource group " + id.resourceGroup());
            }
            details.add(Stream.of(
                            Optional.of("workload profile " + profile(one)),
                            Optional.of("zone redundant").filter(text -> Json.flag(one, "properties.zoneRedundant")),
                            Json.text(one, "properties.staticIp").map(ip -> "address " + ip))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", ")));
            return Box.around(new AppPicture(app).box(), "environment " + id.name(), estate.wasThere(id), details);
        });
    }

    /** That of the app, with its nodes where it has some of its own. */
    private String profile(JsonObject environment) {
        String name = Json.text(app, "properties.workloadProfileName").orElse("Consumption");
        return Json.objects(environment, "properties.workloadProfiles")
                .filter(one -> Json.text(one, "name").filter(name::equals).isPresent())
                .findFirst()
                .filter(one -> one.has("maximumCount"))
                .map(one -> "%s, %d to %d nodes"
                        .formatted(
                                name,
                                one.get("minimumCount").getAsInt(),
                                one.get("maximumCount").getAsInt()))
                .orElse(name);
    }
}
