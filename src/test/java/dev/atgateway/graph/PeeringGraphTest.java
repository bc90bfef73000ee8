package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeeringGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());

    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringAllowsVnetAccess(String name) {
        assertThat(GRAPH.resource(name).at("allowVirtualNetworkAccess")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringCarriesNoForwardedTraffic(String name) {
        assertThat(GRAPH.resource(name).at("allowForwardedTraffic")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringLendsNoGateway(String name) {
        assertThat(GRAPH.resource(name).inputs())
                .containsEntry("allowGatewayTransit", false)
                .containsEntry("useRemoteGateways", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringIsReplacedForItsRemoteVnetAlone(String name) {
        var options = (CustomResourceOptions) GRAPH.resource(name).options();
        assertThat(options.getReplaceOnChanges()).containsExactly("remoteVirtualNetwork");
        assertThat(options.getDeleteBeforeReplace()).isTrue();
    }

    /** Otherwise a refresh, which reads them as inputs, would leave a difference for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringIgnoresWhatAzureFindsOut(String name) {
        assertThat(GRAPH.resource(name).options().getIgnoreChanges())
                .contains("peeringState", "peeringSyncLevel", "remoteAddressSpace")
                .doesNotContain("remoteVirtualNetwork", "remoteVirtualNetworkAddressSpace");
    }

    /** Azure copies the remote range when the peering is made; a grown VNet needs it again. */
    @ParameterizedTest
    @ValueSource(strings = {"peering-to-carto", "peering-from-carto"})
    void peeringSyncsTheRemoteRange(String name) {
        assertThat(GRAPH.resource(name).at("syncRemoteAddressSpace")).isEqualTo("true");
    }

    @Test
    void peeringToCartoBelongsToTheGatewaysVnet() {
        assertThat(GRAPH.resource("peering-to-carto").inputs())
                .containsEntry("resourceGroupName", "rg-carto-at-gateway")
                .containsEntry("virtualNetworkName", "carto-at-gateway-vnet")
                .containsEntry("virtualNetworkPeeringName", "carto-at-gateway-to-carto");
    }

    @Test
    void peeringFromCartoIsInCartosResourceGroup() {
        assertThat(GRAPH.resource("peering-from-carto").inputs())
                .containsEntry("resourceGroupName", "rg-carto")
                .containsEntry("virtualNetworkName", "carto-vnet")
                .containsEntry("virtualNetworkPeeringName", "carto-to-carto-at-gateway");
    }

    @Test
    void peeringToCartoPointsAtCartosVnet() {
        assertThat(GRAPH.resource("peering-to-carto").at("remoteVirtualNetwork"))
                .isEqualTo(Map.of("id", MockedCloud.CARTO_VNET_ID));
    }

    @Test
    void peeringFromCartoPointsAtTheGatewaysVnet() {
        assertThat(GRAPH.resource("peering-from-carto").at("remoteVirtualNetwork"))
                .isEqualTo(Map.of("id", MockedCloud.id("vnet")));
    }

    @Test
    void peeringToCartoKnowsCartosAddressSpace() {
        assertThat(GRAPH.resource("peering-to-carto").at("remoteVirtualNetworkAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.0.0.0/16"));
    }

    @Test
    void peeringFromCartoKnowsTheGatewaysAddressSpace() {
        assertThat(GRAPH.resource("peering-from-carto").at("remoteVirtualNetworkAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.1.0.0/16"));
    }

    @Test
    void peeringToCartoWaitsForTheSubnet() {
        assertThat(GRAPH.resource("peering-to-carto").dependsOn()).containsExactly("subnet");
    }

    @Test
    void peeringFromCartoWaitsForThePeeringToCarto() {
        assertThat(GRAPH.resource("peering-from-carto").dependsOn()).containsExactly("peering-to-carto");
    }

    @Test
    void environmentDoesNotWaitForThePeerings() {
        var cloud = new MockedCloud().finishOnlyAfterRequestsFor("peering-to-carto", "environment");
        assertThat(Graph.of(StackSettings.peered(), cloud).names()).contains("peering-from-carto");
    }

    @Test
    void linkDoesNotWaitForThePeerings() {
        var cloud = new MockedCloud().finishOnlyAfterRequestsFor("peering-to-carto", "link");
        assertThat(Graph.of(StackSettings.peered(), cloud).names()).contains("peering-from-carto");
    }

    @Test
    void outputGivesThePeeringsInTheirOrder() {
        assertThat(GRAPH.outputs().get("peeringIds"))
                .isEqualTo(List.of(MockedCloud.id("peering-to-carto"), MockedCloud.id("peering-from-carto")));
    }
}
