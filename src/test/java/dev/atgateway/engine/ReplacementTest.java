package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each replaceOnChanges of the program is what saves a deployment: without it the provider updates in place, which Azure
 * refuses; with it the same change goes through. That none of them is lost, {@link KeyChangesTest} shows with every commit.
 */
@Tag("exhaustive")
class ReplacementTest {
    private static final String HUB = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub"
            + "/providers/Microsoft.Network/virtualNetworks/hub-vnet";

    @ParameterizedTest(name = "{0} when {1} changes")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "subnet             | subnetCidr=10.1.0.64/26                            | -                           | InUsePrefixCannotBeDeleted",
                "environment        | subnetName=other-subnet                            | -                           | InUseSubnetCannotBeDeleted",
                "environment        | zoneRedundant=true                                 | -                           | ManagedEnvironment",
                "environment        | -                                                  | internal                    | ManagedEnvironment",
                "environment        | -                                                  | infrastructureResourceGroup | ManagedEnvironment",
                "app                | environmentName=other-env                          | -                           | ContainerApp",
                "peering-to-carto   | cartoVnetId=HUB,cartoInternalIp=10.100.0.4,cartoSubnetCidr=10.100.0.0/26 | - | Peering",
                "peering-from-carto | vnetName=other-vnet                                | -                           | Peering",
                "link               | topology=shared,subnetCidr=10.0.2.0/27             | -                           | VirtualNetwork",
                "vnet               | vnetCidr=10.4.0.0/16,subnetCidr=10.4.0.0/27        | -                           | NetcfgSubnetRangeOutsideVnet",
                "connection         | connectionName=other_name                          | -                           | -",
            })
    void replaceOnChangesIsWhatSavesTheDeployment(String resource, String settings, String change, String code) {
        try (var project = TryProject.inThisJvm()) {
            deploy(project, "", null).succeeded();
            set(project, settings);
            deploy(project, "", change).succeeded();
            project.destroy().succeeded();

            unset(project, settings);
            // The engine also reads the options in its state, so this deployment must never have had them.
            deploy(project, resource, null).succeeded();
            set(project, settings);
            var without = deploy(project, resource, change);
            if (code == null) {
                assertThat(project.preview()).as("the change is still to do").isNotEmpty();
            } else {
                assertThat(without.failed().all()).contains(code);
            }
        }
    }

    private static void set(TryProject project, String settings) {
        pairs(settings).forEach(pair -> project.set(pair[0], pair[1].replace("HUB", HUB)));
    }

    private static void unset(TryProject project, String settings) {
        pairs(settings).forEach(pair -> project.restore(pair[0]));
    }

    private static Stream<String[]> pairs(String settings) {
        return settings == null
                ? Stream.empty()
                : Arrays.stream(settings.split(",")).map(setting -> setting.split("="));
    }

    /** By the same program as {@link dev.atgateway.VariantApp} varies it. */
    private static Run deploy(TryProject project, String without, String change) {
        var environment = new HashMap<>(project.shell().environment());
        environment.putAll(Map.of("VARIANT_WITHOUT", without, "VARIANT_CHANGE", change == null ? "" : change));
        return new Shell(project.project(), environment).run("pulumi", "up", "--yes", "--skip-preview");
    }
}
