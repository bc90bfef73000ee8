package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Route tables, with their routes inside.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Routes</a>
 */
final class RouteTables implements ArmType {
    static final String TYPE = "Microsoft.Network/routeTables";
    private static final int MOST = 400;
    private static final String APPLIANCE = "VirtualAppliance";
    private static final Set<String> NEXT_HOPS =
            Set.of("VirtualNetworkGateway", "VnetLocal", "Internet", APPLIANCE, "None");

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
        List<JsonObject> routes = Json.objects(properties, "routes").toList();
        checkRoutes(put.id(), routes);
        routes.forEach(route -> SecurityGroups.complete(put.id(), "routes", route));
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> put.cloud()
                        .freshUuid("routeTable")));
        return properties;
    }

    private static void checkRoutes(ResourceId table, List<JsonObject> routes) {
        if (routes.size() > MOST) {
            throw TrafficRule.TOO_MANY.refused(table, MOST, "routes");
        }
        var names = new HashSet<String>();
        Map<String, String> prefixes = new HashMap<>();
        for (JsonObject route : routes) {
            String name = Json.text(route, "name").orElse("");
            Names.checkNetwork(name, 80);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw TrafficRule.RULE_DUPLICATE_NAME.refused("route", name, table);
            }
            String prefix = Json.text(route, "properties.addressPrefix").orElse("");
            if (!prefix.matches("[A-Za-z][A-Za-z0-9.]*")) { // a service tag
                Cidr.requested(prefix, table.child("routes", name));
            }
            String other = prefixes.put(prefix.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw TrafficRule.ROUTE_CONFLICT.refused(name, other);
            }
            checkNextHop(name, route);
        }
    }

    private static void checkNextHop(String name, JsonObject route) {
        String type = Json.text(route, "properties.nextHopType").orElse("(none)");
        if (NEXT_HOPS.stream().noneMatch(type::equalsIgnoreCase)) {
            throw TrafficRule.ROUTE_NEXT_HOP.refused(name, "the type " + type + " is unknown");
        }
        boolean isAppliance = type.equalsIgnoreCase(APPLIANCE);
        Optional<String> address =
                Json.text(route, "properties.nextHopIpAddress").filter(text -> !text.isEmpty());
        if (isAppliance ? address.filter(Cidr::isAddress).isEmpty() : address.isPresent()) {
            throw TrafficRule.ROUTE_NEXT_HOP.refused(
                    name, "the type " + APPLIANCE + ", and no other, has an IPv4 address in nextHopIpAddress");
        }
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return VirtualNetworks.anotherOperation(running);
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
