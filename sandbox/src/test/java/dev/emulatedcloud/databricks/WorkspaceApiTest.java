package dev.emulatedcloud.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.cloud.Rule;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private Response create() {
        JsonObject options = Json.object("host", "https://gateway.example.com", "bearer_token", "canary-4711");
        return send(
                "POST",
                CATALOG + "connections",
                Json.object("name", "gateway", "connection_type", "HTTP", "options", options));
    }

    private Response grant(String securable, String principal) {
        JsonObject change =
                Json.object("principal", principal, "add", Json.array(Stream.of(new JsonPrimitive("USE_CONNECTION"))));
        return send(
                "PATCH",
                CATALOG + "permissions/" + securable + "/gateway",
                Json.object("changes", Json.array(Stream.of(change)), "omit_permissions_in_response", true));
    }

    private static void assertRefused(Rule rule, Response response) {
        assertThat(response.status()).isEqualTo(rule.status());
        assertThat(response.body().keySet()).containsExactly("error_code", "message", "details");
        assertThat(Json.text(response.body(), "error_code")).hasValue(rule.code());
        assertThat(Json.text(response.body(), "message").orElseThrow())
                .startsWith(rule.message().split("%s")[0]);
    }

    @Test
    void everythingButTheProbeNeedsABearerToken() {
        String me = "/api/2.0/preview/scim/v2/Me";
        for (var headers :
                new Map[] {Map.of(), Map.of("authorization", "Bearer "), Map.of("authorization", "Basic dXNlcjpwYXNz")
                }) {
            @SuppressWarnings("unchecked")
            Map<String, String> unsigned = headers;
            assertRefused(
                    CatalogRule.NOT_AUTHENTICATED,
                    api.handle(new Request("GET", me, Map.of(), unsigned, Optional.empty())));
        }
        assertThat(get(me).headers()).containsEntry("X-Databricks-Org-Id", "1234567890123456");
        assertThat(api.handle(Request.get("/.well-known/databricks-config")).status())
                .isEqualTo(404);
    }

    @Test
    void unknownPathsAndMethodsAreNoEndpoints() {
        assertRefused(CatalogRule.ENDPOINT_NOT_FOUND, get(CATALOG + "catalogs"));
        assertRefused(CatalogRule.ENDPOINT_NOT_FOUND, send("PUT", CATALOG + "connections", new JsonObject()));
        assertThat(get(CATALOG + "connections").status()).isEqualTo(200);
    }

    @Test
    void onlyConnectionsAreSecurable() {
        create();
        assertRefused(CatalogRule.UNKNOWN_SECURABLE, grant("catalog", "analysts"));
        assertThat(grant("connection", "analysts")).isEqualTo(Response.ok(new JsonObject()));
    }

    @Test
    void permissionsAreReadInPagesOf150AndMore() {
        create();
        assertThat(grant("connection", "analysts").status()).isEqualTo(200);
        assertThat(grant("connection", "analyst@example.com").status()).isEqualTo(200);
        String permissions = CATALOG + "permissions/connection/gateway";
        for (String wrong : new String[] {"1", "149", "-1", "all"}) {
            assertRefused(CatalogRule.INVALID_MAX_RESULTS, get(permissions, Map.of("max_results", wrong)));
        }
        for (String right : new String[] {"0", "150", "1000"}) {
            assertThat(get(permissions, Map.of("max_results", right)).body().getAsJsonArray("privilege_assignments"))
                    .hasSize(2);
        }
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
        assertRefused(CatalogRule.INVALID_PAGE_TOKEN, get(CATALOG + "connections", Map.of("page_token", "#")));
        assertThat(get(CATALOG + "connections", Map.of("page_token", "")).body().getAsJsonArray("connections"))
                .hasSize(1);
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
        assertRefused(CatalogRule.INVALID_NAME, send("POST", CATALOG + "connections", new JsonObject()));
        assertThat(create().status()).isEqualTo(200);
        assertThat(send("PATCH", CATALOG + "connections/gateway", new JsonObject())
                        .status())
                .isEqualTo(200);
    }
}
