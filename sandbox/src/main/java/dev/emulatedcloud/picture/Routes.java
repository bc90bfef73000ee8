package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A route table that sends calls to a firewall.
 *
 * @param firewall the address of it
 */
record Routes(Estate estate, JsonObject table, String firewall) {
    static Optional<Routes> of(Estate estate, JsonObject subnet) {
        return estate.linked(subnet, "properties.routeTable.id")
                .flatMap(table -> Json.objects(table, "properties.routes")
                        .flatMap(route -> Json.text(route, "properties.nextHopIpAddress").stream())
                        .findFirst()
                        .map(firewall -> new Routes(estate, table, firewall)));
    }

    boolean leadsInto(JsonObject vnet) {
        return Estate.holds(Estate.space(vnet), firewall)
                && estate.firewall(Estate.id(vnet), firewall).isPresent();
    }

    /** The VNet of the firewall, or the firewall alone where it is in the gateway's own or in none that is known. */
    Side side(ResourceId from) {
        var networks = new NetworkPicture(estate);
        Optional<JsonObject> hub =
                estate.peered(from).stream().filter(this::leadsInto).findFirst();
        Box box = hub.map(vnet -> {
                    ResourceId id = Estate.id(vnet);
                    Box around = networks.vnet(vnet, List.of(Step.to(firewallIn(id))));
                    var details = new ArrayList<>(around.details());
                    details.addAll(networks.peerings(from, id));
                    return new Box(around.title(), around.existing(), details, around.inside());
                })
                .orElseGet(() -> firewallIn(from));
        return new Side(
                "route table %s: %s by way of %s"
                        .formatted(table.get("name").getAsString(), String.join(", ", destinations()), firewall),
                box);
    }

    private List<String> destinations() {
        return Json.objects(table, "properties.routes")
                .filter(route -> Json.text(route, "properties.nextHopIpAddress")
                        .filter(firewall::equals)
                        .isPresent())
                .flatMap(route -> Json.text(route, "properties.addressPrefix").stream())
                .toList();
    }

    private Box firewallIn(ResourceId vnet) {
        return estate.firewall(vnet, firewall)
                .map(one -> new Box(
                        "firewall %s  %s".formatted(one.get("name").getAsString(), firewall),
                        estate.wasThere(Estate.id(one)),
                        List.of()))
                .orElseGet(() -> new Box("firewall " + firewall, true, List.of()));
    }
}
