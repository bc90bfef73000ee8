package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.GROUP;
import static dev.emulatedcloud.azure.Azure.SUBSCRIPTION;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmApiTest {
    private static final String NETWORK = "?api-version=2024-05-01";
    private static final String APP = "?api-version=2025-01-01";
    private static final String LOGS = "?api-version=2023-09-01";
    private static final String GROUPS = "?api-version=2022-09-01";

    private final Azure azure = new Azure();
    private final ArmClient client = new ArmClient(azure.resources);

    @Test
    void resourceIsReadAsTheManagerHasIt() {
        ResourceId vnet = azure.vnet("Vnet", "10.1.0.0/16");
        assertThat(client.get(vnet + NETWORK)).isEqualTo(azure.resources.get(vnet));
        assertThat(client.get(GROUP + GROUPS)).isEqualTo(azure.resources.get(GROUP));
    }

    @Test
    void pathIgnoresCase() {
        ResourceId vnet = azure.vnet("Vnet", "10.1.0.0/16");
        JsonObject read = client.get(vnet.toString().toUpperCase(Locale.ROOT) + NETWORK);
        assertThat(Json.text(read, "id")).hasValue(vnet.toString());
    }

    @Test
    void ruleOfASecurityGroupIsAResourceOfItsOwn() {
        ResourceId group = Azure.id("Microsoft.Network/networkSecurityGroups/nsg");
        azure.resources.put(group, located("westeurope", Json.object()));
        ResourceId rule = group.child("defaultSecurityRules", "DenyAllInBound");
        assertThat(Json.number(client.get(rule + NETWORK), "properties.priority"))
                .hasValue(65500.0);
        assertRefused(
                ResourceRule.RESOURCE_NOT_FOUND, () -> client.get(group.child("defaultSecurityRules", "x") + NETWORK));
        ResourceId orphan = Azure.id("Microsoft.Network/networkSecurityGroups/x/securityRules/a");
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> client.get(orphan + NETWORK));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> client.get(vnetId("x") + NETWORK));
        String elsewhere = vnetId("x").toString();
        assertRefused(
                ResourceRule.RESOURCE_GROUP_NOT_FOUND,
                () -> client.get(elsewhere.replace("/rg/", "/nowhere/") + NETWORK));
        assertRefused(
                ResourceRule.SUBSCRIPTION_NOT_FOUND,
                () -> client.get(elsewhere.replace(SUBSCRIPTION, "00000000-0000-0000-0000-000000000000") + NETWORK));
        assertRefused(
                ResourceRule.UNKNOWN_TYPE, () -> client.get(Azure.id("Microsoft.Network/natGateways/x") + NETWORK));
    }

    @Test
    void unknownNamespaceIsRefused() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        assertRefused(
                        RestRule.PROVIDER_NOT_FOUND,
                        () -> client.get(Azure.id("microsoft.nowhere/virtualNetworks/vnet") + NETWORK))
                .whereas(() -> assertThat(client.get(Azure.id("microsoft.network/virtualNetworks/vnet") + NETWORK))
                        .isEqualTo(azure.resources.get(vnet)));
    }

    @Test
    void pathThatIsNoneIsRefused() {
        String subscription = "/subscriptions/" + SUBSCRIPTION;
        Map.ofEntries(
                        entry("/", "/subscriptions"),
                        entry("/nowhere", "/tenants"),
                        entry(subscription + "/nothing", subscription + "/resources"),
                        entry(GROUP + "/x", GROUP + "/resources"))
                .forEach((wrong, right) -> assertRefused(RestRule.PATH_NOT_FOUND, () -> client.get(wrong + GROUPS))
                        .whereas(() -> client.get(right + GROUPS)));
        assertRefused(RestRule.PATH_NOT_FOUND, () -> client.send("HEAD", "/subscriptions" + GROUPS))
                .whereas(() -> client.get("/subscriptions" + GROUPS));
    }

    @Test
    void callWithoutATokenIsRefused() {
        Response response = client.call("GET", GROUP + GROUPS, Map.of());
        assertRefused(RestRule.AUTHORIZATION_MISSING, () -> ArmClient.body(response))
                .whereas(() -> groupWith("Bearer x"));
        assertThat(response.headers()).containsKey("WWW-Authenticate");
        for (String header : List.of("Bearer", "Bearer ", "Basic dXNlcg==", "token")) {
            assertRefused(RestRule.AUTHORIZATION_MALFORMED, () -> groupWith(header))
                    .whereas(() -> assertThat(groupWith("bearer x")).isEqualTo(azure.resources.get(GROUP)));
        }
    }

    private JsonObject groupWith(String authorization) {
        return ArmClient.body(client.call("GET", GROUP + GROUPS, Map.of("authorization", authorization)));
    }

    @Test
    void callWithoutAVersionIsRefused() {
        for (String path : List.of(GROUP.toString(), "/metadata/endpoints")) {
            for (String versionless : List.of("", "?api-version=")) {
                assertRefused(RestRule.API_VERSION_MISSING, () -> client.get(path + versionless))
                        .whereas(() -> client.get(path + GROUPS));
            }
        }
    }

    @Test
    void versionThatResourceManagerDoesNotHaveIsRefused() {
        for (String path : List.of(
                GROUP.toString(),
                GROUP + "/resources",
                "/subscriptions",
                "/subscriptions/" + SUBSCRIPTION,
                "/tenants")) {
            for (String version : List.of("2024-05-01", "2022-09-01-preview", "latest")) {
                assertRefused(RestRule.API_VERSION_INVALID, () -> client.get(path + "?api-version=" + version))
                        .whereas(() -> client.get(path + "?api-version=2022-09-01"));
            }
        }
        assertRefused(RestRule.API_VERSION_INVALID, () -> client.get("/metadata/endpoints?api-version=2019-05-01"))
                .whereas(() -> client.get("/metadata/endpoints?api-version=2022-09-01"));
    }

    @Test
    void versionOfAnotherProviderIsRefused() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        String networks = GROUP + "/providers/Microsoft.Network/virtualNetworks";
        for (String path : List.of(vnet.toString(), vnet + "/subnets", networks)) {
            for (String version : List.of("2024-05-01", "2024-07-01")) {
                assertRefused(RestRule.API_VERSION_NOT_REGISTERED, () -> client.get(path + APP))
                        .whereas(() -> client.get(path + "?api-version=" + version));
            }
        }
        assertThat(client.call("GET", vnet + APP).body().toString())
                .contains("location 'westeurope' and API version '2025-01-01' for type 'virtualNetworks'");
    }

    @Test
    void everyTypeHasAVersion() {
        var versions = new ApiVersions();
        azure.cloud.azure().all().forEach(document -> {
            String type = document.get("type").getAsString();
            JsonObject provider = versions.provider(SUBSCRIPTION, type.split("/")[0]);
            assertThat(Json.objects(provider, "resourceTypes")
                            .map(one -> one.get("resourceType").getAsString()))
                    .contains(type.split("/", 2)[1]);
        });
    }

    @Test
    void nothingIsChangedOverRest() {
        JsonObject before = azure.resources.get(GROUP);
        for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
            Response response = client.call(method, GROUP + GROUPS);
            assertRefused(RestRule.READ_ONLY, () -> ArmClient.body(response))
                    .whereas(() -> assertThat(client.get(GROUP + GROUPS)).isEqualTo(before));
            assertThat(response.headers()).containsEntry("Allow", "GET, HEAD, POST");
        }
        assertRefused(RestRule.READ_ONLY, () -> client.send("POST", GROUP + "/sharedKeys" + GROUPS));
        assertRefused(RestRule.READ_ONLY, () -> client.send("POST", vnetId("x") + "/listSecrets" + NETWORK));
    }

    @Test
    void existenceIsToldWithoutABody() {
        assertThat(client.call("HEAD", GROUP + GROUPS).status()).isEqualTo(204);
        assertThat(client.call("HEAD", GROUP + "x" + GROUPS).status()).isEqualTo(404);
        azure.vnet("vnet", "10.1.0.0/16");
        assertThat(client.call("HEAD", vnetId("vnet") + NETWORK).status()).isEqualTo(204);
        assertThat(client.call("HEAD", vnetId("x") + NETWORK).status()).isEqualTo(404);
    }

    @Test
    void keysOfAWorkspaceAreTold() {
        ResourceId workspace = Azure.id("Microsoft.OperationalInsights/workspaces/logs");
        azure.resources.put(workspace, located("westeurope", Json.object()));
        assertThat(client.send("POST", workspace + "/sharedKeys" + LOGS))
                .isEqualTo(azure.resources.sharedKeys(workspace));
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> client.send("POST", workspace + "x/sharedKeys" + LOGS));
        assertRefused(
                        RestRule.API_VERSION_NOT_REGISTERED,
                        () -> client.send("POST", workspace + "/sharedKeys" + NETWORK))
                .whereas(() -> client.send("POST", workspace + "/sharedKeys" + LOGS));
    }

    @Test
    void secretsOfAnAppAreNotTold() {
        ResourceId environment = azure.environment("env", azure.gatewaySubnet());
        ResourceId plain = azure.app("plain", environment);
        ResourceId app = azure.app("app", environment);
        azure.resources.put(app, withSecret(Azure.appBody(environment)));
        assertRefused(RestRule.ACTION_FORBIDDEN, () -> client.send("POST", app + "/listSecrets" + APP))
                .whereas(() -> assertThat(client.send("POST", plain + "/listSecrets" + APP))
                        .hasToString("{\"value\":[]}"));
        assertThat(client.get(app + APP).toString()).contains("\"token\"").doesNotContain("canary", "sha256");
    }

    private static JsonObject withSecret(JsonObject app) {
        Json.objectAt(app, "properties.configuration")
                .orElseThrow()
                .add("secrets", list(Json.object("name", "token", "value", "canary")));
        return app;
    }

    @Test
    void everyAnswerHasTheIdsOfItsRequest() {
        Map<String, String> headers = client.call("GET", GROUP + GROUPS).headers();
        assertThat(headers.get("x-ms-request-id")).matches("[0-9a-f-]{36}");
        assertThat(headers.get("x-ms-correlation-request-id")).isEqualTo(headers.get("x-ms-request-id"));
        Map<String, String> own = client.call(
                        "GET",
                        GROUP.toString(),
                        Map.of("x-ms-correlation-request-id", "a", "x-ms-client-request-id", "b"))
                .headers();
        assertThat(own).containsEntry("x-ms-correlation-request-id", "a").containsEntry("x-ms-client-request-id", "b");
        assertThat(own.get("x-ms-request-id")).isNotEqualTo(headers.get("x-ms-request-id"));
    }

    @Test
    void etagIsAHeaderToo() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        assertThat(client.call("GET", vnet + NETWORK).headers()).containsEntry("ETag", azure.text(vnet, "etag"));
    }

    @Test
    void metadataLeadsBackHereAndNowhereElse() {
        Response response =
                client.call("GET", "/metadata/endpoints?api-version=2022-09-01", Map.of("host", ArmClient.HOST));
        JsonObject document = ArmClient.body(response);
        for (String key : List.of("resourceManager", "microsoftGraphResourceId", "authentication.loginEndpoint")) {
            assertThat(Json.text(document, key)).hasValue("https://" + ArmClient.HOST + "/");
        }
        assertThat(Json.texts(document, "authentication.audiences")).contains("https://management.azure.com/");
    }
}
