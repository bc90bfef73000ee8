package dev.emulatedcloud.databricks;

import static dev.emulatedcloud.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.TestClock;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnityCatalogTest {
    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud);

    private static JsonObject request(Consumer<JsonObject> change) {
        JsonObject options = Json.object(
                "host", "https://gateway.example.com", "port", "443", "base_path", "/", "bearer_token", "canary-4711");
        change.accept(options);
        return Json.object("name", "Carto_Gateway", "connection_type", "HTTP", "comment", "c", "options", options);
    }

    private JsonObject create() {
        return catalog.create(request(options -> {}));
    }

    private void grant(String principal, String privilege) {
        catalog.permissions().change("carto_gateway", change(principal, privilege));
    }

    private static JsonObject change(String principal, String privilege) {
        JsonObject change =
                Json.object("principal", principal, "add", Json.array(Stream.of(new JsonPrimitive(privilege))));
        return Json.object("changes", Json.array(Stream.of(change)));
    }

    @Test
    void nameIsStoredInLowerCaseAndFoundInAnyCase() {
        assertThat(Json.text(create(), "name")).hasValue("carto_gateway");
        assertThat(catalog.find("CARTO_GATEWAY")).isPresent();
        JsonObject other = request(options -> {});
        other.addProperty("name", "Carto_Other");
        assertRefused(CatalogRule.CONNECTION_EXISTS, this::create).whereas(() -> catalog.create(other));
    }

    @Test
    void nameHasNoBlanksDotsOrSlashes() {
        for (String wrong : new String[] {"a b", "a.b", "a/b", "", "a".repeat(256)}) {
            JsonObject request = request(options -> {});
            request.addProperty("name", wrong);
            JsonObject right = request(options -> {});
            right.addProperty("name", "a_b" + wrong.length());
            assertRefused(CatalogRule.INVALID_NAME, () -> catalog.create(request))
                    .whereas(() -> catalog.create(right));
            catalog.delete("a_b" + wrong.length());
        }
    }

    @Test
    void onlyHttpConnectionsAreKnown() {
        JsonObject request = request(options -> {});
        request.addProperty("connection_type", "MYSQL");
        assertRefused(CatalogRule.UNKNOWN_TYPE, () -> catalog.create(request)).whereas(this::create);
    }

    @Test
    void hostIsANormalizedUrl() {
        for (String wrong : new String[] {
            "gateway.example.com",
            "http://gateway.example.com",
            "https://gateway.example.com/",
            "https://Gateway.example.com",
            "https://gateway.example.com:443",
            ""
        }) {
            assertRefused(CatalogRule.INVALID_HOST, () -> create("host", wrong))
                    .whereas(() -> create("host", "https://gateway.example.com"));
            catalog.delete("carto_gateway");
        }
    }

    private void create(String option, String value) {
        catalog.create(request(options -> options.addProperty(option, value)));
    }

    @Test
    void portIsANumber() {
        for (String wrong : new String[] {"https", "0", "65536", ""}) {
            assertRefused(CatalogRule.INVALID_PORT, () -> create("port", wrong)).whereas(() -> create("port", "65535"));
            catalog.delete("carto_gateway");
        }
        catalog.create(request(options -> options.remove("port")));
    }

    @Test
    void optionsAreStrings() {
        assertRefused(
                        CatalogRule.INVALID_OPTION_VALUE,
                        () -> catalog.create(request(options -> options.addProperty("port", 443))))
                .whereas(() -> catalog.create(request(options -> options.addProperty("port", "443"))));
    }

    @Test
    void newNameIsAFreeOne() {
        create();
        JsonObject other = request(options -> {});
        other.addProperty("name", "other");
        catalog.create(other);
        assertRefused(
                CatalogRule.CONNECTION_EXISTS, () -> catalog.update("other", Json.object("new_name", "CARTO_gateway")));
        assertRefused(CatalogRule.INVALID_NAME, () -> catalog.update("other", Json.object("new_name", "a b")));
        assertThat(Json.text(catalog.update("other", Json.object("new_name", "Third")), "name"))
                .hasValue("third");
        assertThat(catalog.find("other")).isEmpty();
    }

    @Test
    void readersSeeGrantsOnlyAfterAWhile() {
        var clock = new TestClock();
        var late = new UnityCatalog(cloud, clock);
        late.permissions().staleFor(() -> Duration.ofSeconds(3));
        create();
        assertThat(late.permissions().of("carto_gateway", "analysts")).isEmpty();
        late.permissions().change("carto_gateway", change("analysts", "USE_CONNECTION"));
        clock.pass(Duration.ofSeconds(2));
        late.permissions().change("Carto_Gateway", change("analysts", "MANAGE"));
        assertThat(late.permissions().of("carto_gateway", "analysts")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(late.permissions().of("carto_gateway", "analysts")).containsExactly("USE_CONNECTION");
        clock.pass(Duration.ofSeconds(2));
        assertThat(late.permissions().of("carto_gateway", "analysts")).containsExactly("MANAGE", "USE_CONNECTION");
    }

    @Test
    void renamedConnectionIsReadAsLateAsBefore() {
        var clock = new TestClock();
        var late = new UnityCatalog(cloud, clock);
        late.permissions().staleFor(() -> Duration.ofSeconds(3));
        create();
        late.permissions().change("carto_gateway", change("analysts", "USE_CONNECTION"));
        late.update("carto_gateway", Json.object("new_name", "renamed"));
        assertThat(late.permissions().of("renamed", "analysts")).isEmpty();
        clock.pass(Duration.ofSeconds(3));
        assertThat(late.permissions().of("renamed", "analysts")).containsExactly("USE_CONNECTION");
    }

    @Test
    void droppedConnectionLeavesNothingStale() {
        var late = new UnityCatalog(cloud, new TestClock());
        create();
        late.permissions().change("carto_gateway", change("analysts", "USE_CONNECTION"));
        late.permissions().staleFor(() -> Duration.ofSeconds(3));
        late.permissions().change("carto_gateway", change("analysts", "MANAGE"));
        late.delete("carto_gateway");
        create();
        assertThat(late.permissions().of("carto_gateway", "analysts")).isEmpty();
    }

    @Test
    void basePathBeginsWithASlash() {
        for (String wrong : new String[] {"", "api", "/a b", "/ä"}) {
            assertRefused(CatalogRule.INVALID_BASE_PATH, () -> create("base_path", wrong))
                    .whereas(() -> create("base_path", "/api/v1"));
            catalog.delete("carto_gateway");
        }
    }

    @Test
    void credentialIsATokenOrTheWholeOAuthSet() {
        Consumer<JsonObject> oauth = options -> {
            options.remove("bearer_token");
            options.addProperty("client_id", "id");
            options.addProperty("client_secret", "canary-4711");
            options.addProperty("oauth_scope", "scope");
            options.addProperty("token_endpoint", "https://login.example.com/token");
        };
        assertRefused(
                        CatalogRule.INVALID_CREDENTIAL,
                        () -> catalog.create(request(options -> options.remove("bearer_token"))))
                .whereas(() -> create("bearer_token", "canary-4711"));
        catalog.delete("carto_gateway");
        assertRefused(CatalogRule.INVALID_CREDENTIAL, () -> create("client_id", "id"))
                .whereas(this::create);
        catalog.delete("carto_gateway");
        assertRefused(
                        CatalogRule.INVALID_CREDENTIAL,
                        () -> catalog.create(request(oauth.andThen(options -> options.remove("oauth_scope")))))
                .whereas(() -> catalog.create(request(oauth)));
        assertThat(Json.text(catalog.find("carto_gateway").orElseThrow(), "credential_type"))
                .hasValue("OAUTH_M2M");
    }

    @Test
    void optionIsOneOfHttp() {
        assertRefused(CatalogRule.UNKNOWN_OPTION, () -> create("user", "u")).whereas(() -> create("base_path", "/u"));
    }

    @Test
    void credentialsAreNeitherReadNorStored() {
        assertThat(create().toString()).doesNotContain("canary-4711").doesNotContain("bearer_token");
        assertThat(cloud.databricks().all().map(JsonObject::toString)).noneMatch(text -> text.contains("canary-4711"));
    }

    @Test
    void updateReplacesAllOptions() {
        create();
        JsonObject options = request(o -> o.addProperty("base_path", "/api")).getAsJsonObject("options");
        options.remove("port");
        JsonObject updated = catalog.update("carto_gateway", Json.object("options", options));
        assertThat(updated.getAsJsonObject("options").keySet()).containsExactlyInAnyOrder("host", "base_path");
    }

    @Test
    void updateIsForAConnectionAndAPrincipalThatExist() {
        create();
        JsonObject owner = Json.object("owner", "data-engineers");
        assertRefused(CatalogRule.CONNECTION_NOT_FOUND, () -> catalog.update("missing", owner))
                .whereas(() -> catalog.update("carto_gateway", owner));
        assertRefused(
                        CatalogRule.PRINCIPAL_NOT_FOUND,
                        () -> catalog.update("carto_gateway", Json.object("owner", "nobody@example.com")))
                .whereas(() -> catalog.update("carto_gateway", owner));
    }

    @Test
    void creatingNeedsThePrivilege() {
        as("analyst@example.com");
        assertRefused(CatalogRule.MAY_NOT_CREATE, this::create).whereas(() -> {
            as("engineer@example.com");
            create();
        });
        as("analyst@example.com");
        assertRefused(CatalogRule.MAY_NOT_MANAGE, () -> catalog.delete("carto_gateway"))
                .whereas(() -> {
                    as("engineer@example.com");
                    catalog.delete("carto_gateway");
                });
    }

    private void as(String user) {
        cloud.change(() -> {
            JsonObject workspace = catalog.workspace();
            workspace.addProperty("currentUser", user);
            cloud.databricks().put("workspace", workspace);
            return null;
        });
    }

    @Test
    void grantsAreForKnownPrincipals() {
        create();
        assertRefused(CatalogRule.PRINCIPAL_NOT_FOUND, () -> grant("nobody@example.com", "USE_CONNECTION"))
                .whereas(() -> grant("analyst@example.com", "USE_CONNECTION"));
        assertRefused(CatalogRule.PRINCIPAL_NOT_FOUND, () -> grant("Analysts", "USE_CONNECTION"))
                .whereas(() -> grant("analysts", "USE_CONNECTION"));
        grant("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "USE_CONNECTION");
        assertThat(catalog.permissions().of("carto_gateway", "analysts")).containsExactly("USE_CONNECTION");
    }

    @Test
    void privilegeBelongsToConnections() {
        create();
        assertRefused(CatalogRule.PRIVILEGE_NOT_APPLICABLE, () -> grant("analysts", "SELECT"))
                .whereas(() -> grant("analysts", "MANAGE"));
    }

    @Test
    void grantNeedsItsConnection() {
        assertRefused(CatalogRule.CONNECTION_NOT_FOUND, () -> grant("analysts", "USE_CONNECTION"))
                .whereas(() -> {
                    create();
                    grant("analysts", "USE_CONNECTION");
                });
    }

    @Test
    void droppedConnectionTakesItsGrantsAlong() {
        create();
        grant("analysts", "USE_CONNECTION");
        catalog.delete("carto_gateway");
        create();
        assertThat(catalog.permissions().of("carto_gateway", "analysts")).isEmpty();
    }
}
