package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

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
}
