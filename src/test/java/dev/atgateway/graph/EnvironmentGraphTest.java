package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());
    private static final Declared ENVIRONMENT = GRAPH.resource("environment");

    @Test
    void environmentIsInTheDelegatedSubnet() {
        assertThat(ENVIRONMENT.at("vnetConfiguration.infrastructureSubnetId")).isEqualTo(MockedCloud.id("subnet"));
    }

    @Test
    void environmentIsExternal() {
        assertThat(ENVIRONMENT.at("vnetConfiguration.internal")).isEqualTo(false);
    }

    @Test
    void environmentRunsWorkloadProfiles() {
        assertThat(ENVIRONMENT.listAt("workloadProfiles"))
                .extracting(profile -> profile.get("workloadProfileType"))
                .containsExactly("Consumption");
    }

    @Test
    void dedicatedProfileStandsBesideConsumption() {
        var graph = Graph.of(StackSettings.peered().profile("D4", 1, 5));
        assertThat(graph.resource("environment").listAt("workloadProfiles"))
                .extracting(profile -> profile.get("workloadProfileType"))
                .containsExactly("Consumption", "D4");
    }

    @Test
    void dedicatedProfileHasItsNodeCounts() {
        var graph = Graph.of(StackSettings.peered().profile("D4", 1, 5));
        assertThat(graph.resource("environment").listAt("workloadProfiles").get(1))
                .containsEntry("minimumCount", 1.0)
                .containsEntry("maximumCount", 5.0);
    }

    @Test
    void consumptionProfileHasNoNodeCounts() {
        assertThat(ENVIRONMENT.listAt("workloadProfiles").get(0)).doesNotContainKeys("minimumCount", "maximumCount");
    }

    @Test
    void appRunsOnTheDedicatedProfile() {
        var graph = Graph.of(StackSettings.peered().profile("D4", 1, 5));
        var name = graph.resource("environment").at("workloadProfiles[1].name");
        assertThat(graph.resource("app").at("workloadProfileName")).isEqualTo(name);
    }

    @Test
    void zoneRedundancyIsOffByDefault() {
        assertThat(ENVIRONMENT.at("zoneRedundant")).isEqualTo(false);
    }

    @Test
    void zoneRedundancyCanBeSwitchedOn() {
        var graph = Graph.of(StackSettings.peered().zoneRedundant());
        assertThat(graph.resource("environment").at("zoneRedundant")).isEqualTo(true);
    }

    @Test
    void environmentIsReplacedForWhatAzureCannotChangeAlone() {
        assertThat(ENVIRONMENT.options().getReplaceOnChanges())
                .containsExactlyInAnyOrder(
                        "vnetConfiguration",
                        "zoneRedundant",
                        "infrastructureResourceGroup",
                        "workloadProfiles[1].name");
    }

    @Test
    void environmentIsDeletedBeforeItsReplacement() {
        assertThat(((CustomResourceOptions) ENVIRONMENT.options()).getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void environmentIsGivenUpInTheEnd() {
        assertThat(ENVIRONMENT.options().getCustomTimeouts())
                .get()
                .satisfies(timeouts -> assertThat(timeouts.getCreate()).isPresent())
                .satisfies(timeouts -> assertThat(timeouts.getDelete()).isPresent());
    }

    @Test
    void withoutLogsThereIsNoWorkspace() {
        assertThat(GRAPH.ofType("azure-native:operationalinsights:Workspace")).isEmpty();
        assertThat(ENVIRONMENT.inputs()).doesNotContainKey("appLogsConfiguration");
    }

    @Test
    void logsGoToAWorkspaceOfTheirOwn() {
        var graph = Graph.of(StackSettings.peered().logs());
        assertThat(graph.resource("environment").at("appLogsConfiguration"))
                .isEqualTo(Map.of(
                        "destination",
                        "log-analytics",
                        "logAnalyticsConfiguration",
                        Map.of("customerId", "workspace-customer-id", "sharedKey", "shared-key")));
    }

    @Test
    void workspaceIsInTheGatewaysResourceGroup() {
        var graph = Graph.of(StackSettings.peered().logs());
        assertThat(graph.resource("logs").inputs())
                .containsEntry("resourceGroupName", "rg-carto-at-gateway")
                .containsEntry("workspaceName", "carto-at-gateway-env-logs");
    }

    @Test
    void keyOfTheWorkspaceIsSecret() {
        var environment = Graph.of(StackSettings.peered().logs()).resource("environment");
        assertThat(Inputs.secret(environment, "appLogsConfiguration.logAnalyticsConfiguration.sharedKey"))
                .isTrue();
    }

    @Test
    void outputsGiveItsDomainAndAddress() {
        assertThat(GRAPH.outputs())
                .containsEntry("environmentDefaultDomain", MockedCloud.DEFAULT_DOMAIN)
                .containsEntry("environmentStaticIp", "20.1.2.3");
    }

    @Test
    void nothingIsProtectedByDefault() {
        assertThat(GRAPH.custom()).noneMatch(resource -> resource.options().isProtect());
    }

    @Test
    void protectCoversEnvironmentAndConnectionAlone() {
        assertThat(Graph.of(StackSettings.peered().protect()).custom())
                .filteredOn(resource -> resource.options().isProtect())
                .extracting(Declared::name)
                .containsExactlyInAnyOrder("environment", "connection");
    }
}
