package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecurityGroupTest {
    private static final ResourceId GROUP = Azure.id("Microsoft.Network/networkSecurityGroups/nsg");

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

    @Test
    void singularAndPluralExcludeEachOther() {
        Consumer<JsonObject> plural = rule -> rule.add("destinationPortRanges", Azure.texts("80", "443"));
        assertRefused(TrafficRule.RULE_INVALID_PARAMETER, () -> put(plural))
                .whereas(() -> put(plural.andThen(rule -> rule.remove("destinationPortRange"))));
    }

    @Test
    void tagsStandAlone() {
        assertRefused(TrafficRule.RULE_TAG_IN_LIST, () -> putSources("10.1.0.0/27", "VirtualNetwork"))
                .whereas(() -> putSources("10.1.0.0/27", "10.2.0.0/27"));
        assertRefused(TrafficRule.RULE_TAG_IN_LIST, () -> putSources("*"))
                .whereas(() -> put(with("sourceAddressPrefix", "*")));
        assertRefused(TrafficRule.RULE_INVALID_ADDRESS, () -> putSources("10.1.0.300"))
                .whereas(() -> putSources("10.1.0.30"));
    }

    private void putSources(String... addresses) {
        put(rule -> {
            rule.remove("sourceAddressPrefix");
            rule.add("sourceAddressPrefixes", Azure.texts(addresses));
        });
    }

    @Test
    void resolverOfThePlatformIsDeniedOrNotMentioned() {
        Consumer<JsonObject> resolver = with("destinationAddressPrefix", "AzurePlatformDNS");
        assertRefused(TrafficRule.RULE_PLATFORM_TAG_ALLOWED, () -> put(resolver))
                .whereas(() -> put(resolver.andThen(with("access", "Deny"))));
    }

    @Test
    void groupHasAtMostAThousandRules() {
        assertRefused(TrafficRule.TOO_MANY, () -> put(rules(1001))).whereas(() -> put(rules(1000)));
    }

    private static JsonObject[] rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> rule("rule" + i, rule -> rule.addProperty("priority", 100 + i)))
                .toArray(JsonObject[]::new);
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
        ResourceId subnet = azure.subnetWith("networkSecurityGroup", GROUP);
        assertRefused(TrafficRule.SECURITY_GROUP_IN_USE, () -> resources.delete(GROUP))
                .whereas(() -> {
                    resources.delete(subnet);
                    resources.delete(GROUP);
                });
    }
}
