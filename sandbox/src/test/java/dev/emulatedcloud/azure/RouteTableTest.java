package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final ResourceId TABLE = Azure.id("Microsoft.Network/routeTables/routes");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    private static JsonObject route(String name, String prefix, String type, String address) {
        JsonObject properties = Json.object("addressPrefix", prefix, "nextHopType", type);
        if (address != null) {
            properties.addProperty("nextHopIpAddress", address);
        }
        return Json.object("name", name, "properties", properties);
    }

    private static JsonObject route(String name, String prefix) {
        return route(name, prefix, "VirtualAppliance", "10.100.0.4");
    }

    private void put(JsonObject... routes) {
        resources.put(TABLE, located("westeurope", Json.object("routes", list(routes))));
    }

    private void putHop(String type, String address) {
        put(route("route", "10.0.0.0/16", type, address));
    }

    @Test
    void routeToAnApplianceNamesItsAddress() {
        assertRefused(TrafficRule.ROUTE_NEXT_HOP, () -> putHop("VirtualAppliance", null))
                .whereas(() -> putHop("VirtualAppliance", "10.100.0.4"));
        assertRefused(TrafficRule.ROUTE_NEXT_HOP, () -> putHop("Internet", "10.100.0.4"))
                .whereas(() -> putHop("Internet", null));
        assertRefused(TrafficRule.ROUTE_NEXT_HOP, () -> putHop("Firewall", null))
                .whereas(() -> putHop("None", null));
    }

    @Test
    void prefixIsARangeOrATag() {
        assertRefused(NetworkRule.INVALID_CIDR, () -> put(route("route", "10.0.0.1/16")))
                .whereas(() -> put(route("route", "10.0.0.0/16")));
        assertRefused(NetworkRule.INVALID_ADDRESS_PREFIX, () -> put(route("route", "10.0.0.1")))
                .whereas(() -> put(route("route", "AzureCloud.WestEurope")));
    }

    @Test
    void namesAndPrefixesAreUnique() {
        assertRefused(TrafficRule.RULE_DUPLICATE_NAME, () -> put(route("a", "10.0.0.0/16"), route("A", "10.1.0.0/16")))
                .whereas(() -> put(route("a", "10.0.0.0/16"), route("b", "10.1.0.0/16")));
        assertRefused(TrafficRule.ROUTE_CONFLICT, () -> put(route("a", "10.0.0.0/16"), route("b", "10.0.0.0/16")))
                .whereas(() -> put(route("a", "10.0.0.0/16"), route("b", "10.0.0.0/17")));
    }

    @Test
    void tableHasAtMost400Routes() {
        assertRefused(TrafficRule.TOO_MANY, () -> put(routes(401))).whereas(() -> put(routes(400)));
    }

    private static JsonObject[] routes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> route("route" + i, "10.%d.%d.0/24".formatted(i / 256, i % 256)))
                .toArray(JsonObject[]::new);
    }

    @Test
    void attachedTableIsNotDeleted() {
        put(route("route", "10.0.0.0/16"));
        ResourceId subnet = azure.subnetWith("routeTable", TABLE);
        assertRefused(TrafficRule.ROUTE_TABLE_IN_USE, () -> resources.delete(TABLE))
                .whereas(() -> {
                    resources.delete(subnet);
                    resources.delete(TABLE);
                });
    }
}
