package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputsGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());

    @Test
    void everyOutputOfTheContractIsThereAndNoOther() {
        assertThat(GRAPH.outputs())
                .containsOnlyKeys(
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
    }

    @Test
    void setupSqlAloneIsSecret() {
        assertThat(GRAPH.secretOutputs()).containsExactly("setupSql");
    }

    @Test
    void idsAreThoseOfTheResources() {
        assertThat(GRAPH.outputs())
                .containsEntry("vnetId", MockedCloud.id("vnet"))
                .containsEntry("subnetId", MockedCloud.id("subnet"))
                .containsEntry("securityGroupId", MockedCloud.id("gateway-nsg"))
                .containsEntry("environmentId", MockedCloud.id("environment"))
                .containsEntry("containerAppId", MockedCloud.id("app"))
                .containsEntry("privateZoneId", MockedCloud.id("zone"));
    }

    @Test
    void databricksOutputsAreThoseOfTheConnection() {
        assertThat(GRAPH.outputs())
                .containsEntry("connectionName", "carto_at_gateway")
                .containsEntry("principals", List.of("analysts", "analyst@example.com"));
    }

    @Test
    void readmeIsTheOneOfTheProjectWithTheValuesOfTheStack() {
        assertThat((String) GRAPH.outputs().get("readme"))
                .startsWith("# CARTO AT Gateway")
                .contains("| `gatewayUrl` | " + GRAPH.outputs().get("gatewayUrl") + " |")
                .contains("| `connectionName` | carto_at_gateway |")
                .doesNotContain("${");
    }

    @Test
    void withoutSecurityGroupItsIdIsAbsent() {
        assertThat(Graph.of(StackSettings.peered().withoutSecurityGroup()).outputs())
                .doesNotContainKey("securityGroupId");
    }

    @Test
    void withoutDatabricksItsOutputsAreAbsent() {
        assertThat(Graph.of(StackSettings.peered().withoutDatabricks()).outputs())
                .doesNotContainKeys("connectionName", "principals", "setupSql", "verifySql")
                .extractingByKey("readme", STRING)
                .contains("| `connectionName` | none |");
    }
}
