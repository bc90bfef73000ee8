package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.environmentBody;
import static dev.emulatedcloud.azure.Azure.environmentId;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagedEnvironmentTest {
    private static final ResourceId ID = environmentId("env");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;
    private ResourceId vnet;

    @BeforeEach
    void network() {
        vnet = azure.vnet("vnet", "10.1.0.0/16", "172.28.0.0/14", "100.100.0.0/16");
    }

    private JsonObject put(ResourceId subnet) {
        return put(subnet, properties -> {});
    }

    private JsonObject put(ResourceId subnet, Consumer<JsonObject> change) {
        JsonObject body = environmentBody(subnet);
        change.accept(body.getAsJsonObject("properties"));
        return resources.put(ID, body);
    }

    @Test
    void externalEnvironmentHasADomainAndAPublicAddress() {
        JsonObject environment = put(azure.delegatedSubnet(vnet, "a", "10.1.0.0/27"));
        assertThat(Json.text(environment, "properties.defaultDomain").orElseThrow())
                .matches("[a-z]+-[0-9a-f]{8}\\.westeurope\\.azurecontainerapps\\.io");
        assertThat(Json.text(environment, "properties.staticIp").orElseThrow()).startsWith("203.0.113.");
        assertThat(Json.text(environment, "properties.infrastructureResourceGroup"))
                .hasValue("ME_env_rg_westeurope");
    }

    @Test
    void internalEnvironmentHasAnAddressInItsSubnet() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.64/27");
        JsonObject environment = put(
                subnet,
                properties -> properties.getAsJsonObject("vnetConfiguration").addProperty("internal", true));
        assertThat(Json.text(environment, "properties.staticIp")).hasValue("10.1.0.74");
    }

    @Test
    void everyCreationGetsANewDomainAndAnUpdateKeepsIt() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/27");
        String first = Json.text(put(subnet), "properties.defaultDomain").orElseThrow();
        assertThat(Json.text(put(subnet), "properties.defaultDomain")).hasValue(first);
        resources.delete(ID);
        assertThat(Json.text(put(subnet), "properties.defaultDomain").orElseThrow())
                .isNotEqualTo(first);
    }

    @Test
    void nameIsChecked() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/27");
        for (String wrong : new String[] {"env-", "1env", "e", "e".repeat(61)}) {
            assertRefused(ContainerAppsRule.INVALID_ENVIRONMENT_NAME, () -> azure.environment(wrong, subnet))
                    .whereas(() -> azure.environment("e1", subnet));
        }
    }

    @Test
    void subnetMustExistWithASingularPrefix() {
        ResourceId singular = azure.delegatedSubnet(vnet, "singular", "10.1.1.0/27");
        assertRefused(ContainerAppsRule.SUBNET_NOT_FOUND, () -> put(vnet.child("subnets", "missing")))
                .whereas(() -> put(singular));
        resources.delete(ID);
        ResourceId plural = vnet.child("subnets", "plural");
        JsonObject properties = Azure.delegated("10.1.0.0/27");
        properties.remove("addressPrefix");
        properties.add("addressPrefixes", Azure.texts("10.1.0.0/27"));
        resources.put(plural, Azure.body(properties));
        assertRefused(ContainerAppsRule.SUBNET_NOT_FOUND, () -> put(plural)).whereas(() -> put(singular));
    }

    @Test
    void subnetIsSlash27OrLarger() {
        assertRefused(ContainerAppsRule.SUBNET_TOO_SMALL, () -> put(azure.delegatedSubnet(vnet, "a", "10.1.0.0/28")))
                .whereas(() -> put(azure.delegatedSubnet(vnet, "b", "10.1.0.32/27")));
    }

    @Test
    void subnetIsClearOfReservedRanges() {
        assertRefused(
                        ContainerAppsRule.SUBNET_RESERVED_RANGE,
                        () -> put(azure.delegatedSubnet(vnet, "a", "172.30.0.0/24")))
                .whereas(() -> put(azure.delegatedSubnet(vnet, "b", "172.29.0.0/24")));
        resources.delete(ID);
        assertRefused(
                        ContainerAppsRule.SUBNET_RESERVED_RANGE,
                        () -> put(azure.delegatedSubnet(vnet, "c", "100.100.160.0/24")))
                .whereas(() -> put(azure.delegatedSubnet(vnet, "d", "100.100.224.0/24")));
    }

    @Test
    void subnetIsDelegatedExactlyWhenThereAreProfiles() {
        ResourceId plain = azure.subnet(vnet, "plain", "10.1.2.0/23");
        ResourceId delegated = azure.delegatedSubnet(vnet, "delegated", "10.1.4.0/23");
        assertRefused(ContainerAppsRule.SUBNET_NOT_DELEGATED, () -> put(plain)).whereas(() -> put(delegated));
        resources.delete(ID);
        Consumer<JsonObject> withoutProfiles = properties -> properties.remove("workloadProfiles");
        assertRefused(ContainerAppsRule.SUBNET_DELEGATED, () -> put(delegated, withoutProfiles))
                .whereas(() -> put(plain, withoutProfiles));
    }

    @Test
    void subnetHoldsOneEnvironment() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        put(subnet);
        ResourceId another = azure.delegatedSubnet(vnet, "b", "10.1.1.0/24");
        assertRefused(ContainerAppsRule.SUBNET_OCCUPIED, () -> azure.environment("second", subnet))
                .whereas(() -> azure.environment("second", another));
    }

    @Test
    void subnetIsInTheSameRegion() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        JsonObject body = environmentBody(subnet);
        body.addProperty("location", "northeurope");
        assertRefused(ContainerAppsRule.SUBNET_ELSEWHERE, () -> resources.put(ID, body))
                .whereas(() -> put(subnet));
    }

    @Test
    void whatItIsAttachedToIsFixed() {
        ResourceId first = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        ResourceId second = azure.delegatedSubnet(vnet, "b", "10.1.1.0/24");
        put(first);
        String sameInCapitals = first.toString().toUpperCase(Locale.ROOT);
        assertRefused(ContainerAppsRule.SUBNET_CHANGED, () -> put(second))
                .whereas(() -> put(first, p -> p.getAsJsonObject("vnetConfiguration")
                        .addProperty("infrastructureSubnetId", sameInCapitals)));
        assertRefused(ContainerAppsRule.IMMUTABLE_CHANGED, () -> put(first, internal(true)))
                .whereas(() -> put(first, internal(false)));
        assertRefused(ContainerAppsRule.IMMUTABLE_CHANGED, () -> put(first, p -> p.addProperty("zoneRedundant", true)))
                .whereas(() -> put(first, p -> p.addProperty("zoneRedundant", false)));
        assertRefused(ContainerAppsRule.IMMUTABLE_CHANGED, () -> put(first, infrastructureGroup("other")))
                .whereas(() -> put(first, infrastructureGroup("ME_env_rg_westeurope")));
    }

    private static Consumer<JsonObject> internal(boolean internal) {
        return p -> p.getAsJsonObject("vnetConfiguration").addProperty("internal", internal);
    }

    private static Consumer<JsonObject> infrastructureGroup(String name) {
        return p -> p.addProperty("infrastructureResourceGroup", name);
    }

    @Test
    void withoutASubnetItIsNeitherInternalNorZoneRedundant() {
        JsonObject internal = Json.object("vnetConfiguration", Json.object("internal", true));
        JsonObject external = Json.object("vnetConfiguration", Json.object("internal", false));
        assertRefused(
                        ContainerAppsRule.INTERNAL_WITHOUT_SUBNET,
                        () -> resources.put(ID, located("westeurope", internal)))
                .whereas(() -> resources.put(ID, located("westeurope", external)));
        resources.delete(ID);
        assertRefused(
                        ContainerAppsRule.ZONES_WITHOUT_SUBNET,
                        () -> resources.put(ID, located("westeurope", Json.object("zoneRedundant", true))))
                .whereas(() -> resources.put(ID, located("westeurope", Json.object("zoneRedundant", false))));
    }

    private JsonObject profile(String name, String type, Integer minimum, Integer maximum) {
        JsonObject profile = Json.object("name", name, "workloadProfileType", type);
        if (minimum != null) {
            profile.addProperty("minimumCount", minimum);
            profile.addProperty("maximumCount", maximum);
        }
        return profile;
    }

    @Test
    void profilesAreChecked() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        JsonObject consumption = profile("Consumption", "Consumption", null, null);
        for (JsonObject wrong : new JsonObject[] {
            profile("other", "Consumption", null, null),
            profile("dedicated", "D5", 1, 3),
            profile("dedicated", "D4", 3, 1),
            profile("dedicated", "D4", null, null),
            profile("Consumption", "Consumption", null, null)
        }) {
            assertRefused(
                            ContainerAppsRule.INVALID_PROFILES,
                            () -> put(subnet, p -> p.add("workloadProfiles", list(consumption, wrong))))
                    .whereas(() -> put(
                            subnet,
                            p -> p.add("workloadProfiles", list(consumption, profile("dedicated", "D4", 1, 3)))));
        }
    }

    @Test
    void profilesCannotBeTakenAway() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        put(subnet);
        JsonObject dedicated = profile("dedicated", "D4", 1, 3);
        assertRefused(
                        ContainerAppsRule.PROFILES_ADDED_OR_REMOVED,
                        () -> put(subnet, p -> p.add("workloadProfiles", new JsonArray())))
                .whereas(() -> put(subnet, p -> p.add("workloadProfiles", list(dedicated))));
    }

    @Test
    void logsGoToAWorkspaceWithItsKeyWhichIsForgotten() {
        ResourceId workspace = Azure.id("Microsoft.OperationalInsights/workspaces/logs");
        resources.put(workspace, located("westeurope", Json.object()));
        String key = resources.sharedKeys(workspace).get("primarySharedKey").getAsString();
        String customer = azure.text(workspace, "properties.customerId");
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");

        assertRefused(ContainerAppsRule.LOG_WORKSPACE_INVALID, () -> put(subnet, logs("nobody", key)))
                .whereas(() -> put(subnet, logs(customer, key)));
        assertRefused(ContainerAppsRule.LOG_WORKSPACE_INVALID, () -> put(subnet, logs(customer, "wrong")))
                .whereas(() -> put(subnet, logs(customer, key)));
        assertThat(azure.cloud.azure().all().map(JsonObject::toString)).noneMatch(text -> text.contains(key));
    }

    private static Consumer<JsonObject> logs(String customerId, String key) {
        JsonObject workspace = Json.object("customerId", customerId, "sharedKey", key);
        return properties -> properties.add(
                "appLogsConfiguration",
                Json.object("destination", "log-analytics", "logAnalyticsConfiguration", workspace));
    }

    @Test
    void environmentWithAppsIsNotDeleted() {
        put(azure.delegatedSubnet(vnet, "a", "10.1.0.0/24"));
        ResourceId app = azure.app("app", ID);
        assertRefused(ContainerAppsRule.ENVIRONMENT_HAS_APPS, () -> resources.delete(ID))
                .whereas(() -> {
                    resources.delete(app);
                    resources.delete(ID);
                });
    }
}
