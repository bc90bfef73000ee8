package dev.emulatedcloud.databricks;

import static dev.emulatedcloud.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkspaceApiTest {
    private static final String CATALOG = "/api/2.1/unity-catalog/";
    private static final Map<String, String> SIGNED = Map.of("authorization", "Bearer any");

    private final Cloud cloud = Cloud.inMemory();
    private final WorkspaceApi api = new WorkspaceApi(new UnityCatalog(cloud));

    private Response get(String path, Map<String, String> query) {
        return api.handle(new Request("GET", path, query, SIGNED, Optional.empty()));
    }

    private Response get(String path) {
        return get(path, Map.of());
    }

    private Response send(String method, String path, JsonObject body) {
        return api.handle(new Request(method, path, Map.of(), SIGNED, Optional.of(body)));
    }

    private static JsonObject connection(String name) {
        JsonObject options = Json.object("host", "https://gateway.example.com", "bearer_token", "canary-4711");
        return Json.object("name", name, "connection_type", "HTTP", "options", options);
    }

    private Response create() {
        return send("POST", CATALOG + "connections", connection("gateway"));
    }

    private Response grant(String securable, String principal) {
        JsonObject change =
                Json.object("principal", principal, "add", Json.array(Stream.of(new JsonPrimitive("USE_CONNECTION"))));
        return send(
                "PATCH",
                CATALOG + "permissions/" + securable + "/gateway",
                Json.object("changes", Json.array(Stream.of(change)), "omit_permissions_in_response", true));
    }

    /** The body of the answer, or the error that it tells of. */
    private static JsonObject body(Response response) {
        if (response.isError()) {
            assertThat(response.body().keySet()).containsExactly("error_code", "message", "details");
            throw new CloudError(
                    response.status(),
                    Json.text(response.body(), "error_code").orElseThrow(),
                    Json.text(response.body(), "message").orElseThrow());
        }
        return response.body();
    }

    @Test
    void everythingButTheProbeNeedsABearerToken() {
        List<Map<String, String>> unsigned =
                List.of(Map.of(), Map.of("authorization", "Bearer "), Map.of("authorization", "Basic dXNlcjpwYXNz"));
        for (Map<String, String> headers : unsigned) {
            assertRefused(CatalogRule.NOT_AUTHENTICATED, () -> body(me(headers)))
                    .whereas(() ->
                            assertThat(me(SIGNED).headers()).containsEntry("X-Databricks-Org-Id", "1234567890123456"));
        }
        assertThat(api.handle(Request.get("/.well-known/databricks-config")).status())
                .isEqualTo(404);
    }

    @Test
    void workspaceWithATokenTakesThatOneOnly() {
        JsonObject workspace = cloud.databricks().find("workspace").orElseThrow();
        workspace.add("token", cloud.sealer().seal("right"));
        cloud.databricks().put("workspace", workspace);
        assertRefused(CatalogRule.INVALID_TOKEN, () -> body(me(Map.of("authorization", "Bearer wrong"))))
                .whereas(() -> body(me(Map.of("authorization", "Bearer right"))));
    }

    @Test
    void servicePrincipalNeedsItsSecret() {
        assertRefused(CatalogRule.INVALID_CLIENT, () -> machine("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d:wrong"))
                .whereas(() -> machine("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d:emulated-client-secret"));
        assertRefused(CatalogRule.INVALID_CLIENT, () -> machine("analyst@example.com:emulated-client-secret"));
    }

    private void machine(String pair) {
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Response response = api.handle(new Request(
                "POST", "/oidc/v1/token", Map.of(), Map.of("authorization", "Basic " + basic), Optional.empty()));
        Json.text(response.body(), "error").ifPresent(error -> {
            throw new CloudError(
                    response.status(),
                    error,
                    Json.text(response.body(), "error_description").orElseThrow());
        });
    }

    @Test
    void warehouseIsFoundByItsId() {
        assertRefused(CatalogRule.WAREHOUSE_NOT_FOUND, () -> warehouse("missing"))
                .whereas(() -> assertThat(
                                warehouse("4f1c2d3e4b5a6978").get("state").getAsString())
                        .isEqualTo("RUNNING"));
    }

    private JsonObject warehouse(String id) {
        return body(
                api.handle(new Request("GET", "/api/2.0/sql/warehouses/" + id, Map.of(), SIGNED, Optional.empty())));
    }

    private Response me(Map<String, String> headers) {
        return api.handle(new Request("GET", "/api/2.0/preview/scim/v2/Me", Map.of(), headers, Optional.empty()));
    }

    @Test
    void unknownPathsAndMethodsAreNoEndpoints() {
        assertRefused(CatalogRule.ENDPOINT_NOT_FOUND, () -> body(get(CATALOG + "catalogs")))
                .whereas(() -> assertThat(get(CATALOG + "connections").status()).isEqualTo(200));
        String connections = CATALOG + "connections";
        assertRefused(CatalogRule.ENDPOINT_NOT_FOUND, () -> body(send("PUT", connections, connection("gateway"))))
                .whereas(() -> assertThat(
                                send("POST", connections, connection("gateway")).status())
                        .isEqualTo(200));
    }

    @Test
    void onlyConnectionsAreSecurable() {
        create();
        assertRefused(CatalogRule.UNKNOWN_SECURABLE, () -> body(grant("catalog", "analysts")))
                .whereas(() -> assertThat(grant("connection", "analysts")).isEqualTo(Response.ok(new JsonObject())));
    }

    @Test
    void permissionsAreReadInPagesOf150AndMore() {
        create();
        assertThat(grant("connection", "analysts").status()).isEqualTo(200);
        assertThat(grant("connection", "analyst@example.com").status()).isEqualTo(200);
        String permissions = CATALOG + "permissions/connection/gateway";
        Map.of("1", "1000", "149", "150", "-1", "0", "all", "150").forEach((wrong, right) -> assertRefused(
                        CatalogRule.INVALID_MAX_RESULTS, () -> body(get(permissions, Map.of("max_results", wrong))))
                .whereas(() -> assertThat(body(get(permissions, Map.of("max_results", right)))
                                .getAsJsonArray("privilege_assignments"))
                        .hasSize(2)));
        assertThat(get(permissions, Map.of("principal", "analysts")).body().getAsJsonArray("privilege_assignments"))
                .hasSize(1);
    }

    @Test
    void longPermissionsTakeSeveralPages() {
        cloud.change(() -> {
            for (int i = 100; i < 300; i++) {
                cloud.databricks().put("principals/user" + i, Json.object("kind", "user", "name", "user" + i));
            }
            return null;
        });
        create();
        for (int i = 100; i < 300; i++) {
            grant("connection", "user" + i);
        }
        String permissions = CATALOG + "permissions/connection/gateway";
        assertThat(get(permissions).body().getAsJsonArray("privilege_assignments"))
                .hasSize(200);
        JsonObject first = get(permissions, Map.of("max_results", "150")).body();
        assertThat(get(permissions, Map.of("max_results", "0")).body()).isEqualTo(first);
        String next = Json.text(first, "next_page_token").orElseThrow();
        JsonObject second = get(permissions, Map.of("max_results", "150", "page_token", next))
                .body();
        assertThat(first.getAsJsonArray("privilege_assignments")).hasSize(150);
        assertThat(Json.objects(second, "privilege_assignments")
                        .map(one -> one.get("principal").getAsString()))
                .hasSize(50)
                .startsWith("user250")
                .endsWith("user299");
        assertThat(second.has("next_page_token")).isFalse();
    }

    @Test
    void pageTokenIsOneOfTheService() {
        create();
        send("POST", CATALOG + "connections", connection("other"));
        JsonObject first = body(get(CATALOG + "connections", Map.of("max_results", "1")));
        String next = Json.text(first, "next_page_token").orElseThrow();
        assertRefused(CatalogRule.INVALID_PAGE_TOKEN, () -> connections("#"))
                .whereas(() -> assertThat(connections(next)).containsExactly("other"));
        assertThat(connections("")).containsExactly("gateway", "other");
    }

    private List<String> connections(String pageToken) {
        return Json.objects(body(get(CATALOG + "connections", Map.of("page_token", pageToken))), "connections")
                .map(one -> one.get("name").getAsString())
                .toList();
    }

    @Test
    void bodyThatIsNoObjectIsMalformed() throws IOException, InterruptedException {
        try (var endpoint = HttpEndpoint.plain(0, api)) {
            for (String wrong : new String[] {"{", "[]", "name"}) {
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(
                                                "http://127.0.0.1:" + endpoint.port() + CATALOG + "connections"))
                                        .header("Authorization", "Bearer any")
                                        .POST(HttpRequest.BodyPublishers.ofString(wrong))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(Json.text(Json.parse(response.body()), "error_code")).hasValue("MALFORMED_REQUEST");
            }
        }
    }

    @Test
    void emptyBodyIsRefusedAndNotAnError() {
        assertRefused(CatalogRule.INVALID_NAME, () -> body(send("POST", CATALOG + "connections", new JsonObject())))
                .whereas(() -> assertThat(create().status()).isEqualTo(200));
        assertThat(send("PATCH", CATALOG + "connections/gateway", new JsonObject())
                        .status())
                .isEqualTo(200);
    }
}
