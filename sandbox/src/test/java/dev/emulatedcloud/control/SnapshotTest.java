package dev.emulatedcloud.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final String GROUP =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto-gateway";
    private static final String NETWORK = GROUP + "/providers/Microsoft.Network/";
    private static final String CARTO_VNET =
            GROUP.replace("rg-carto-gateway", "rg-carto") + "/providers/Microsoft.Network/virtualNetworks/carto-vnet";

    @TempDir
    private Path home;

    /** One of everything, in an order in which it can be made; undone in the other. */
    private final List<ResourceId> made = new ArrayList<>();

    private void put(ResourceManager azure, String id, String location, String properties) {
        JsonObject body = Json.object("properties", Json.parse(properties));
        if (location != null) {
            body.addProperty("location", location);
        }
        azure.put(ResourceId.of(id), body);
        made.add(ResourceId.of(id));
    }

    private void makeEverything(ResourceManager azure) {
        String vnet = NETWORK + "virtualNetworks/vnet";
        put(azure, GROUP, "westeurope", "{}");
        put(azure, NETWORK + "networkSecurityGroups/nsg", "westeurope", "{}");
        put(azure, NETWORK + "routeTables/routes", "westeurope", "{}");
        put(azure, vnet, "westeurope", "{\"addressSpace\": {\"addressPrefixes\": [\"10.1.0.0/16\"]}}");
        put(azure, vnet + "/subnets/gateway", null, """
                {"addressPrefix": "10.1.0.0/27", "networkSecurityGroup": {"id": "%s"},
                 "delegations": [{"name": "a", "properties": {"serviceName": "Microsoft.App/environments"}}]}
                """.formatted(NETWORK + "networkSecurityGroups/nsg"));
        put(azure, vnet + "/virtualNetworkPeerings/out", null, """
                {"remoteVirtualNetwork": {"id": "%s"}}""".formatted(CARTO_VNET));
        put(azure, CARTO_VNET + "/virtualNetworkPeerings/back", null, """
                {"remoteVirtualNetwork": {"id": "%s"}}""".formatted(vnet));
        put(azure, GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs", "westeurope", "{}");
        String environment = GROUP + "/providers/Microsoft.App/managedEnvironments/env";
        put(azure, environment, "westeurope", """
                {"vnetConfiguration": {"infrastructureSubnetId": "%s"},
                 "workloadProfiles": [{"name": "Consumption", "workloadProfileType": "Consumption"}]}
                """.formatted(vnet + "/subnets/gateway"));
        put(azure, GROUP + "/providers/Microsoft.App/containerApps/app", "westeurope", """
                {"managedEnvironmentId": "%s",
                 "configuration": {"ingress": {"external": true}, "secrets": [{"name": "s", "value": "canary-4711"}]},
                 "template": {"containers": [{"name": "c", "image": "example.com/gateway:1"}]}}
                """.formatted(environment));
        String zone = NETWORK + "privateDnsZones/carto.internal.example.com";
        put(azure, zone, "global", "{}");
        put(azure, zone + "/virtualNetworkLinks/link", "global", """
                {"virtualNetwork": {"id": "%s"}}""".formatted(vnet));
        put(azure, zone + "/A/@", null, "{\"ttl\": 300, \"aRecords\": [{\"ipv4Address\": \"10.0.0.4\"}]}");
    }

    private static void connect(UnityCatalog catalog) {
        JsonObject options = Json.object("host", "https://gateway.example.com", "bearer_token", "canary-4711");
        catalog.create(Json.object("name", "gateway", "connection_type", "HTTP", "options", options));
        JsonObject change =
                Json.object("principal", "analysts", "add", Json.array(Stream.of(new JsonPrimitive("USE_CONNECTION"))));
        catalog.permissions().change("gateway", Json.object("changes", Json.array(Stream.of(change))));
    }

    @Test
    void worldIsAsBeforeOnceEverythingIsDeleted() {
        Cloud cloud = Cloud.open(home);
        var azure = new ResourceManager(cloud);
        var catalog = new UnityCatalog(cloud);
        JsonObject before = new Snapshot(cloud).toJson();
        makeEverything(azure);
        connect(catalog);
        JsonObject during = new Snapshot(cloud).toJson();
        assertThat(during).isNotEqualTo(before);
        assertThat(new Snapshot(Cloud.peek(home)).toJson()).isEqualTo(during);

        catalog.delete("gateway");
        Collections.reverse(made);
        made.forEach(azure::delete);
        assertThat(Json.pretty(new Snapshot(Cloud.peek(home)).toJson())).isEqualTo(Json.pretty(before));
    }

    @Test
    void nothingSecretAndNothingPassingIsShown() {
        Cloud cloud = Cloud.inMemory();
        makeEverything(new ResourceManager(cloud));
        connect(new UnityCatalog(cloud));
        var snapshot = new Snapshot(cloud);
        assertThat(snapshot.toJson().toString())
                .contains("\"peeringState\":\"Connected\"", "USE_CONNECTION")
                .doesNotContain("canary-4711", "sha256", "etag", "resourceGuid", "created_at");
        assertThat(snapshot.toText()).doesNotContain("canary-4711");
    }

    @Test
    void treeKeepsTheThingsOfAGroupTogether() {
        Cloud cloud = Cloud.inMemory();
        makeEverything(new ResourceManager(cloud));
        connect(new UnityCatalog(cloud));
        assertThat(new Snapshot(cloud).toText()).contains("""
                        rg-carto  westeurope  (subscription 11111111-2222-3333-4444-555555555555)
                          carto-ilb  loadBalancers
                          carto-vnet  virtualNetworks  10.0.0.0/16
                            carto-subnet  subnets  10.0.0.0/24
                            data-subnet  subnets  10.0.1.0/24
                            back  virtualNetworkPeerings  Connected
                        rg-carto-gateway  westeurope""").contains("""
                        metastore metastore-emulated
                          gateway  connection to https://gateway.example.com
                            analysts  USE_CONNECTION""");
    }
}
