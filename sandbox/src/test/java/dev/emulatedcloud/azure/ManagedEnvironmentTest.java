package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.environmentBody;
import static dev.emulatedcloud.azure.Azure.environmentId;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ManagedEnvironmentTest {
    private static final ResourceId ID = environmentId("env");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;
    private final ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");

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
    void environmentWithoutASubnetNeverGetsOne() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/24");
        JsonObject without = environmentBody(subnet);
        without.getAsJsonObject("properties").remove("vnetConfiguration");
        resources.put(ID, without);
        assertRefused(ContainerAppsRule.SUBNET_CHANGED, () -> put(subnet)).whereas(() -> resources.put(ID, without));
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

    @Test
    void internalEnvironmentIsClosedToThePublic() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/27");
        assertRefused(
                        ContainerAppsRule.PUBLIC_ACCESS,
                        () -> put(subnet, internal(true).andThen(publicAccess("Enabled"))))
                .whereas(() -> put(subnet, internal(true).andThen(publicAccess("Disabled"))));
        resources.delete(ID);
        assertRefused(ContainerAppsRule.PUBLIC_ACCESS, () -> put(subnet, publicAccess("Sometimes")))
                .whereas(() -> put(subnet, publicAccess("Enabled")));
    }

    private static Consumer<JsonObject> publicAccess(String access) {
        return p -> p.addProperty("publicNetworkAccess", access);
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
