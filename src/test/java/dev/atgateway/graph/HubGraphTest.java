package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.hub(), cloud());
    private static final Declared ROUTES = GRAPH.resource("gateway-routes");

    private static MockedCloud cloud() {
        return new MockedCloud()
                .vnet("rg-carto", "carto-vnet", "westeurope", "10.0.0.0/16", "10.4.0.0/16")
                .vnet("rg-hub", "hub-vnet", "westeurope", "10.2.0.0/16");
    }

    @Test
    void routesAreCartosRangesAndNoDefaultRoute() {
        assertThat(ROUTES.listAt("routes"))
                .extracting(route -> route.get("addressPrefix"))
                .containsExactly("10.0.0.0/16", "10.4.0.0/16");
    }

    @Test
    void routesGoByTheFirewall() {
        assertThat(ROUTES.listAt("routes")).allSatisfy(route -> assertThat(route)
                .containsEntry("nextHopType", "VirtualAppliance")
                .containsEntry("nextHopIpAddress", "10.2.0.4"));
    }

    @Test
    void routesHaveNamesOfTheirOwn() {
        assertThat(ROUTES.listAt("routes"))
                .extracting(route -> route.get("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void routesOfTheGatewayAreNotPropagatedByBgp() {
        assertThat(ROUTES.at("disableBgpRoutePropagation")).isEqualTo(true);
    }

    /** Azure deletes no table that is attached: a new one of another name must be there before the old one goes. */
    @Test
    void routeTableIsNamedByPulumi() {
        assertThat(ROUTES.inputs()).doesNotContainKey("routeTableName");
    }

    @Test
    void subnetCarriesTheRouteTable() {
        assertThat(GRAPH.resource("subnet").at("routeTable")).isEqualTo(Map.of("id", MockedCloud.id("gateway-routes")));
    }

    @Test
    void thereAreFourPeerings() {
        assertThat(GRAPH.ofType("azure-native:network:VirtualNetworkPeering"))
                .extracting(Declared::name)
                .containsExactlyInAnyOrder(
                        "peering-to-carto", "peering-from-carto", "peering-to-hub", "peering-from-hub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto", "peering-to-hub", "peering-from-hub"})
    void everyPeeringCarriesForwardedTraffic(String name) {
        assertThat(GRAPH.resource(name).inputs())
                .containsEntry("allowForwardedTraffic", true)
                .containsEntry("allowVirtualNetworkAccess", true);
    }

    @ParameterizedTest
    @CsvSource({
        "peering-to-carto, subnet",
        "peering-from-carto, peering-to-carto",
        "peering-to-hub, peering-from-carto",
        "peering-from-hub, peering-to-hub"
    })
    void peeringsRunOneAfterAnother(String name, String before) {
        assertThat(GRAPH.resource(name).dependsOn()).containsExactly(before);
    }

    @Test
    void peeringFromTheHubIsInTheHubsResourceGroup() {
        assertThat(GRAPH.resource("peering-from-hub").inputs())
                .containsEntry("resourceGroupName", "rg-hub")
                .containsEntry("virtualNetworkName", "hub-vnet")
                .containsEntry("remoteVirtualNetwork", Map.of("id", MockedCloud.id("vnet")));
    }

    @Test
    void peeringToTheHubPointsAtTheHubsVnet() {
        assertThat(GRAPH.resource("peering-to-hub").inputs())
                .containsEntry("virtualNetworkName", "carto-at-gateway-vnet")
                .containsEntry(
                        "remoteVirtualNetwork",
                        Map.of("id", MockedCloud.vnetId(MockedCloud.SUBSCRIPTION, "rg-hub", "hub-vnet")));
    }

    @Test
    void peeringsOfOneVnetHaveNamesOfTheirOwn() {
        assertThat(GRAPH.ofType("azure-native:network:VirtualNetworkPeering"))
                .extracting(peering -> peering.at("virtualNetworkName") + "/" + peering.at("virtualNetworkPeeringName"))
                .doesNotHaveDuplicates();
    }

    @Test
    void outputGivesAllFourPeerings() {
        assertThat((List<?>) GRAPH.outputs().get("peeringIds")).hasSize(4);
    }

    @Test
    void firewallInAPeeredVnetNeedsNoHubPeering() {
        var graph = Graph.of(StackSettings.hub().withoutHubVnet(), cloud());
        assertThat(graph.names()).contains("gateway-routes").doesNotContain("peering-to-hub", "peering-from-hub");
    }
}
