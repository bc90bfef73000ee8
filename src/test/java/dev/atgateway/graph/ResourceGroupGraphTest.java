package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import org.junit.jupiter.api.Test;

class ResourceGroupGraphTest {
    private static final Graph EXISTING =
            Graph.of(StackSettings.peered().existingGroup("rg-platform"), new MockedCloud().group("rg-platform"));

    @Test
    void groupIsDeclared() {
        assertThat(Graph.of(StackSettings.peered()).resource("group").at("resourceGroupName"))
                .isEqualTo("rg-carto-at-gateway");
    }

    @Test
    void existingGroupIsNeverOwned() {
        assertThat(EXISTING.ofType("azure-native:resources:ResourceGroup")).isEmpty();
    }

    @Test
    void existingGroupTakesTheGatewaysResources() {
        assertThat(EXISTING.custom())
                .filteredOn(resource -> resource.type().startsWith("azure-native:"))
                .filteredOn(resource -> !resource.name().equals("peering-from-carto"))
                .allSatisfy(
                        resource -> assertThat(resource.at("resourceGroupName")).isEqualTo("rg-platform"));
    }

    @Test
    void existingGroupIsTheOneOfTheOutput() {
        assertThat(EXISTING.outputs()).containsEntry("resourceGroupName", "rg-platform");
    }

    @Test
    void whatTheStackMakesIsMarkedAsItsOwn() {
        assertThat(Graph.of(StackSettings.peered()).resource("vnet").at("tags"))
                .asInstanceOf(MAP)
                .containsEntry("carto-at-gateway-stack", "carto-at-gateway/stack");
    }

    @Test
    void ownGroupThatCannotBeListedIsWarnedAbout() {
        var cloud = new MockedCloud().ownGroup("rg-carto-at-gateway");
        var settings = StackSettings.peered().azure("metadataHost", "localhost:1");
        assertThat(Graph.of(settings, cloud).warnings())
                .singleElement()
                .satisfies(
                        warned -> assertThat(warned.text())
                                .startsWith(
                                        "rg-carto-at-gateway: what else is in this resource group could not be listed (Connection refused"));
    }

    @Test
    void groupOfAnotherStackIsNotListed() {
        var cloud = new MockedCloud().group("rg-carto-at-gateway");
        Graph.of(StackSettings.peered(), cloud);
        assertThat(cloud.calls("getClientToken")).isEmpty();
    }
}
