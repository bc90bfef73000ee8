package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway's address space grows in place and moves by replacement. */
@Tag("engine")
class AddressSpaceTest {
    @Test
    void addressSpaceGrowsInPlaceAndMovesByReplacement() {
        try (var project = TryProject.fresh()) {
            project.set("vnetCidr", "10.2.0.0/16");
            project.set("subnetCidr", "10.2.0.0/27");
            project.up().succeeded();

            project.set("vnetCidr", "10.2.0.0/15");
            assertThat(project.preview()).isEqualTo(Map.of("vnet", "update", "peering-from-carto", "update"));
            project.up().succeeded();
            project.pulumi("refresh", "--yes", "--suppress-progress").succeeded();
            assertThat(project.state()
                            .get("peering-from-carto")
                            .getAsJsonObject("outputs")
                            .get("peeringSyncLevel")
                            .getAsString())
                    .isEqualTo("FullyInSync");
            assertThat(project.preview()).isEmpty();

            project.set("vnetCidr", "10.4.0.0/16");
            project.set("subnetCidr", "10.4.0.0/27");
            assertThat(project.preview())
                    .containsEntry("vnet", "replace")
                    .containsEntry("subnet", "replace")
                    .containsEntry("environment", "replace")
                    .containsEntry("peering-to-carto", "replace")
                    .containsEntry("peering-from-carto", "replace")
                    .containsEntry("link", "replace")
                    .doesNotContainKeys("group", "zone", "record");
            project.up().succeeded();
            assertThat(project.preview()).isEmpty();

            project.set("existingResourceGroup", "true");
            assertThat(project.pulumi("preview").failed().all())
                    .contains("existingResourceGroup = true: this stack made rg-carto-at-gateway itself");
        }
    }
}
