package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A second gateway in the resource group that the first one made. */
@Tag("engine")
class StrangersTest {
    private static final String WARNING =
            "rg-carto-at-gateway: this stack made the resource group, and not what is in it" + " besides: ";

    @Test
    void strangersInTheOwnGroupAreWarnedAboutAndDeletedWithIt() {
        try (var project = TryProject.fresh()) {
            project.up().succeeded();
            assertThat(project.pulumi("preview").succeeded().all()).doesNotContain(WARNING);

            var stranger = project.shellOfStack("other", """
                    resourceGroupName: rg-carto-at-gateway
                    existingResourceGroup: true
                    gatewayName: other
                    vnetCidr: 10.2.0.0/16
                    subnetCidr: 10.2.0.0/27
                    cartoVnetId: CARTO_VNET
                    cartoDns: existing
                    cartoDomain: carto.internal.example.com
                    image: registry.example.com/carto/at-gateway:1.0.0
                    containerPort: 8080
                    databricksEnabled: false
                    """);
            stranger.run("pulumi", "up", "--yes", "--non-interactive", "--suppress-progress")
                    .succeeded();
            assertThat(stranger.run("pulumi", "preview", "--non-interactive")
                            .succeeded()
                            .all())
                    .doesNotContain(WARNING);

            assertThat(project.pulumi("preview").succeeded().all())
                    .contains(WARNING)
                    .contains("other (Microsoft.App/containerApps)")
                    .contains("other-vnet (Microsoft.Network/virtualNetworks)");

            project.destroy().succeeded();
            assertThat(project.cloud())
                    .doesNotContain("rg-carto-at-gateway/providers/Microsoft.App")
                    .as("CARTO's side of the stranger's peering")
                    .contains("\"peeringState\": \"Disconnected\"");
        }
    }
}
