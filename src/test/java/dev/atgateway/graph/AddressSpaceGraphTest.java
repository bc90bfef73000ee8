package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to the gateway's VNet, as an earlier deployment left it, when its range changes. */
class AddressSpaceGraphTest {
    private static CustomResourceOptions vnetOptions(String wanted, MockedCloud cloud) {
        var graph = Graph.of(StackSettings.peered().vnetCidr(wanted), cloud);
        return (CustomResourceOptions) graph.resource("vnet").options();
    }

    private static MockedCloud deployedWith(String... ranges) {
        return new MockedCloud().vnet("rg-carto-at-gateway", "carto-at-gateway-vnet", "westeurope", ranges);
    }

    @Test
    void firstDeploymentReplacesNothing() {
        assertThat(vnetOptions("10.1.0.0/16", new MockedCloud()).getReplaceOnChanges())
                .isEmpty();
    }

    @Test
    void sameRangeReplacesNothing() {
        assertThat(vnetOptions("10.1.0.0/16", deployedWith("10.1.0.0/16")).getReplaceOnChanges())
                .isEmpty();
    }

    @Test
    void growthReplacesNothing() {
        assertThat(vnetOptions("10.1.0.0/16", deployedWith("10.1.0.0/20")).getReplaceOnChanges())
                .isEmpty();
    }

    @Test
    void shrinkingOutOfTheOldRangeReplacesTheVnet() {
        assertThat(vnetOptions("10.1.0.0/24", deployedWith("10.1.0.0/16")).getReplaceOnChanges())
                .isEqualTo(List.of("addressSpace"));
    }

    @Test
    void movingReplacesTheVnet() {
        assertThat(vnetOptions("10.3.0.0/16", deployedWith("10.1.0.0/16")).getReplaceOnChanges())
                .isEqualTo(List.of("addressSpace"));
    }

    @Test
    void oneOfTwoOldRangesLeftOutsideReplacesTheVnet() {
        assertThat(vnetOptions("10.1.0.0/16", deployedWith("10.1.0.0/20", "10.3.0.0/16"))
                        .getReplaceOnChanges())
                .isEqualTo(List.of("addressSpace"));
    }

    @Test
    void replacedVnetIsDeletedFirst() {
        assertThat(vnetOptions("10.3.0.0/16", deployedWith("10.1.0.0/16")).getDeleteBeforeReplace())
                .isTrue();
    }
}
