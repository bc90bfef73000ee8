package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.body;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class SubnetTest {
    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    private void putSubnet(String name, String prefix) {
        resources.put(vnetId("vnet").child("subnets", name), body(Json.object("addressPrefix", prefix)));
    }

    @Test
    void subnetLiesInsideItsNetwork() {
        azure.vnet("vnet", "10.1.0.0/16");
        assertRefused(NetworkRule.SUBNET_OUTSIDE_VNET, () -> putSubnet("a", "10.2.0.0/24"))
                .whereas(() -> putSubnet("a", "10.1.255.0/24"));
        assertRefused(NetworkRule.SUBNET_OUTSIDE_VNET, () -> putSubnet("a", "10.0.0.0/15"))
                .whereas(() -> putSubnet("a", "10.1.0.0/16"));
    }

    @Test
    void subnetsDoNotOverlap() {
        azure.vnet("vnet", "10.1.0.0/16");
        putSubnet("a", "10.1.0.0/24");
        assertRefused(NetworkRule.SUBNETS_OVERLAP, () -> putSubnet("b", "10.1.0.128/25"))
                .whereas(() -> putSubnet("b", "10.1.1.0/25"));
        putSubnet("a", "10.1.0.0/25");
    }

    @Test
    void smallestSubnetIsSlash29() {
        azure.vnet("vnet", "10.1.0.0/16");
        assertRefused(NetworkRule.SUBNET_TOO_SMALL, () -> putSubnet("a", "10.1.0.0/30"))
                .whereas(() -> putSubnet("a", "10.1.0.0/29"));
    }

    @Test
    void subnetPutIsAFullReplacement() {
        ResourceId group = securityGroup("nsg", "westeurope");
        ResourceId subnet = vnetId("vnet").child("subnets", "a");
        azure.vnet("vnet", "10.1.0.0/16");
        JsonObject attached = Json.object(
                "addressPrefix", "10.1.0.0/24", "networkSecurityGroup", Json.object("id", group.toString()));
        resources.put(subnet, body(attached));
        assertThat(Json.objects(resources.get(group), "properties.subnets")).hasSize(1);

        putSubnet("a", "10.1.0.0/24");
        assertThat(azure.text(subnet, "properties.networkSecurityGroup.id")).isNull();
        assertThat(Json.objects(resources.get(group), "properties.subnets")).isEmpty();
    }

    @Test
    void subnetRefersToWhatExistsInItsRegion() {
        azure.vnet("vnet", "10.1.0.0/16");
        ResourceId missing = Azure.id("Microsoft.Network/networkSecurityGroups/missing");
        ResourceId near = securityGroup("near", "westeurope");
        assertRefused(NetworkRule.REFERENCE_NOT_FOUND, () -> attach(missing)).whereas(() -> attach(near));
        ResourceId far = securityGroup("far", "northeurope");
        assertRefused(NetworkRule.REFERENCE_ELSEWHERE, () -> attach(far)).whereas(() -> attach(near));
    }

    private void attach(ResourceId group) {
        resources.put(
                vnetId("vnet").child("subnets", "a"),
                body(Json.object(
                        "addressPrefix", "10.1.0.0/24", "networkSecurityGroup", Json.object("id", group.toString()))));
    }

    private ResourceId securityGroup(String name, String location) {
        ResourceId id = Azure.id("Microsoft.Network/networkSecurityGroups/" + name);
        resources.put(id, located(location, Json.object()));
        return id;
    }

    @Test
    void unknownServiceCannotBeDelegatedTo() {
        azure.vnet("vnet", "10.1.0.0/16");
        JsonObject wrong = Azure.delegated("10.1.0.0/24");
        Json.objects(wrong, "delegations").forEach(delegation -> delegation
                .getAsJsonObject("properties")
                .addProperty("serviceName", "Microsoft.App/environment"));
        ResourceId subnet = vnetId("vnet").child("subnets", "a");
        assertRefused(NetworkRule.DELEGATION_UNKNOWN, () -> resources.put(subnet, body(wrong)))
                .whereas(() -> resources.put(subnet, body(Azure.delegated("10.1.0.0/24"))));
    }

    @Test
    void subnetIsDelegatedToOneService() {
        azure.vnet("vnet", "10.1.0.0/16");
        JsonObject two = Azure.delegated("10.1.0.0/24");
        two.getAsJsonArray("delegations").add(delegation("Microsoft.Web/serverFarms"));
        ResourceId subnet = vnetId("vnet").child("subnets", "a");
        assertRefused(NetworkRule.DELEGATIONS_SEVERAL, () -> resources.put(subnet, body(two)))
                .whereas(() -> resources.put(subnet, body(Azure.delegated("10.1.0.0/24"))));
    }

    private static JsonObject delegation(String service) {
        return Json.object("name", "other", "properties", Json.object("serviceName", service));
    }

    @Test
    void subnetThatOthersUseIsNotDelegated() {
        ResourceId used = Azure.CARTO_VNET.child("subnets", "carto-subnet");
        ResourceId free = Azure.CARTO_VNET.child("subnets", "data-subnet");
        assertRefused(
                        NetworkRule.DELEGATION_CHANGED_IN_USE,
                        () -> resources.put(used, body(Azure.delegated("10.0.0.0/24"))))
                .whereas(() -> resources.put(free, body(Azure.delegated("10.0.1.0/24"))));
    }

    @Test
    void delegationOfAFreeSubnetIsExchanged() {
        ResourceId subnet = azure.gatewaySubnet();
        JsonObject other = Json.object("addressPrefix", "10.1.0.0/27");
        other.add("delegations", list(delegation("Microsoft.Web/serverFarms")));
        resources.put(subnet, body(other));
        assertThat(Json.objects(resources.get(subnet), "properties.delegations")
                        .map(one -> Json.text(one, "properties.serviceName").orElseThrow()))
                .containsExactly("Microsoft.Web/serverFarms");
        putSubnet("gateway", "10.1.0.0/27");
        assertThat(Json.objects(resources.get(subnet), "properties.delegations"))
                .isEmpty();
    }

    @Test
    void subnetOfAnEnvironmentIsLocked() {
        ResourceId subnet = azure.gatewaySubnet();
        ResourceId environment = azure.environment("env", subnet);
        assertRefused(NetworkRule.SUBNET_IN_USE_DELETED, () -> resources.delete(subnet.parent()));
        assertRefused(
                        NetworkRule.SUBNET_IN_USE_PREFIX_CHANGED,
                        () -> resources.put(subnet, body(Azure.delegated("10.1.0.0/26"))))
                .whereas(() -> resources.put(subnet, body(Azure.delegated("10.1.0.0/27"))));
        assertRefused(NetworkRule.DELEGATION_IN_USE, () -> putSubnet("gateway", "10.1.0.0/27"))
                .whereas(() -> resources.put(subnet, body(Azure.delegated("10.1.0.0/27"))));
        assertThat(Json.objects(resources.get(subnet), "properties.serviceAssociationLinks"))
                .hasSize(1);

        assertRefused(NetworkRule.SUBNET_IN_USE_DELETED, () -> resources.delete(subnet))
                .whereas(() -> {
                    resources.delete(environment);
                    resources.put(subnet, body(Azure.delegated("10.1.0.0/26")));
                    resources.delete(subnet);
                });
    }

    @Test
    void subnetOfALoadBalancerIsLocked() {
        ResourceId subnet = Azure.CARTO_VNET.child("subnets", "carto-subnet");
        assertRefused(NetworkRule.SUBNET_IN_USE_DELETED, () -> resources.delete(subnet))
                .whereas(() -> resources.delete(Azure.CARTO_VNET.child("subnets", "data-subnet")));
    }
}
