package dev.emulatedcloud.databricks;

import static dev.emulatedcloud.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.sql.SqlRule;
import dev.emulatedcloud.databricks.sql.Statements;
import dev.emulatedcloud.time.Durations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements of the product on the catalog and the toolbox of the start world. */
class WarehouseTest {
    private static final String SETUP = "CALL carto.carto.SETUP('{\"connection\": \"gateway\", \"api_base_url\":"
            + " \"https://carto.internal.example.com/api\", \"api_access_token\": \"canary-4711\"}');";
    private static final String QUOTA = "CALL carto.carto.LDS_QUOTA_INFO();";
    private static final String VERSION = "SELECT carto.carto.VERSION_CORE();";

    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud);
    private boolean answers = true;
    private final Statements statements = catalog.statements((connection, warehouse) -> answers, () -> Durations.NONE);

    @BeforeEach
    void connect() {
        JsonObject options = Json.object("host", "https://gateway.example.com", "bearer_token", "token");
        catalog.create(Json.object("name", "gateway", "connection_type", "HTTP", "options", options));
    }

    private JsonObject run(String sql, Object... more) {
        JsonObject request = Json.object("statement", sql, "warehouse_id", "4f1c2d3e4b5a6978");
        request.asMap().putAll(Json.object(more).asMap());
        return statements.execute(request);
    }

    /** The rows of the result, or the error that the statement failed with, though its call succeeded. */
    private List<List<String>> rows(String sql, Object... more) {
        JsonObject answer = run(sql, more);
        Json.objectAt(answer, "status.error").ifPresent(error -> {
            assertThat(Json.text(answer, "status.state")).hasValue("FAILED");
            throw new CloudError(
                    200,
                    error.get("error_code").getAsString(),
                    error.get("message").getAsString());
        });
        assertThat(Json.text(answer, "status.state")).as(answer.toString()).hasValue("SUCCEEDED");
        return Json.each(answer, "result.data_array")
                .map(row -> row.getAsJsonArray().asList().stream()
                        .map(cell -> cell.getAsString())
                        .toList())
                .toList();
    }

    /** For rules that have other codes in a statement. */
    private void assertFails(CatalogRule rule, String sql) {
        JsonObject answer = run(sql);
        assertThat(Json.text(answer, "status.state")).hasValue("FAILED");
        assertThat(Json.text(answer, "status.error.message").orElseThrow())
                .startsWith(rule.message().split("%s")[0]);
    }

    private static JsonArray parameters(String name, String value) {
        return Json.array(Stream.of(Json.object("name", name, "value", value)));
    }

    private void as(String user) {
        cloud.change(() -> {
            JsonObject workspace = catalog.workspace();
            workspace.addProperty("currentUser", user);
            cloud.databricks().put("workspace", workspace);
            return null;
        });
    }

    private JsonObject setup() {
        return Json.objectAt(cloud.databricks().find("toolbox/carto.carto").orElseThrow(), "setup")
                .orElseThrow();
    }

    @Test
    void versionIsThatOfTheInstalledToolbox() {
        assertThat(rows(VERSION)).containsExactly(List.of("1.6.0"));
        assertThat(rows("SELECT `Carto`.carto.version_core()")).containsExactly(List.of("1.6.0"));
        assertThat(rows("SELECT VERSION_CORE()", "catalog", "carto", "schema", "carto"))
                .containsExactly(List.of("1.6.0"));
    }

    @Test
    void routinesOfOtherPlacesAndNamesAreUnresolved() {
        for (String wrong : List.of(
                "SELECT other.carto.VERSION_CORE()",
                "SELECT VERSION_CORE()",
                "SELECT carto.carto.VERSION()",
                "SELECT carto.carto.LDS_QUOTA_INFO()",
                "CALL carto.carto.VERSION_CORE()")) {
            assertRefused(SqlRule.UNRESOLVED_ROUTINE, () -> rows(wrong))
                    .whereas(() -> rows("SELECT carto.carto.VERSION_CORE()"));
        }
        assertRefused(SqlRule.UNRESOLVED_ROUTINE, () -> rows("CALL a.carto.carto.SETUP('{}')"))
                .whereas(() -> rows("CALL carto.carto.SETUP('{}')"));
    }

    @Test
    void setupKeepsItsSecretsSealed() {
        assertThat(rows(SETUP)).isEmpty();
        assertThat(setup().get("connection").getAsString()).isEqualTo("gateway");
        JsonObject values = setup().getAsJsonObject("values");
        assertThat(values.get("api_base_url").getAsString()).isEqualTo("https://carto.internal.example.com/api");
        assertThat(cloud.sealer().matches(values.getAsJsonObject("api_access_token"), "canary-4711"))
                .isTrue();
        assertThat(cloud.databricks().all().map(JsonObject::toString)).noneMatch(text -> text.contains("canary-4711"));
    }

    @Test
    void setupTakesOtherFormsOfItsArguments() {
        for (String form : List.of(
                "CALL carto.carto.SETUP('gateway', 'https://carto.internal.example.com/api', :token)",
                "CALL carto.carto.SETUP(:token, 'gateway')",
                "CALL carto.carto.SETUP(token => :token, connection => 'gateway')",
                "CALL carto.carto.SETUP('{\"connection\": \"gateway\", \"token\": \"' || :token || '\"}')")) {
            rows(form, "parameters", parameters("token", "canary-4711"));
            assertThat(setup().get("connection").getAsString()).as(form).isEqualTo("gateway");
            assertThat(setup().toString()).doesNotContain("canary-4711");
        }
        rows("CALL carto.carto.SETUP(:all)", "parameters", parameters("all", "{\"conn\": \"gateway\"}"));
        assertThat(rows(QUOTA)).hasSize(1);
    }

    @Test
    void failedSetupShowsNoSecret() {
        for (String wrong : List.of(
                SETUP.replace("carto.carto", "other.carto"),
                SETUP.replace("');", "' 'canary-4711');"),
                SETUP.replace("');", ""))) {
            assertThat(run(wrong).toString()).contains("FAILED").doesNotContain("canary-4711");
        }
    }

    @Test
    void quotaNeedsSetup() {
        assertRefused(SqlRule.NOT_SET_UP, () -> rows(QUOTA));
        rows("CALL carto.carto.SETUP('{}')");
        assertRefused(SqlRule.NOT_SET_UP, () -> rows(QUOTA)).whereas(() -> {
            rows("CALL carto.carto.SETUP('{\"connection\": \"gateway\"}')");
            assertThat(rows(QUOTA).get(0).get(0)).contains("\"annual_quota\":100000");
        });
    }

    @Test
    void quotaNeedsItsConnection() {
        rows(SETUP);
        catalog.delete("gateway");
        assertFails(CatalogRule.CONNECTION_NOT_FOUND, QUOTA);
        connect();
        rows(QUOTA);
    }

    @Test
    void quotaNeedsTheRightToUseTheConnection() {
        rows(SETUP);
        as("analyst@example.com");
        assertRefused(SqlRule.MAY_NOT_USE, () -> rows(QUOTA));
        as("engineer@example.com");
        rows("GRANT MANAGE ON CONNECTION gateway TO analysts");
        as("analyst@example.com");
        assertRefused(SqlRule.MAY_NOT_USE, () -> rows(QUOTA)).whereas(() -> {
            rows("GRANT USE CONNECTION ON CONNECTION gateway TO `analysts`");
            assertThat(rows(QUOTA)).hasSize(1);
        });
    }

    @Test
    void quotaNeedsAnAnswerFromBehindTheConnection() {
        rows(SETUP);
        answers = false;
        assertRefused(SqlRule.NO_ANSWER, () -> rows(QUOTA)).whereas(() -> {
            answers = true;
            assertThat(rows(QUOTA)).hasSize(1);
        });
    }

    @Test
    void grantsAreGivenShownAndTaken() {
        rows("GRANT USE CONNECTION, MANAGE ON CONNECTION `Gateway` TO `analysts`");
        rows("GRANT USE CONNECTION ON CONNECTION gateway TO `analyst@example.com`;");
        assertThat(rows("SHOW GRANTS ON CONNECTION gateway"))
                .containsExactly(
                        List.of("analyst@example.com", "USE CONNECTION", "CONNECTION", "gateway"),
                        List.of("analysts", "MANAGE", "CONNECTION", "gateway"),
                        List.of("analysts", "USE CONNECTION", "CONNECTION", "gateway"));
        assertThat(rows("SHOW GRANTS `analyst@example.com` ON CONNECTION gateway"))
                .hasSize(1);
        rows("REVOKE USE CONNECTION ON CONNECTION gateway FROM `analysts`");
        assertThat(catalog.permissions().of("gateway", "analysts")).containsExactly("MANAGE");
        assertThat(Json.objects(run("SHOW GRANTS ON CONNECTION gateway"), "manifest.schema.columns")
                        .map(column -> column.get("name").getAsString()))
                .containsExactly("principal", "actionType", "objectType", "objectKey");
    }

    @Test
    void grantsFollowTheRulesOfTheCatalog() {
        assertFails(CatalogRule.PRINCIPAL_NOT_FOUND, "GRANT USE CONNECTION ON CONNECTION gateway TO `nobody`");
        assertFails(CatalogRule.PRIVILEGE_NOT_APPLICABLE, "GRANT SELECT ON CONNECTION gateway TO `analysts`");
        assertFails(CatalogRule.CONNECTION_NOT_FOUND, "SHOW GRANTS ON CONNECTION missing");
        as("analyst@example.com");
        assertFails(CatalogRule.MAY_NOT_MANAGE, "GRANT USE CONNECTION ON CONNECTION gateway TO `analysts`");
        as("engineer@example.com");
        rows("GRANT USE CONNECTION ON CONNECTION gateway TO `analysts`");
    }
}
