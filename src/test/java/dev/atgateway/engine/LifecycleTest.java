package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of the default stack on the real engine: one story, told in order. */
@Tag("engine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleTest {
    private static TryProject project;
    private static String world;

    @BeforeAll
    static void start() {
        project = TryProject.fresh();
        world = project.cloud();
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @Test
    @Order(1)
    void upCreatesEveryResourceOfTheGraph() {
        project.up().succeeded();
        assertThat(project.state().keySet())
                .contains(
                        "group",
                        "network",
                        "vnet",
                        "gateway-nsg",
                        "subnet",
                        "peering-to-carto",
                        "peering-from-carto",
                        "gateway",
                        "environment",
                        "app",
                        "dns",
                        "zone",
                        "link",
                        "record",
                        "databricks",
                        "connection");
        assertThat(project.state().keySet())
                .filteredOn(name -> name.startsWith("grant-"))
                .isNotEmpty();
        assertThat(project.tryCommand("cloud", "--json").succeeded().out()).isEqualTo(project.cloud());
    }

    @Test
    @Order(2)
    void everyOutputOfTheContractIsThere() {
        assertThat(project.outputs().keySet())
                .containsExactlyInAnyOrder(
                        "gatewayUrl",
                        "environmentDefaultDomain",
                        "environmentStaticIp",
                        "resourceGroupName",
                        "vnetId",
                        "subnetId",
                        "securityGroupId",
                        "peeringIds",
                        "environmentId",
                        "containerAppId",
                        "privateZoneId",
                        "connectionName",
                        "principals",
                        "setupSql",
                        "verifySql",
                        "readme");
        assertThat(project.outputs().get("setupSql").getAsString()).isEqualTo("[secret]");
        assertThat(project.outputs().get("gatewayUrl").getAsString())
                .matches("https://carto-at-gateway\\.[a-z0-9.-]+\\.westeurope\\.azurecontainerapps\\.io");
    }

    @Test
    @Order(3)
    void secondPreviewShowsNoChange() {
        assertThat(project.preview()).isEmpty();
    }

    @Test
    @Order(4)
    void refreshShowsOnlyWhatAzureChangesAfterCreation() {
        project.pulumi("refresh", "--yes", "--suppress-progress").succeeded();
        assertThat(project.lastChanges()).containsEntry("update", 1).doesNotContainKeys("create", "delete", "replace");
        assertThat(project.state().get("vnet").getAsJsonObject("outputs").getAsJsonArray("subnets"))
                .hasSize(1);
        assertThat(project.state()
                        .get("peering-to-carto")
                        .getAsJsonObject("outputs")
                        .get("peeringState")
                        .getAsString())
                .isEqualTo("Connected");
        assertThat(project.preview()).isEmpty();
    }

    @Test
    @Order(5)
    void secondRefreshShowsNothing() {
        project.pulumi("refresh", "--yes", "--suppress-progress").succeeded();
        assertThat(project.lastChanges()).containsOnlyKeys("same");
    }

    @Test
    @Order(6)
    void replicaCountUpdatesTheAppAloneAndInPlace() {
        project.set("maxReplicas", "5");
        assertThat(project.preview()).isEqualTo(Map.of("app", "update"));
        project.up().succeeded();
        assertThat(project.lastChanges()).containsEntry("update", 1).doesNotContainKeys("create", "delete", "replace");
        assertThat(project.preview()).isEmpty();
    }

    @Test
    @Order(7)
    void subnetReplacesWhatLiesInItAndNothingElse() {
        project.set("subnetCidr", "10.1.0.64/26");
        assertThat(project.preview())
                .isEqualTo(Map.of(
                        "subnet", "replace",
                        "environment", "replace",
                        "app", "replace",
                        "gateway-nsg", "update",
                        "connection", "update"));
        project.up().succeeded();
        assertThat(project.preview()).isEmpty();
    }

    @Test
    @Order(8)
    void destroyLeavesTheWorldAsItWas() {
        project.destroy().succeeded();
        assertThat(project.cloud()).isEqualTo(world);
    }
}
