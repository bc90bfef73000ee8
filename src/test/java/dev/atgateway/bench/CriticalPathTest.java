package dev.atgateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
    private static final Map<String, String> DEFAULT_GRAPH = Map.ofEntries(
            Map.entry("group", "azure-native:resources:ResourceGroup"),
            Map.entry("vnet", "azure-native:network:VirtualNetwork"),
            Map.entry("gateway-nsg", "azure-native:network:NetworkSecurityGroup"),
            Map.entry("subnet", "azure-native:network:Subnet"),
            Map.entry("peering-to-carto", "azure-native:network:VirtualNetworkPeering"),
            Map.entry("peering-from-carto", "azure-native:network:VirtualNetworkPeering"),
            Map.entry("zone", "azure-native:privatedns:PrivateZone"),
            Map.entry("link", "azure-native:privatedns:VirtualNetworkLink"),
            Map.entry("record", "azure-native:privatedns:PrivateRecordSet"),
            Map.entry("environment", "azure-native:app:ManagedEnvironment"),
            Map.entry("app", "azure-native:app:ContainerApp"),
            Map.entry("connection", "databricks:index/connection:Connection"),
            Map.entry("grant-analysts", "databricks:index/grant:Grant"));

    /** Group, VNet, subnet, environment and app, as docs/performance.md adds them up. */
    @Test
    void defaultGraphNeedsWhatThePageSays() throws IOException {
        var path = new CriticalPath(exported(DEFAULT_GRAPH));
        assertThat(path.create()).isEqualTo(25 + 7 + 6 + 660 + 30);
        assertThat(path.delete()).isEqualTo(30 + 780 + 11 + 11 + 20);
        assertThat(Files.readString(Path.of("docs/performance.md")))
                .contains("| **critical path** | **%.0f** | | **%.0f** |".formatted(path.create(), path.delete()));
    }

    /** The DNS side waits for the subnet in the graph, and not in the cloud. */
    @Test
    void onlyWhatTheCloudNeedsCounts() throws IOException {
        var path = new CriticalPath(exported(Map.of(
                "subnet", "azure-native:network:Subnet",
                "zone", "azure-native:privatedns:PrivateZone")));
        assertThat(path.create()).isEqualTo(35);
    }

    @Test
    void typeWithoutANameInTheCloudIsNoted() {
        assertThatThrownBy(() -> new CriticalPath(exported(Map.of("new", "azure-native:app:New"))).create())
                .hasMessageContaining("New");
    }

    private static String exported(Map<String, String> types) {
        var resources = new JsonArray();
        new LinkedHashMap<>(types).forEach((name, type) -> {
            var resource = new JsonObject();
            resource.addProperty("urn", "urn:pulumi:dev::carto-at-gateway::" + type + "::" + name);
            resource.addProperty("type", type);
            resource.addProperty("custom", true);
            resources.add(resource);
        });
        var deployment = new JsonObject();
        deployment.add("resources", resources);
        var exported = new JsonObject();
        exported.add("deployment", deployment);
        return exported.toString();
    }
}
