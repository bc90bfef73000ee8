package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SecurityGroupTest {
    private static final ResourceId GROUP = Azure.id("Microsoft.Network/networkSecurityGroups/nsg");
    private static final ResourceId TABLE = Azure.id("Microsoft.Network/routeTables/routes");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    private static JsonObject rule(String name, Consumer<JsonObject> change) {
        JsonObject properties = Json.object(
                "priority",
                100,
                "direction",
                "Outbound",
                "access",
                "Allow",
                "protocol",
                "Tcp",
                "sourceAddressPrefix",
                "10.1.0.0/27",
                "sourcePortRange",
                "*",
                "destinationAddressPrefix",
                "AzureCloud.WestEurope",
                "destinationPortRange",
                "443");
        change.accept(properties);
        return Json.object("name", name, "properties", properties);
    }

    private void put(JsonObject... rules) {
        resources.put(GROUP, located("westeurope", Json.object("securityRules", list(rules))));
    }

    private void put(Consumer<JsonObject> change) {
        put(rule("rule", change));
    }

    @Test
    void prioritiesGoFrom100To4096() {
        assertRefused(TrafficRule.RULE_PRIORITY_RANGE, () -> put(rule -> rule.addProperty("priority", 99)))
                .whereas(() -> put(rule -> rule.addProperty("priority", 100)));
        assertRefused(TrafficRule.RULE_PRIORITY_RANGE, () -> put(rule -> rule.addProperty("priority", 4097)))
                .whereas(() -> put(rule -> rule.addProperty("priority", 4096)));
    }

    @Test
    void priorityIsUniqueInADirection() {
        assertRefused(TrafficRule.RULE_PRIORITY_CONFLICT, () -> put(rule("a", r -> {}), rule("b", r -> {})))
                .whereas(() -> put(rule("a", r -> {}), rule("b", r -> r.addProperty("direction", "Inbound"))));
    }

    @Test
    void namesAreUniqueIgnoringCase() {
        Consumer<JsonObject> later = r -> r.addProperty("priority", 101);
        assertRefused(TrafficRule.RULE_DUPLICATE_NAME, () -> put(rule("a", r -> {}), rule("A", later)))
                .whereas(() -> put(rule("a", r -> {}), rule("b", later)));
    }

    @Test
    void valuesAreChecked() {
        assertRefused(TrafficRule.RULE_INVALID_PARAMETER, () -> put(with("access", "Maybe")))
                .whereas(() -> put(with("access", "Deny")));
        assertRefused(TrafficRule.RULE_INVALID_PARAMETER, () -> put(rule -> rule.remove("destinationPortRange")))
                .whereas(() -> put(with("destinationPortRange", "*")));
        assertRefused(TrafficRule.RULE_INVALID_ADDRESS, () -> put(with("sourceAddressPrefix", "10.1.0.300")))
                .whereas(() -> put(with("sourceAddressPrefix", "10.1.0.255")));
        assertRefused(TrafficRule.RULE_INVALID_PORT, () -> put(with("destinationPortRange", "443-80")))
                .whereas(() -> put(with("destinationPortRange", "80-443")));
        assertRefused(TrafficRule.RULE_INVALID_PORT, () -> put(with("destinationPortRange", "65536")))
                .whereas(() -> put(with("destinationPortRange", "65535")));
    }

    private static Consumer<JsonObject> with(String key, String value) {
        return rule -> rule.addProperty(key, value);
    }

    @Test
    void everyGroupEndsWithTheDefaultRules() {
        put();
        assertThat(Json.objects(resources.get(GROUP), "properties.defaultSecurityRules")
                        .map(rule -> rule.get("name").getAsString()))
                .contains("AllowVnetInBound", "DenyAllInBound", "AllowInternetOutBound", "DenyAllOutBound")
                .hasSize(6);
    }

    @Test
    void attachedGroupIsNotDeleted() {
        put();
        ResourceId subnet = attach("networkSecurityGroup", GROUP);
        assertRefused(TrafficRule.SECURITY_GROUP_IN_USE, () -> resources.delete(GROUP))
                .whereas(() -> {
                    resources.delete(subnet);
                    resources.delete(GROUP);
                });
    }

    private ResourceId attach(String reference, ResourceId id) {
        ResourceId subnet = azure.vnet("vnet", "10.1.0.0/16").child("subnets", "a");
        resources.put(
                subnet,
                Azure.body(Json.object("addressPrefix", "10.1.0.0/24", reference, Json.object("id", id.toString()))));
        return subnet;
    }

    private void putRoute(String prefix, String type, String address) {
        JsonObject properties = Json.object("addressPrefix", prefix, "nextHopType", type);
        if (address != null) {
            properties.addProperty("nextHopIpAddress", address);
        }
        JsonObject route = Json.object("name", "route", "properties", properties);
        resources.put(TABLE, located("westeurope", Json.object("routes", list(route))));
    }

    @Test
    void routeToAnApplianceNamesItsAddress() {
        assertRefused(TrafficRule.ROUTE_NEXT_HOP, () -> putRoute("10.0.0.0/16", "VirtualAppliance", null))
                .whereas(() -> putRoute("10.0.0.0/16", "VirtualAppliance", "10.100.0.4"));
        assertRefused(TrafficRule.ROUTE_NEXT_HOP, () -> putRoute("10.0.0.0/16", "Internet", "10.100.0.4"))
                .whereas(() -> putRoute("10.0.0.0/16", "Internet", null));
        assertRefused(NetworkRule.INVALID_CIDR, () -> putRoute("10.0.0.1/16", "Internet", null))
                .whereas(() -> putRoute("10.0.0.0/16", "Internet", null));
    }

    @Test
    void attachedRouteTableIsNotDeleted() {
        putRoute("10.0.0.0/16", "VirtualAppliance", "10.100.0.4");
        ResourceId subnet = attach("routeTable", TABLE);
        assertRefused(TrafficRule.ROUTE_TABLE_IN_USE, () -> resources.delete(TABLE))
                .whereas(() -> {
                    resources.delete(subnet);
                    resources.delete(TABLE);
                });
    }
}
