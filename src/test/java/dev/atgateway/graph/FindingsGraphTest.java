package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.settings.CartoDns;
import dev.atgateway.settings.InvalidSettings;
import dev.atgateway.settings.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings and the comparison with CARTO's VNet bring up on the way to the graph. */
class FindingsGraphTest {
    private static MockedCloud overlapping() {
        return new MockedCloud().vnet("rg-carto", "carto-vnet", "westeurope", "10.0.0.0/8");
    }

    @Test
    void rangeThatOverlapsCartosStopsTheProgram() {
        assertThat(Graph.failure(StackSettings.peered(), overlapping()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("vnetCidr = 10.1.0.0/16");
    }

    @Test
    void rangeThatOverlapsCartosLeavesNothingRegistered() {
        var cloud = overlapping();
        Graph.failure(StackSettings.peered(), cloud);
        assertThat(cloud.registered()).isEmpty();
    }

    @Test
    void withoutFindingsNothingIsWarnedAbout() {
        assertThat(Graph.of(StackSettings.peered()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NETWORK, network", "GATEWAY, gateway", "DNS, dns", "DATABRICKS, databricks"})
    void warningIsAttachedToItsComponent(Warning.Subject subject, String component) {
        var graph = Graph.of(StackSettings.peered().warnings(new Warning(subject, "mind this")));
        assertThat(graph.warnings()).singleElement().satisfies(warned -> {
            assertThat(warned.text()).isEqualTo("mind this");
            assertThat(warned.resource()).contains(component);
        });
    }

    @Test
    void warningOfTheStackIsAttachedToNoComponent() {
        var graph = Graph.of(StackSettings.peered().warnings(new Warning(Warning.Subject.STACK, "mind this")));
        assertThat(graph.warnings()).singleElement().satisfies(warned -> assertThat(warned.resource())
                .isEmpty());
    }

    @Test
    void warningOfAComponentThatIsNotThereIsShownAllTheSame() {
        var graph = Graph.of(StackSettings.peered()
                .cartoDns(CartoDns.EXISTING)
                .warnings(new Warning(Warning.Subject.DNS, "mind this")));
        assertThat(graph.warnings()).extracting(Graph.Warned::text).containsExactly("mind this");
    }

    @Test
    void anotherRegionThanCartosIsWarnedAbout() {
        var cloud = new MockedCloud().vnet("rg-carto", "carto-vnet", "northeurope", "10.0.0.0/16");
        assertThat(Graph.of(StackSettings.peered(), cloud).warnings())
                .singleElement()
                .satisfies(warned -> assertThat(warned.resource()).contains("network"));
    }
}
