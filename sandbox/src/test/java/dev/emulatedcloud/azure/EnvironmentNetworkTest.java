package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.environmentBody;
import static dev.emulatedcloud.azure.Azure.environmentId;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EnvironmentNetworkTest {
    private static final ResourceId ID = environmentId("env");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;
    private final ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16", "172.28.0.0/14", "100.100.0.0/16");

    private JsonObject put(ResourceId subnet) {
        return put(subnet, properties -> {});
    }

    private JsonObject put(ResourceId subnet, Consumer<JsonObject> change) {
        JsonObject body = environmentBody(subnet);
        change.accept(body.getAsJsonObject("properties"));
        return resources.put(ID, body);
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
    void networkIsInTheSubscriptionOfTheEnvironment() {
        ResourceId far = ResourceId.of("/subscriptions/22222222-3333-4444-5555-666666666666"
                + "/resourceGroups/rg-carto-two/providers/Microsoft.Network/virtualNetworks/carto-two-vnet");
        ResourceId there = azure.delegatedSubnet(far, "gateway", "10.20.1.0/27");
        ResourceId here = azure.delegatedSubnet(vnet, "gateway", "10.1.1.0/27");
        assertRefused(ContainerAppsRule.VNET_NOT_FOUND, () -> put(there)).whereas(() -> put(here));
        resources.delete(ID);
        ResourceId missing = Azure.vnetId("missing").child("subnets", "gateway");
        assertRefused(ContainerAppsRule.VNET_NOT_FOUND, () -> put(missing)).whereas(() -> put(here));
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
    void networkDoesNotNameAzuresResolverAsItsDnsServer() {
        ResourceId subnet = azure.delegatedSubnet(vnet, "a", "10.1.0.0/27");
        assertRefused(ContainerAppsRule.RESOLVER_OF_AZURE, () -> putWithDns(subnet, "168.63.129.16"))
                .whereas(() -> putWithDns(subnet, "10.1.0.4"));
    }

    private void putWithDns(ResourceId subnet, String server) {
        azure.changeProperties(
                vnet, properties -> properties.add("dhcpOptions", Json.object("dnsServers", Azure.texts(server))));
        put(subnet);
    }
}
