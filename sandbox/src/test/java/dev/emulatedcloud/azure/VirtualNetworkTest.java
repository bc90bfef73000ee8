package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.body;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.vnetBody;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    private void putSubnet(String name, String prefix) {
        resources.put(vnetId("vnet").child("subnets", name), body(Json.object("addressPrefix", prefix)));
    }

    @Test
    void namesFollowTheRulesOfNetworkResources() {
        assertRefused(NetworkRule.INVALID_NAME, () -> azure.vnet("vnet-", "10.1.0.0/16"))
                .whereas(() -> azure.vnet("vnet_", "10.1.0.0/16"));
        assertRefused(NetworkRule.INVALID_NAME, () -> azure.vnet("v".repeat(65), "10.1.0.0/16"))
                .whereas(() -> azure.vnet("v".repeat(64), "10.1.0.0/16"));
    }

    @Test
    void addressSpaceIsOneOrMoreRangesApart() {
        assertRefused(NetworkRule.ADDRESS_SPACE_MISSING, () -> azure.vnet("vnet"))
                .whereas(() -> azure.vnet("vnet", "10.1.0.0/16"));
        assertRefused(NetworkRule.INVALID_CIDR, () -> azure.vnet("vnet", "10.1.0.1/16"))
                .whereas(() -> azure.vnet("vnet", "10.1.0.0/16"));
        for (String wrong : new String[] {"ten", "10.0.0.0", "10.0/8", "10.0.0.0/33", "2001:db8::/48"}) {
            assertRefused(NetworkRule.INVALID_ADDRESS_PREFIX, () -> azure.vnet("vnet", wrong))
                    .whereas(() -> azure.vnet("vnet", "10.0.0.0/8"));
        }
        assertRefused(
                        NetworkRule.ADDRESS_SPACES_OVERLAP_THEMSELVES,
                        () -> azure.vnet("vnet", "10.1.0.0/16", "10.1.128.0/17"))
                .whereas(() -> azure.vnet("vnet", "10.1.0.0/16", "10.2.128.0/17"));
    }

    @Test
    void addressSpaceIsClearOfWhatAzureKeeps() {
        assertRefused(NetworkRule.ADDRESS_SPACE_RESERVED, () -> azure.vnet("vnet", "169.254.0.0/24"))
                .whereas(() -> azure.vnet("vnet", "169.253.0.0/24"));
        assertRefused(NetworkRule.ADDRESS_SPACE_RESERVED, () -> azure.vnet("vnet", "168.63.0.0/16"))
                .whereas(() -> azure.vnet("vnet", "168.62.0.0/16"));
    }

    @Test
    void dnsServersAreAddresses() {
        assertRefused(NetworkRule.INVALID_DNS_SERVER, () -> putWithDns("10.1.0.256"))
                .whereas(() -> putWithDns("10.1.0.4"));
    }

    private void putWithDns(String server) {
        JsonObject body = vnetBody("10.1.0.0/16");
        body.getAsJsonObject("properties").add("dhcpOptions", Json.object("dnsServers", Azure.texts(server)));
        resources.put(vnetId("vnet"), body);
    }

    @Test
    void addressSpaceMayNotLeaveASubnetBehind() {
        azure.vnet("vnet", "10.1.0.0/16");
        putSubnet("a", "10.1.0.0/24");
        assertRefused(NetworkRule.SUBNET_OUTSIDE_VNET, () -> azure.vnet("vnet", "10.2.0.0/16"))
                .whereas(() -> azure.vnet("vnet", "10.0.0.0/14"));
        assertThat(azure.text(vnetId("vnet").child("subnets", "a"), "properties.addressPrefix"))
                .isEqualTo("10.1.0.0/24");
    }

    @Test
    void putWithoutSubnetsKeepsThem() {
        azure.vnet("vnet", "10.1.0.0/16");
        putSubnet("a", "10.1.0.0/24");
        azure.vnet("vnet", "10.1.0.0/16");
        assertThat(Json.objects(resources.get(vnetId("vnet")), "properties.subnets"))
                .hasSize(1);
    }

    @Test
    void putWithSubnetsReplacesTheList() {
        JsonObject inline = vnetBody("10.1.0.0/16");
        JsonObject subnet = Json.object("name", "a", "properties", Json.object("addressPrefix", "10.1.0.0/24"));
        inline.getAsJsonObject("properties").add("subnets", list(subnet));
        resources.put(vnetId("vnet"), inline);
        assertThat(resources.exists(vnetId("vnet").child("subnets", "a"))).isTrue();

        inline.getAsJsonObject("properties").add("subnets", list());
        resources.put(vnetId("vnet"), inline);
        assertThat(resources.exists(vnetId("vnet").child("subnets", "a"))).isFalse();
    }
}
