package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A stack deletes what it made, next to another gateway of the same CARTO, the same metastore and the same principals. */
@Tag("engine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnershipTest {
    private static TryProject project;
    private static Shell neighbour;
    private static String before;

    @BeforeAll
    static void start() {
        project = TryProject.fresh();
        neighbour = project.shellOfStack("neighbour", """
                gatewayName: neighbour
                vnetCidr: 10.2.0.0/16
                subnetCidr: 10.2.0.0/27
                cartoVnetId: CARTO_VNET
                cartoDomain: carto.internal.example.com
                cartoInternalIp: 10.0.0.4
                image: registry.example.com/carto/at-gateway:1.0.0
                containerPort: 8080
                connectionName: neighbour
                bearerToken:
                  secure: v1:4C7VTQnLp9SfS787:lLBRecv0THNlE86rSlZ8g4Vkm/0hnKp3jHlQASz1iBzeah8n
                principals: [analysts]
                """);
        neighbour
                .run("pulumi", "up", "--yes", "--non-interactive", "--skip-preview")
                .succeeded();
        before = project.cloud();
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @Test
    @Order(1)
    void protectedGatewayIsNotDestroyedAndTheKeyToUnsetIsNamed() {
        project.set("existingResourceGroup", "true");
        project.set("resourceGroupName", "rg-hub");
        project.set("protect", "true");
        project.pulumi("up", "--yes", "--skip-preview").succeeded();
        assertThat(project.cloud()).contains("resourceGroups/rg-hub/providers/Microsoft.App/containerApps");

        var deployed = project.cloud();
        assertThat(project.destroy().failed().all())
                .contains("connection\" cannot be deleted")
                .contains("because it is protected")
                .contains("remove the `protect` flag");
        assertThat(project.cloud()).isEqualTo(deployed);
    }

    @Test
    @Order(2)
    void unprotectedGatewayLeavesTheExistingGroupAndTheNeighbourAsTheyWere() {
        project.set("protect", "false");
        project.pulumi("up", "--yes", "--skip-preview").succeeded();
        project.destroy().succeeded();
        assertThat(project.cloud()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void gatewayInCartosOwnVNetLeavesTheVNetAsItWas() {
        Examples.use(project, Examples.text("shared"));
        project.pulumi("up", "--yes", "--skip-preview").succeeded();
        assertThat(project.cloud()).contains("carto-vnet/subnets/carto-at-gateway-subnet");
        project.destroy().succeeded();
        assertThat(project.cloud()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void neighbourHasNothingToRepair() {
        neighbour
                .run("pulumi", "refresh", "--yes", "--non-interactive", "--skip-preview")
                .succeeded();
        neighbour
                .run("pulumi", "preview", "--expect-no-changes", "--non-interactive")
                .succeeded();
    }
}
