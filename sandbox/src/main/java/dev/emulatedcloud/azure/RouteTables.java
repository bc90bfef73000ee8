package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Route tables, with their routes inside.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Routes</a>
 */
final class RouteTables implements ArmType {
    static final String TYPE = "Microsoft.Network/routeTables";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        Names.checkNetwork(put.id().name(), 80);
        JsonObject properties = put.properties();
        if (!properties.has("routes")) {
            properties.add("routes", new JsonArray());
        }
        if (!properties.has("disableBgpRoutePropagation")) {
            properties.addProperty("disableBgpRoutePropagation", false);
        }
        var names = new HashSet<String>();
        Json.objects(properties, "routes").forEach(route -> {
            checkRoute(route);
            String name = route.get("name").getAsString();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw TrafficRule.RULE_DUPLICATE_NAME.refused("route", name, put.id());
            }
            SecurityGroups.complete(put.id(), "routes", route);
        });
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> put.cloud()
                        .freshUuid("routeTable")));
        return properties;
    }

    private static void checkRoute(JsonObject route) {
        String name = Json.text(route, "name").orElse("");
        Names.checkNetwork(name, 80);
        String prefix = Json.text(route, "properties.addressPrefix").orElse("");
        boolean isTag = prefix.matches("[A-Za-z][A-Za-z0-9.]*");
        if (!isTag && Cidr.parse(prefix).isEmpty()) {
            throw NetworkRule.INVALID_CIDR.refused(prefix, name);
        }
        boolean isAppliance = Json.text(route, "properties.nextHopType")
                .filter("VirtualAppliance"::equalsIgnoreCase)
                .isPresent();
        Optional<String> address =
                Json.text(route, "properties.nextHopIpAddress").filter(text -> !text.isEmpty());
        if (isAppliance ? address.filter(Cidr::isAddress).isEmpty() : address.isPresent()) {
            throw TrafficRule.ROUTE_NEXT_HOP.refused(name);
        }
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        return SecurityGroups.withSubnets(cloud, stored, "routeTable");
    }

    @Override
    public void delete(Cloud cloud, ResourceId id) {
        List<String> users = Usage.subnetsWith(cloud, "routeTable", id);
        if (!users.isEmpty()) {
            throw TrafficRule.ROUTE_TABLE_IN_USE.refused(id.name(), String.join(", ", users));
        }
    }
}
