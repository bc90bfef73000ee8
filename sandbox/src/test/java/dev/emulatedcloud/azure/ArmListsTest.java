package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.CARTO_VNET;
import static dev.emulatedcloud.azure.Azure.GROUP;
import static dev.emulatedcloud.azure.Azure.SUBSCRIPTION;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmListsTest {
    private static final String RESOURCES = "?api-version=2022-09-01";
    private static final String NETWORK = "?api-version=2024-05-01";
    private static final String DNS = "?api-version=2024-06-01";
    private static final String APP = "?api-version=2025-01-01";
    private static final String HERE = "/subscriptions/" + SUBSCRIPTION;
    private static final String OTHER = "/subscriptions/22222222-3333-4444-5555-666666666666";
    private static final String NETWORKS = "/providers/Microsoft.Network/virtualNetworks";

    private final Azure azure = new Azure();
    private final ArmClient client = new ArmClient(azure.resources);

    @Test
    void subscriptionsAndTheirTenantAreListed() {
        JsonObject page = client.get("/subscriptions" + RESOURCES);
        assertThat(Json.objects(page, "value").map(one -> one.get("id").getAsString()))
                .containsExactly(HERE, OTHER);
        JsonObject one = client.get(HERE + RESOURCES);
        assertThat(Json.objects(page, "value")).contains(one);
        assertThat(Json.text(one, "state")).hasValue("Enabled");
        JsonObject tenants = client.get("/tenants" + RESOURCES);
        assertThat(Json.objects(tenants, "value").map(tenant -> tenant.get("tenantId")))
                .containsExactly(one.get("tenantId"));
        assertRefused(ResourceRule.SUBSCRIPTION_NOT_FOUND, () -> client.get("/subscriptions/x" + RESOURCES));
    }

    @Test
    void groupsAreListedBySubscription() {
        assertThat(client.names(HERE + "/resourceGroups" + RESOURCES)).contains("rg", "rg-carto");
        azure.resources.put(ResourceId.of(OTHER + "/resourceGroups/b"), located("westeurope", Json.object()));
        assertThat(client.names(OTHER + "/resourcegroups" + RESOURCES))
                .contains("b")
                .doesNotContain("rg");
        assertRefused(
                ResourceRule.SUBSCRIPTION_NOT_FOUND, () -> client.get("/subscriptions/x/resourceGroups" + RESOURCES));
    }

    @Test
    void resourcesOfAllKindsAreListedWithoutTheirProperties() {
        azure.gatewaySubnet();
        ResourceId zone = azure.zone("carto.example.com");
        azure.resources.put(zone.child("virtualNetworkLinks", "link"), Azure.linkBody(vnetId("vnet")));
        JsonObject page = client.get(GROUP + "/resources" + RESOURCES);
        assertThat(ArmClient.names(page)).containsExactlyInAnyOrder("vnet", "carto.example.com", "link");
        Json.objects(page, "value").forEach(one -> assertThat(one.keySet())
                .contains("id", "name", "type", "location")
                .doesNotContain("properties"));
        assertThat(client.names(HERE + "/resources" + RESOURCES)).contains("vnet", "carto-vnet", "carto-ilb");
        assertRefused(
                ResourceRule.RESOURCE_GROUP_NOT_FOUND,
                () -> client.get(HERE + "/resourceGroups/nowhere/resources" + RESOURCES));
    }

    @Test
    void tagsAreListedToo() {
        JsonObject body = Azure.vnetBody("10.1.0.0/16");
        body.add("tags", Json.object("Owner", "me"));
        azure.resources.put(vnetId("vnet"), body);
        azure.vnet("other", "10.2.0.0/16");
        JsonObject page = client.get(GROUP + "/resources" + RESOURCES);
        assertThat(Json.objects(page, "value").flatMap(one -> Json.text(one, "tags.Owner").stream()))
                .containsExactly("me");
        String filter = GROUP + "/resources" + RESOURCES + "&$filter=";
        assertThat(client.names(filter + "tagName eq 'owner'")).containsExactly("vnet");
        assertThat(client.names(filter + "tagName eq 'owner' and tagValue eq 'me'"))
                .containsExactly("vnet");
        assertThat(client.names(filter + "tagName eq 'owner' and tagValue eq 'ME'"))
                .isEmpty();
    }

    @Test
    void resourcesAreFilteredByWhatAzureCanFilterBy() {
        azure.vnet("vnet", "10.1.0.0/16");
        azure.zone("carto.example.com");
        String filter = HERE + "/resources" + RESOURCES + "&$filter=";
        assertThat(client.names(filter + "resourceType eq 'microsoft.network/privatednszones'"))
                .containsExactly("carto.example.com");
        assertThat(client.names(
                        filter + "resourceType eq 'Microsoft.Network/virtualNetworks' and resourceGroup eq 'RG'"))
                .containsExactly("vnet");
        assertThat(client.names(filter + "name eq 'vnet'")).containsExactly("vnet");
        assertThat(client.names(filter + "location eq 'global'")).containsExactly("carto.example.com");
        assertThat(client.names(filter + "name eq 'it''s'")).isEmpty();
    }

    @Test
    void filterThatIsNotUnderstoodIsRefused() {
        String target = HERE + "/resources" + RESOURCES + "&$filter=";
        Map.of(
                        "resourceType", "resourceType eq 'a'",
                        "resourceType eq Microsoft.Network/vnets", "resourceType eq 'Microsoft.Network/vnets'",
                        "resourceType ne 'a'", "resourceType eq 'a'",
                        "plan eq 'a'", "name eq 'a'",
                        "name eq 'a' or name eq 'b'", "name eq 'a'",
                        "name eq 'a' and name eq 'b'", "name eq 'a' and location eq 'b'",
                        "name eq 'a' and", "name eq 'a'",
                        "and name eq 'a'", "name eq 'a'",
                        "tagValue eq 'a'", "tagName eq 'a'",
                        "tagName eq 'a' and location eq 'b'", "tagName eq 'a' and tagValue eq 'b'")
                .forEach((wrong, right) -> assertRefused(RestRule.INVALID_FILTER, () -> client.get(target + wrong))
                        .whereas(() -> assertThat(client.names(target + right)).isEmpty()));
        String groups = HERE + "/resourceGroups" + RESOURCES + "&$filter=";
        assertRefused(RestRule.INVALID_FILTER, () -> client.get(groups + "name eq 'rg-carto'"))
                .whereas(() -> assertThat(client.names(groups + "tagName eq 'owner' and tagValue eq 'carto'"))
                        .containsExactly("rg-carto"));
    }

    @Test
    void typeIsListedInAGroupAndInASubscription() {
        azure.vnet("vnet", "10.1.0.0/16");
        JsonObject page = client.get(GROUP + NETWORKS + NETWORK);
        assertThat(Json.objects(page, "value")).containsExactly(azure.resources.get(vnetId("vnet")));
        assertThat(client.names(HERE + NETWORKS + NETWORK))
                .contains("vnet", "carto-vnet")
                .doesNotContain("carto-ilb");
        assertThat(client.names(OTHER + NETWORKS + NETWORK)).containsExactly("carto-two-vnet");
        assertRefused(
                ResourceRule.UNKNOWN_TYPE,
                () -> client.get(HERE + "/providers/Microsoft.Network/natGateways" + NETWORK));
        assertRefused(
                ResourceRule.RESOURCE_GROUP_NOT_FOUND,
                () -> client.get(HERE + "/resourceGroups/nowhere" + NETWORKS + NETWORK));
    }

    @Test
    void childrenAreListedUnderTheirParent() {
        azure.gatewaySubnet();
        azure.vnet("vnet-2", "10.2.0.0/16");
        azure.subnet(vnetId("vnet-2"), "other", "10.2.0.0/24");
        azure.peer(vnetId("vnet"), "out", CARTO_VNET);
        JsonObject subnets = client.get(vnetId("vnet") + "/subnets" + NETWORK);
        assertThat(ArmClient.names(subnets)).containsExactly("gateway");
        assertThat(Json.objects(subnets, "value"))
                .containsExactly(azure.resources.get(vnetId("vnet").child("subnets", "gateway")));
        assertThat(client.names(vnetId("vnet") + "/virtualnetworkpeerings" + NETWORK))
                .containsExactly("out");
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> client.get(vnetId("x") + "/subnets" + NETWORK));
        assertRefused(ResourceRule.UNKNOWN_TYPE, () -> client.get(vnetId("vnet") + "/taps" + NETWORK));
    }

    @Test
    void rulesAndRoutesAreListedUnderTheirParent() {
        ResourceId group = Azure.id("Microsoft.Network/networkSecurityGroups/nsg");
        azure.resources.put(group, located("westeurope", Json.object()));
        assertThat(client.names(group + "/securityRules" + NETWORK)).isEmpty();
        assertThat(client.names(group + "/DEFAULTSECURITYRULES" + NETWORK))
                .hasSize(6)
                .contains("DenyAllInBound");
        ResourceId table = Azure.id("Microsoft.Network/routeTables/table");
        JsonObject route = Json.object(
                "name", "to-hub", "properties", Json.object("addressPrefix", "10.0.0.0/16", "nextHopType", "None"));
        azure.resources.put(table, located("westeurope", Json.object("routes", Azure.list(route))));
        assertThat(client.names(table + "/routes" + NETWORK)).containsExactly("to-hub");
    }

    @Test
    void recordSetsAreListedTogetherAndByType() {
        ResourceId zone = azure.zone("carto.example.com");
        azure.vnet("vnet", "10.1.0.0/16");
        azure.resources.put(zone.child("virtualNetworkLinks", "link"), Azure.linkBody(vnetId("vnet")));
        JsonObject record = Json.object("ttl", 300, "aRecords", Azure.list(Json.object("ipv4Address", "10.0.0.4")));
        azure.resources.put(zone.child("A", "api"), Azure.body(record));
        assertThat(client.names(zone + "/ALL" + DNS)).containsExactlyInAnyOrder("api", "@");
        assertThat(client.names(zone + "/A" + DNS)).containsExactly("api");
        assertThat(client.names(zone + "/soa" + DNS)).containsExactly("@");
        assertThat(client.names(zone + "/AAAA" + DNS)).isEmpty();
        assertThat(client.names(zone + "/virtualNetworkLinks" + DNS)).containsExactly("link");
    }

    @Test
    void revisionsOfAnAppAreListedAndRead() {
        ResourceId app = azure.app("app", azure.environment("env", azure.gatewaySubnet()));
        String latest = azure.text(app, "properties.latestRevisionName");
        assertThat(client.names(app + "/revisions" + APP)).containsExactly(latest);
        assertThat(Json.text(client.get(app + "/revisions/" + latest + APP), "name"))
                .hasValue(latest);
    }

    @Test
    void providersAreListedWithTheirTypes() {
        JsonObject page = client.get(HERE + "/providers" + RESOURCES);
        assertThat(Json.objects(page, "value").map(one -> one.get("namespace").getAsString()))
                .contains("Microsoft.App", "Microsoft.Network");
        assertRefused(RestRule.PROVIDER_NOT_FOUND, () -> client.get(HERE + "/providers/Microsoft.Nowhere" + RESOURCES))
                .whereas(() -> {
                    JsonObject app = client.get(HERE + "/providers/Microsoft.App" + RESOURCES);
                    assertThat(Json.objects(app, "resourceTypes")
                                    .map(one -> one.get("resourceType").getAsString()))
                            .containsExactly(
                                    "containerApps",
                                    "containerApps/revisions",
                                    "jobs",
                                    "jobs/executions",
                                    "managedEnvironments");
                });
    }

    @Test
    void longListComesInPages() {
        for (int i = 0; i < 7; i++) {
            azure.vnet("vnet-" + i, "10." + (i + 1) + ".0.0/16");
        }
        var small = new ArmClient(new ArmApi(azure.resources, ArmClient.NO_RUNNER, 3));
        var names = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        Optional<String> next = Optional.of(GROUP + NETWORKS + NETWORK);
        while (next.isPresent()) {
            JsonObject page = small.get(next.get());
            names.addAll(ArmClient.names(page));
            sizes.add(ArmClient.names(page).size());
            next = ArmClient.next(page);
        }
        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(names).containsExactly("vnet-0", "vnet-1", "vnet-2", "vnet-3", "vnet-4", "vnet-5", "vnet-6");
    }

    @Test
    void linkToTheNextPageIsWhereTheCallerIs() {
        azure.vnet("a", "10.1.0.0/16");
        azure.vnet("b", "10.2.0.0/16");
        JsonObject page = client.get(GROUP + "/resources" + RESOURCES + "&$top=1&$filter=location eq 'westeurope'");
        assertThat(Json.text(page, "nextLink").orElseThrow())
                .startsWith("https://" + ArmClient.HOST + GROUP + "/resources?")
                .contains("api-version=2022-09-01", "%24skiptoken=", "%24top=1", "%27westeurope%27");
        assertThat(ArmClient.names(page)).containsExactly("a");
        JsonObject second = client.get(ArmClient.next(page).orElseThrow());
        assertThat(ArmClient.names(second)).containsExactly("b");
        assertThat(second.has("nextLink")).isFalse();
    }

    @Test
    void deletionInBetweenMovesNoPage() {
        for (String name : List.of("a", "b", "c")) {
            azure.vnet(name, "10.1.0.0/16");
        }
        JsonObject first = client.get(GROUP + "/resources" + RESOURCES + "&$top=2");
        azure.resources.delete(vnetId("a"));
        azure.resources.delete(vnetId("b"));
        assertThat(ArmClient.names(client.get(ArmClient.next(first).orElseThrow())))
                .containsExactly("c");
    }

    @Test
    void pageSizeIsAPositiveNumber() {
        azure.vnet("a", "10.1.0.0/16");
        azure.vnet("b", "10.2.0.0/16");
        String target = GROUP + "/resources" + RESOURCES + "&$top=";
        for (String top : List.of("0", "-1", "x", "1.5", "99999999999")) {
            assertRefused(RestRule.INVALID_TOP, () -> client.get(target + top))
                    .whereas(() -> assertThat(client.names(target + "1")).containsExactly("a"));
        }
    }

    @Test
    void tokenThatWasNotGivenIsRefused() {
        azure.vnet("a", "10.1.0.0/16");
        azure.vnet("b", "10.2.0.0/16");
        JsonObject first = client.get(GROUP + "/resources" + RESOURCES + "&$top=1");
        String next = ArmClient.next(first).orElseThrow();
        String wrong = next.replaceFirst("skiptoken=[^&]+", "skiptoken=***");
        assertRefused(RestRule.INVALID_SKIP_TOKEN, () -> client.get(wrong))
                .whereas(() -> assertThat(client.names(next)).containsExactly("b"));
    }
}
