package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.GROUP;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetBody;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class ResourceManagerTest {
    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    @Test
    void resourceIsReadAsItWasWritten() {
        azure.vnet("Vnet", "10.1.0.0/16");
        JsonObject read = resources.get(vnetId("vnet"));
        assertThat(Json.text(read, "id")).hasValue(vnetId("Vnet").toString());
        assertThat(Json.text(read, "name")).hasValue("Vnet");
        assertThat(Json.text(read, "type")).hasValue("Microsoft.Network/virtualNetworks");
        assertThat(Json.text(read, "properties.provisioningState")).hasValue("Succeeded");
    }

    @Test
    void idsIgnoreCaseAndKeepTheFirstSpelling() {
        azure.vnet("Vnet", "10.1.0.0/16");
        JsonObject again = resources.put(vnetId("VNET"), vnetBody("10.1.0.0/16"));
        assertThat(Json.text(again, "id")).hasValue(vnetId("Vnet").toString());
        assertThat(resources.under(GROUP)).hasSize(1);
    }

    @Test
    void etagChangesWithTheContentOnly() {
        azure.vnet("vnet", "10.1.0.0/16");
        String first = azure.text(vnetId("vnet"), "etag");
        azure.vnet("vnet", "10.1.0.0/16");
        assertThat(azure.text(vnetId("vnet"), "etag")).isEqualTo(first);
        azure.vnet("vnet", "10.1.0.0/16", "10.2.0.0/16");
        assertThat(azure.text(vnetId("vnet"), "etag")).isNotEqualTo(first);
    }

    @Test
    void missingGroupIsNamed() {
        ResourceId nowhere = ResourceId.of(vnetId("vnet").toString().replace("/rg/", "/nowhere/"));
        assertRefused(ResourceRule.RESOURCE_GROUP_NOT_FOUND, () -> resources.put(nowhere, vnetBody("10.1.0.0/16")))
                .whereas(() -> resources.put(vnetId("vnet"), vnetBody("10.1.0.0/16")));
        assertRefused(ResourceRule.RESOURCE_GROUP_NOT_FOUND, () -> resources.get(nowhere))
                .whereas(() -> resources.get(vnetId("vnet")));
    }

    @Test
    void unknownSubscriptionIsNamed() {
        ResourceId unknown = ResourceId.group("00000000-0000-0000-0000-000000000000", "rg");
        JsonObject body = located("westeurope", Json.object());
        ResourceId known = ResourceId.group("22222222-3333-4444-5555-666666666666", "rg");
        assertRefused(ResourceRule.SUBSCRIPTION_NOT_FOUND, () -> resources.put(unknown, body))
                .whereas(() -> resources.put(known, body));
        assertRefused(ResourceRule.SUBSCRIPTION_NOT_FOUND, () -> resources.get(unknown))
                .whereas(() -> resources.get(known));
    }

    @Test
    void missingResourceIsNamedWithItsGroup() {
        azure.vnet("vnet", "10.1.0.0/16");
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> resources.get(vnetId("x")))
                .whereas(() -> resources.get(vnetId("vnet")));
        assertThat(catchThrowable(() -> resources.get(vnetId("x"))))
                .hasMessageStartingWith(
                        "The Resource 'Microsoft.Network/virtualNetworks/x' under resource group 'rg' was not found.");
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> resources.delete(vnetId("x")))
                .whereas(() -> resources.delete(vnetId("vnet")));
    }

    @Test
    void childNeedsItsParent() {
        ResourceId orphan = vnetId("x").child("subnets", "a");
        JsonObject body = Azure.body(Json.object("addressPrefix", "10.1.0.0/24"));
        assertRefused(ResourceRule.PARENT_RESOURCE_NOT_FOUND, () -> resources.put(orphan, body))
                .whereas(() -> {
                    azure.vnet("x", "10.1.0.0/16");
                    resources.put(orphan, body);
                });
    }

    @Test
    void unknownTypeIsRefused() {
        ResourceId unknown = Azure.id("Microsoft.Compute/virtualMachines/vm");
        assertRefused(ResourceRule.UNKNOWN_TYPE, () -> resources.put(unknown, located("westeurope", Json.object())))
                .whereas(() -> resources.put(
                        Azure.id("Microsoft.Network/routeTables/vm"), located("westeurope", Json.object())));
    }

    @Test
    void groupNameMayNotEndWithADot() {
        JsonObject body = located("westeurope", Json.object());
        ResourceId wrong = ResourceId.group(Azure.SUBSCRIPTION, "rg.");
        assertRefused(ResourceRule.INVALID_RESOURCE_GROUP_NAME, () -> resources.put(wrong, body))
                .whereas(() -> resources.put(ResourceId.group(Azure.SUBSCRIPTION, "rg.(1)"), body));
    }

    @Test
    void locationIsRequiredAndFixed() {
        JsonObject nowhere = vnetBody("10.1.0.0/16");
        nowhere.remove("location");
        assertRefused(ResourceRule.LOCATION_REQUIRED, () -> resources.put(vnetId("vnet"), nowhere))
                .whereas(() -> resources.put(vnetId("vnet"), vnetBody("10.1.0.0/16")));

        JsonObject elsewhere = vnetBody("10.1.0.0/16");
        elsewhere.addProperty("location", "northeurope");
        JsonObject same = vnetBody("10.1.0.0/16");
        same.addProperty("location", "West Europe");
        assertRefused(ResourceRule.LOCATION_CHANGED, () -> resources.put(vnetId("vnet"), elsewhere))
                .whereas(() -> resources.put(vnetId("vnet"), same));
        assertThat(azure.text(vnetId("vnet"), "location")).isEqualTo("westeurope");

        assertRefused(
                        ResourceRule.GROUP_LOCATION_CHANGED,
                        () -> resources.put(GROUP, located("northeurope", Json.object())))
                .whereas(() -> resources.put(GROUP, located("westeurope", Json.object())));
    }

    @Test
    void deletedGroupTakesEverythingAlongInAnyOrder() {
        ResourceId environment = azure.environment("env", azure.gatewaySubnet());
        azure.app("app", environment);
        ResourceId zone = azure.zone("carto.example.com");
        resources.put(zone.child("virtualNetworkLinks", "link"), Azure.linkBody(vnetId("vnet")));
        azure.peer(vnetId("vnet"), "out", Azure.CARTO_VNET);
        ResourceId back = azure.peer(Azure.CARTO_VNET, "back", vnetId("vnet"));

        resources.delete(GROUP);
        assertThat(resources.exists(GROUP)).isFalse();
        assertThat(resources.under(GROUP)).isEmpty();
        assertThat(azure.text(back, "properties.peeringState")).isEqualTo("Disconnected");
    }

    @Test
    void whatIsInUseElsewhereStaysOfADeletedGroup() {
        ResourceId subnet = azure.gatewaySubnet();
        ResourceId zone = azure.zone("carto.example.com");
        ResourceId other = ResourceId.group(Azure.SUBSCRIPTION, "other");
        resources.put(other, located("westeurope", Json.object()));
        ResourceId environment = ResourceId.of(other + "/providers/Microsoft.App/managedEnvironments/env");
        resources.put(environment, Azure.environmentBody(subnet));

        assertRefused(ResourceRule.GROUP_DELETION_BLOCKED, () -> resources.delete(GROUP))
                .whereas(() -> {
                    assertThat(resources.exists(zone)).isFalse();
                    assertThat(resources.exists(subnet)).isTrue();
                    resources.delete(environment);
                    resources.delete(GROUP);
                });
        assertThat(resources.exists(GROUP)).isFalse();
    }

    @Test
    void sharedKeysOfAWorkspaceAreStableAndNotStored() {
        ResourceId workspace = Azure.id("Microsoft.OperationalInsights/workspaces/logs");
        resources.put(workspace, located("westeurope", Json.object()));
        String key = resources.sharedKeys(workspace).get("primarySharedKey").getAsString();
        assertThat(resources.sharedKeys(workspace).get("primarySharedKey").getAsString())
                .isEqualTo(key);
        assertThat(resources.get(workspace).toString()).doesNotContain(key);
    }

    @Test
    void workspaceNameIsChecked() {
        JsonObject body = located("westeurope", Json.object());
        assertRefused(
                        NetworkRule.INVALID_NAME,
                        () -> resources.put(Azure.id("Microsoft.OperationalInsights/workspaces/-logs"), body))
                .whereas(() -> resources.put(Azure.id("Microsoft.OperationalInsights/workspaces/logs"), body));
    }
}
