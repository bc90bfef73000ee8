package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import dev.atgateway.settings.CartoDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DnsGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());
    private static final Declared LINK = GRAPH.resource("link");

    @Test
    void zoneIsGlobal() {
        assertThat(GRAPH.resource("zone").at("location")).isEqualTo("global");
    }

    @Test
    void zoneIsCartosDomain() {
        assertThat(GRAPH.resource("zone").at("privateZoneName")).isEqualTo("carto.internal.example.com");
    }

    @Test
    void zoneIsDeletedBesideTheEnvironment() {
        assertThat(GRAPH.resource("zone").dependsOn()).containsExactly("subnet");
    }

    @Test
    void linkIsGlobal() {
        assertThat(LINK.at("location")).isEqualTo("global");
    }

    @Test
    void linkRegistersNothing() {
        assertThat(LINK.at("registrationEnabled")).isEqualTo(false);
    }

    @Test
    void linkLeadsToTheGatewaysVnet() {
        assertThat(LINK.at("virtualNetwork")).isEqualTo(Map.of("id", MockedCloud.id("vnet")));
    }

    @Test
    void linkBelongsToTheZone() {
        assertThat(LINK.inputs())
                .containsEntry("privateZoneName", "carto.internal.example.com")
                .containsEntry("virtualNetworkLinkName", "carto-at-gateway-link");
    }

    @Test
    void linkIsReplacedForItsVnetAlone() {
        assertThat(LINK.options().getReplaceOnChanges()).containsExactly("virtualNetwork");
        assertThat(((CustomResourceOptions) LINK.options()).getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void recordAtTheApexPointsAtCarto() {
        assertThat(GRAPH.resource("record").inputs())
                .containsEntry("relativeRecordSetName", "@")
                .containsEntry("recordType", "A")
                .containsEntry("aRecords", List.of(Map.of("ipv4Address", "10.0.0.4")))
                .containsEntry("ttl", 300.0);
    }

    @Test
    void recordInAParentZoneHasAName() {
        var graph = Graph.of(StackSettings.peered().dns("internal.example.com", "carto"));
        assertThat(graph.resource("record").inputs())
                .containsEntry("privateZoneName", "internal.example.com")
                .containsEntry("relativeRecordSetName", "carto")
                .containsEntry("ttl", 60.0);
    }

    @ParameterizedTest
    @EnumSource(
            value = CartoDns.class,
            names = {"EXISTING", "IP"})
    void withoutZoneNothingOfItIsDeclared(CartoDns kind) {
        var graph = Graph.of(StackSettings.peered().cartoDns(kind));
        assertThat(graph.names()).doesNotContain("dns", "zone", "link", "record");
        assertThat(graph.outputs()).doesNotContainKey("privateZoneId");
    }
}
