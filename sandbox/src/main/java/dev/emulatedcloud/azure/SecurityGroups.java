package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Network security groups, with their rules inside.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
final class SecurityGroups implements ArmType {
    static final String TYPE = "Microsoft.Network/networkSecurityGroups";
    private static final Set<String> PROTOCOLS = Set.of("*", "tcp", "udp", "icmp", "esp", "ah");
    private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9.]*");

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
        rules.forEach(SecurityGroups::checkRule);
        checkConflicts(put.id(), rules);
        rules.forEach(rule -> complete(put.id(), "securityRules", rule));
        properties.add("defaultSecurityRules", Json.array(defaults(put.id())));
        properties.addProperty(
                "resourceGuid", Json.text(put.before(), "resourceGuid").orElseGet(() -> put.cloud()
                        .freshUuid("networkSecurityGroup")));
        return properties;
    }

    private static void checkRule(JsonObject rule) {
        String name = Json.text(rule, "name").orElse("");
        Names.checkNetwork(name, 80);
        JsonObject properties = Json.objectAt(rule, "properties").orElseGet(JsonObject::new);
        double priority = Json.number(properties, "priority").orElse(0.0);
        if (priority < 100 || priority > 4096 || priority != Math.rint(priority)) {
            throw TrafficRule.RULE_PRIORITY_RANGE.refused(Math.round(priority));
        }
        oneOf(name, properties, "direction", Set.of("inbound", "outbound"));
        oneOf(name, properties, "access", Set.of("allow", "deny"));
        oneOf(name, properties, "protocol", PROTOCOLS);
        for (String side : List.of("source", "destination")) {
            List<String> addresses = values(properties, side + "AddressPrefix", side + "AddressPrefixes");
            List<String> ports = values(properties, side + "PortRange", side + "PortRanges");
            if (addresses.isEmpty() && !properties.has(side + "ApplicationSecurityGroups")) {
                throw TrafficRule.RULE_INVALID_PARAMETER.refused(side + "AddressPrefix", "a value is required", name);
            }
            if (ports.isEmpty()) {
                throw TrafficRule.RULE_INVALID_PARAMETER.refused(side + "PortRange", "a value is required", name);
            }
            addresses.forEach(address -> checkAddress(address, addresses.size()));
            ports.forEach(SecurityGroups::checkPort);
        }
    }

    private static void oneOf(String rule, JsonObject properties, String key, Set<String> allowed) {
        String value = Json.text(properties, key).orElse("(none)");
        if (!allowed.contains(value.toLowerCase(Locale.ROOT))) {
            throw TrafficRule.RULE_INVALID_PARAMETER.refused(key, value, rule);
        }
    }

    private static List<String> values(JsonObject properties, String single, String several) {
        return Stream.concat(Json.text(properties, single).stream(), Json.texts(properties, several))
                .toList();
    }

    /** An address, a range, one service tag, or "*". */
    private static void checkAddress(String address, int siblings) {
        boolean isTagOrAny = address.equals("*") || TAG.matcher(address).matches();
        if (Cidr.isAddress(address) || Cidr.parse(address).isPresent() || isTagOrAny && siblings == 1) {
            return;
        }
        throw TrafficRule.RULE_INVALID_ADDRESS.refused(address);
    }

    private static void checkPort(String range) {
        if (range.equals("*")) {
            return;
        }
        String[] ends = range.split("-", -1);
        try {
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (ends.length <= 2 && first >= 0 && first <= last && last <= 65535) {
                return;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw TrafficRule.RULE_INVALID_PORT.refused(range);
    }

    private static void checkConflicts(ResourceId group, List<JsonObject> rules) {
        var names = new HashSet<String>();
        Map<String, String> slots = new HashMap<>();
        for (JsonObject rule : rules) {
            String name = rule.get("name").getAsString();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw TrafficRule.RULE_DUPLICATE_NAME.refused("security rule", name, group);
            }
            String direction = Json.text(rule, "properties.direction").orElseThrow();
            String slot = direction.toLowerCase(Locale.ROOT) + " "
                    + Json.number(rule, "properties.priority").orElseThrow();
            String other = slots.put(slot, name);
            if (other != null) {
                throw TrafficRule.RULE_PRIORITY_CONFLICT.refused(name, other);
            }
        }
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
