package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());
    private static final Declared SUBNET = GRAPH.resource("subnet");

    @Test
    void vnetHasTheConfiguredRange() {
        assertThat(GRAPH.resource("vnet").at("addressSpace.addressPrefixes")).isEqualTo(List.of("10.1.0.0/16"));
    }

    @Test
    void vnetHasTheConfiguredName() {
        assertThat(GRAPH.resource("vnet").at("virtualNetworkName")).isEqualTo("carto-at-gateway-vnet");
    }

    @Test
    void vnetIsInTheGatewaysResourceGroup() {
        assertThat(GRAPH.resource("vnet").at("resourceGroupName")).isEqualTo("rg-carto-at-gateway");
    }

    /** Subnets inside the VNet's own inputs would fight with the one that is a resource. */
    @Test
    void vnetDeclaresNoSubnetsOfItsOwn() {
        assertThat(GRAPH.resource("vnet").inputs()).doesNotContainKeys("subnets", "virtualNetworkPeerings");
    }

    @Test
    void subnetIsInTheVnet() {
        assertThat(SUBNET.at("virtualNetworkName")).isEqualTo("carto-at-gateway-vnet");
    }

    @Test
    void subnetIsDelegatedToContainerAppsAlone() {
        assertThat(SUBNET.listAt("delegations"))
                .extracting(delegation -> delegation.get("serviceName"))
                .containsExactly("Microsoft.App/environments");
    }

    @Test
    void subnetHasItsRangeInTheSingularProperty() {
        assertThat(SUBNET.inputs())
                .containsEntry("addressPrefix", "10.1.0.0/27")
                .doesNotContainKey("addressPrefixes");
    }

    @Test
    void subnetCarriesTheSecurityGroup() {
        assertThat(SUBNET.at("networkSecurityGroup")).isEqualTo(Map.of("id", MockedCloud.id("gateway-nsg")));
    }

    /** Azure deletes no group that is attached: a new one of another name must be there before the old one goes. */
    @Test
    void securityGroupIsNamedByPulumi() {
        assertThat(GRAPH.resource("gateway-nsg").inputs()).doesNotContainKey("networkSecurityGroupName");
    }

    @Test
    void subnetHasNoRouteTable() {
        assertThat(SUBNET.inputs()).doesNotContainKey("routeTable");
    }

    @Test
    void subnetIsReplacedForItsRangeAlone() {
        assertThat(SUBNET.options().getReplaceOnChanges()).containsExactly("addressPrefix");
    }

    @Test
    void subnetIsDeletedBeforeItsReplacement() {
        assertThat(((CustomResourceOptions) SUBNET.options()).getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void withoutSecurityGroupNoneIsDeclared() {
        var graph = Graph.of(StackSettings.peered().withoutSecurityGroup());
        assertThat(graph.names()).doesNotContain("gateway-nsg");
    }

    @Test
    void withoutSecurityGroupTheSubnetCarriesNone() {
        var graph = Graph.of(StackSettings.peered().withoutSecurityGroup());
        assertThat(graph.resource("subnet").inputs()).doesNotContainKey("networkSecurityGroup");
    }

    @Test
    void everyResourceButTheGroupIsAChildOfItsComponent() {
        assertThat(GRAPH.custom())
                .filteredOn(resource -> !resource.name().equals("group"))
                .allSatisfy(resource ->
                        assertThat(resource.parent().orElseThrow()).isIn("network", "gateway", "dns", "databricks"));
    }
}
