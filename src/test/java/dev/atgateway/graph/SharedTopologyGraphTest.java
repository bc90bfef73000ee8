package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.settings.CartoDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTopologyGraphTest {
    private static final String REGION = "northeurope";

    private static final Graph GRAPH = Graph.of(StackSettings.shared().logs(), cloud());

    private static MockedCloud cloud() {
        return new MockedCloud().vnet("rg-carto", "carto-vnet", REGION, "10.0.0.0/16");
    }

    @Test
    void noVnetIsDeclared() {
        assertThat(GRAPH.ofType("azure-native:network:VirtualNetwork")).isEmpty();
    }

    @Test
    void noPeeringIsDeclared() {
        assertThat(GRAPH.ofType("azure-native:network:VirtualNetworkPeering")).isEmpty();
    }

    @Test
    void subnetIsInCartosVnetAndResourceGroup() {
        assertThat(GRAPH.resource("subnet").inputs())
                .containsEntry("resourceGroupName", "rg-carto")
                .containsEntry("virtualNetworkName", "carto-vnet")
                .containsEntry("addressPrefix", "10.0.8.0/27");
    }

    @Test
    void subnetIsDelegatedToContainerApps() {
        assertThat(GRAPH.resource("subnet").at("delegations[0].serviceName")).isEqualTo("Microsoft.App/environments");
    }

    @Test
    void subnetCarriesTheSecurityGroup() {
        assertThat(GRAPH.resource("subnet").at("networkSecurityGroup.id")).isEqualTo(MockedCloud.id("gateway-nsg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-nsg", "environment", "app", "logs"})
    void whatIsAttachedToTheSubnetIsInCartosRegion(String name) {
        assertThat(GRAPH.resource(name).at("location")).isEqualTo(REGION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-nsg", "environment", "app", "logs", "zone", "link", "record"})
    void everythingButTheSubnetIsInTheGatewaysResourceGroup(String name) {
        assertThat(GRAPH.resource(name).at("resourceGroupName")).isEqualTo("rg-carto-at-gateway");
    }

    @Test
    void zoneIsLinkedToCartosVnet() {
        assertThat(GRAPH.resource("link").at("virtualNetwork")).isEqualTo(Map.of("id", MockedCloud.CARTO_VNET_ID));
    }

    @Test
    void existingDnsDeclaresNoZone() {
        var graph = Graph.of(StackSettings.shared().cartoDns(CartoDns.EXISTING), cloud());
        assertThat(graph.names()).doesNotContain("dns", "zone", "link", "record");
    }

    @Test
    void outputVnetIsCartos() {
        assertThat(GRAPH.outputs()).containsEntry("vnetId", MockedCloud.CARTO_VNET_ID);
    }

    @Test
    void outputPeeringsAreEmpty() {
        assertThat(GRAPH.outputs()).containsEntry("peeringIds", List.of());
    }

    @Test
    void noOwnVnetIsLookedUp() {
        var cloud = cloud();
        Graph.of(StackSettings.shared(), cloud);
        assertThat(cloud.calls("getVirtualNetwork"))
                .extracting(call -> call.args.get("virtualNetworkName"))
                .containsExactly("carto-vnet");
    }
}
