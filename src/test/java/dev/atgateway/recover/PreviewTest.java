package dev.atgateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final String NETWORK = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    @Test
    void programsLineIsReadAmongTheOthers() {
        var preview = Preview.parse(Json.parse("""
                {"steps": [
                   {"op": "create", "newState": {"urn": "new"}},
                   {"op": "create-replacement", "newState": {"urn": "newer"}},
                   {"op": "same", "newState": {"urn": "old"}}],
                 "diagnostics": [
                   {"message": "the gateway's URL is public\\n", "severity": "warning"},
                   {"message": "resources with the tag carto-at-gateway-stack of this stack: {\\"ids\\":[\\"/a\\",\\"/b\\"]}\\n",
                    "severity": "info"}]}
                """));
        assertThat(preview.tagged()).containsExactly("/a", "/b");
        assertThat(preview.unlisted()).isEmpty();
        assertThat(preview.wanted()).map(one -> one.get("urn").getAsString()).containsExactly("new", "newer");
    }

    @Test
    void reasonWhyThereIsNoListIsKept() {
        var preview = Preview.parse(Json.parse("""
                {"diagnostics": [{"message":
                  "resources with the tag carto-at-gateway-stack of this stack: {\\"failure\\":\\"answered 403\\"}"}]}
                """));
        assertThat(preview.tagged()).isEmpty();
        assertThat(preview.unlisted()).contains("answered 403");
    }

    @Test
    void silentProgramIsNotOneWithNothing() {
        assertThat(Preview.parse(Json.parse("{}")).unlisted()).isPresent();
    }

    @Test
    void whatNeedsAnotherIsDeletedBeforeIt() {
        var inOrder = List.of(
                NETWORK + "privateDnsZones/z/virtualNetworkLinks/l",
                NETWORK + "privateDnsZones/z",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.App/containerApps/a",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.App/managedEnvironments/e",
                NETWORK + "virtualNetworks/v",
                NETWORK + "routeTables/r",
                NETWORK + "networkSecurityGroups/n",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Other/things/t");
        assertThat(Stream.of(3, 7, 0, 5, 2, 6, 4, 1).map(inOrder::get).sorted(ResourceType.deletionOrder()))
                .isEqualTo(inOrder);
    }
}
