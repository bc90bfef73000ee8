package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
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
 * The rules of a network security group.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
final class SecurityRules {
    private static final int MOST = 1000;
    private static final Set<String> PROTOCOLS = Set.of("*", "tcp", "udp", "icmp", "esp", "ah");
    private static final Pattern TAG = Pattern.compile("\\*|[A-Za-z][A-Za-z0-9.]*");

    /** The services of the platform itself: a rule can cut them off, and has no need to let them through. */
    private static final Set<String> PLATFORM_TAGS =
            Set.of("azureplatformdns", "azureplatformimds", "azureplatformlkm");

    private SecurityRules() {}

    static void check(ResourceId group, List<JsonObject> rules) {
        if (rules.size() > MOST) {
            throw TrafficRule.TOO_MANY.refused(group, MOST, "security rules");
        }
        rules.forEach(rule -> checkRule(group, rule));
        checkConflicts(group, rules);
    }

    private static void checkRule(ResourceId group, JsonObject rule) {
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
            String ofAddresses = side + "AddressPrefix";
            if (!properties.has(side + "ApplicationSecurityGroups")) {
                requireEither(name, properties, ofAddresses, ofAddresses + "es");
            }
            requireEither(name, properties, side + "PortRange", side + "PortRanges");
            Json.text(properties, ofAddresses).ifPresent(address -> checkAddress(name, properties, address));
            Json.texts(properties, ofAddresses + "es")
                    .forEach(address -> checkListed(group.child("securityRules", name), ofAddresses, address));
            Stream.concat(
                            Json.text(properties, side + "PortRange").stream(),
                            Json.texts(properties, side + "PortRanges"))
                    .forEach(SecurityRules::checkPort);
        }
    }

    private static void oneOf(String rule, JsonObject properties, String key, Set<String> allowed) {
        String value = Json.text(properties, key).orElse("(none)");
        if (!allowed.contains(value.toLowerCase(Locale.ROOT))) {
            throw TrafficRule.RULE_INVALID_PARAMETER.refused(key, value, rule);
        }
    }

    private static void requireEither(String rule, JsonObject properties, String single, String several) {
        boolean hasSingle = Json.text(properties, single).isPresent();
        boolean hasSeveral = Json.texts(properties, several).findAny().isPresent();
        if (hasSingle == hasSeveral) {
            String problem = hasSingle ? several + " is given too" : "a value is required";
            throw TrafficRule.RULE_INVALID_PARAMETER.refused(single, problem, rule);
        }
    }

    /** An address, a range, a service tag, or "*". */
    private static void checkAddress(String rule, JsonObject properties, String address) {
        boolean isTag = TAG.matcher(address).matches();
        if (!isTag && !isRange(address)) {
            throw TrafficRule.RULE_INVALID_ADDRESS.refused(address);
        }
        boolean allows = Json.text(properties, "access")
                .filter("allow"::equalsIgnoreCase)
                .isPresent();
        if (allows && PLATFORM_TAGS.contains(address.toLowerCase(Locale.ROOT))) {
            throw TrafficRule.RULE_PLATFORM_TAG_ALLOWED.refused(rule, address);
        }
    }

    /** One of several: tags stand alone. */
    private static void checkListed(ResourceId rule, String parameter, String address) {
        if (TAG.matcher(address).matches()) {
            throw TrafficRule.RULE_TAG_IN_LIST.refused(parameter, rule, address);
        }
        if (!isRange(address)) {
            throw TrafficRule.RULE_INVALID_ADDRESS.refused(address);
        }
    }

    private static boolean isRange(String address) {
        return Cidr.isAddress(address) || Cidr.parse(address).isPresent();
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
}
