package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.network.LookupFailed;
import org.junit.jupiter.api.Test;

/** Look-ups are awaited before the first resource, so that a wrong id creates nothing. */
class LookupGraphTest {
    private static final String HUB_VNET_ID = MockedCloud.vnetId(MockedCloud.SUBSCRIPTION, "rg-hub", "hub-vnet");

    private static MockedCloud withoutCarto() {
        return new MockedCloud().withoutVnet("rg-carto", "carto-vnet");
    }

    @Test
    void missingCartoVnetIsNamedByKeyAndValue() {
        assertThat(Graph.failure(StackSettings.peered(), withoutCarto()))
                .isInstanceOf(LookupFailed.class)
                .hasMessageStartingWith("cartoVnetId = " + MockedCloud.CARTO_VNET_ID + ": ");
    }

    @Test
    void azuresErrorCodeIsInTheMessage() {
        assertThat(Graph.failure(StackSettings.peered(), withoutCarto())).hasMessageContaining("(ResourceNotFound)");
    }

    @Test
    void missingCartoVnetLeavesNothingRegistered() {
        var cloud = withoutCarto();
        Graph.failure(StackSettings.peered(), cloud);
        assertThat(cloud.registered()).isEmpty();
    }

    @Test
    void missingHubVnetIsNamedByKeyAndValue() {
        assertThat(Graph.failure(StackSettings.hub(), new MockedCloud()))
                .isInstanceOf(LookupFailed.class)
                .hasMessageStartingWith("hubVnetId = " + HUB_VNET_ID + ": ");
    }

    @Test
    void missingHubVnetLeavesNothingRegistered() {
        var cloud = new MockedCloud();
        Graph.failure(StackSettings.hub(), cloud);
        assertThat(cloud.registered()).isEmpty();
    }

    @Test
    void missingExistingGroupIsNamedByKeyAndValue() {
        assertThat(Graph.failure(StackSettings.peered().existingGroup("rg-platform"), new MockedCloud()))
                .isInstanceOf(LookupFailed.class)
                .hasMessageStartingWith("resourceGroupName = rg-platform: ");
    }

    @Test
    void missingExistingGroupLeavesNothingRegistered() {
        var cloud = new MockedCloud();
        Graph.failure(StackSettings.peered().existingGroup("rg-platform"), cloud);
        assertThat(cloud.registered()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsInTheOneError() {
        assertThat(Graph.failure(StackSettings.hub().existingGroup("rg-platform"), withoutCarto())
                        .getMessage()
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("cartoVnetId = "),
                        line -> assertThat(line).startsWith("hubVnetId = "),
                        line -> assertThat(line).startsWith("resourceGroupName = "));
    }

    @Test
    void ownVnetThatIsNotThereYetIsNoMistake() {
        assertThat(Graph.of(StackSettings.peered()).names()).contains("vnet");
    }

    @Test
    void sharedVnetMustLieInTheLoginsSubscription() {
        var foreign = "/subscriptions/" + MockedCloud.OTHER_SUBSCRIPTION
                + "/resourceGroups/rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet";
        assertThat(Graph.failure(
                        StackSettings.shared().cartoVnetId(foreign).withoutAzureSubscription(), new MockedCloud()))
                .isInstanceOf(LookupFailed.class)
                .hasMessageContaining(
                        "pulumi config set azure-native:subscriptionId " + MockedCloud.OTHER_SUBSCRIPTION);
    }

    @Test
    void unknownOwnSubscriptionIsReportedLikeEveryOtherLookUp() {
        assertThat(Graph.failure(StackSettings.peered().withoutAzureSubscription(), new MockedCloud().loggedOut()))
                .isInstanceOf(LookupFailed.class)
                .hasMessageContaining("azure-native:subscriptionId");
    }
}
