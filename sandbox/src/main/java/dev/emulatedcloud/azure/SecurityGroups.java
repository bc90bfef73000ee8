package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * Network security groups, with their rules inside.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
final class SecurityGroups implements ArmType {
    static final String TYPE = "Microsoft.Network/networkSecurityGroups";

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
        if (!properties.has("securityRules")) {
            properties.add("securityRules", new JsonArray());
        }
        List<JsonObject> rules = Json.objects(properties, "securityRules").toList();
        SecurityRules.check(put.id(), rules);
        rules.forEach(rule -> complete(put.id(), "securityRules", rule));
        properties.add("defaultSecurityRules", Json.array(defaults(put.id())));
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> put.cloud()
                        .freshUuid("networkSecurityGroup")));
        return properties;
    }

    static void complete(ResourceId owner, String kind, JsonObject child) {
        child.addProperty("id", owner + "/" + kind + "/" + child.get("name").getAsString());
        child.addProperty("type", owner.type() + "/" + kind);
        child.getAsJsonObject("properties").addProperty("provisioningState", "Succeeded");
    }

    /** The six rules that every group ends with. */
    private static Stream<JsonObject> defaults(ResourceId group) {
        return Stream.of(
                        rule("AllowVnetInBound", "Inbound", 65000, "Allow", "VirtualNetwork", "VirtualNetwork"),
                        rule("AllowAzureLoadBalancerInBound", "Inbound", 65001, "Allow", "AzureLoadBalancer", "*"),
                        rule("DenyAllInBound", "Inbound", 65500, "Deny", "*", "*"),
                        rule("AllowVnetOutBound", "Outbound", 65000, "Allow", "VirtualNetwork", "VirtualNetwork"),
                        rule("AllowInternetOutBound", "Outbound", 65001, "Allow", "*", "Internet"),
                        rule("DenyAllOutBound", "Outbound", 65500, "Deny", "*", "*"))
                .peek(rule -> complete(group, "defaultSecurityRules", rule));
    }

    private static JsonObject rule(
            String name, String direction, int priority, String access, String source, String destination) {
        return Json.object(
                "name",
                name,
                "properties",
                Json.object(
                        "direction",
                        direction,
                        "priority",
                        priority,
                        "access",
                        access,
                        "protocol",
                        "*",
                        "sourceAddressPrefix",
                        source,
                        "sourcePortRange",
                        "*",
                        "destinationAddressPrefix",
                        destination,
                        "destinationPortRange",
                        "*"));
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return VirtualNetworks.anotherOperation(running);
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        return withSubnets(cloud, stored, "networkSecurityGroup");
    }

    /** Adds the subnets that the object is attached to. */
    static JsonObject withSubnets(Cloud cloud, JsonObject stored, String reference) {
        ResourceId id = ResourceId.of(stored.get("id").getAsString());
        List<String> subnets = Usage.subnetsWith(cloud, reference, id);
        if (!subnets.isEmpty()) {
            stored.getAsJsonObject("properties")
                    .add("subnets", Json.array(subnets.stream().map(subnet -> Json.object("id", subnet))));
        }
        return stored;
    }

    @Override
    public void delete(Cloud cloud, ResourceId id) {
        List<String> users = Usage.subnetsWith(cloud, "networkSecurityGroup", id);
        if (!users.isEmpty()) {
            throw TrafficRule.SECURITY_GROUP_IN_USE.refused(id, String.join(", ", users));
        }
    }
}
