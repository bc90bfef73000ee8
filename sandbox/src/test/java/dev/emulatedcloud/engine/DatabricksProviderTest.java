package dev.emulatedcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import dev.emulatedcloud.engine.EngineClient.Resource;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider;
import pulumirpc.Provider.DiffResponse.DiffChanges;

class DatabricksProviderTest {
    private static final String CONNECTION = "databricks:index/connection:Connection";
    private static final String GRANT = "databricks:index/grant:Grant";

    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud);
    private final ProviderServers servers = new ProviderServers(cloud, 0, 0);
    private final EngineClient engine = new EngineClient("databricks", servers.databricksPort(), Map.of());

    @AfterEach
    void close() {
        engine.close();
        servers.close();
    }

    private static JsonObject connectionInputs() {
        return Json.object(
                "name",
                "gateway",
                "connectionType",
                "HTTP",
                "comment",
                "c",
                "options",
                Json.object(
                        "host",
                        "https://gateway.example.com",
                        "port",
                        "443",
                        "base_path",
                        "/",
                        "bearer_token",
                        "canary-4711"));
    }

    private Resource connection() {
        return engine.create(CONNECTION, "connection", connectionInputs());
    }

    private static JsonObject grantInputs(String principal, String privilege) {
        return Json.object(
                "foreignConnection",
                "gateway",
                "principal",
                principal,
                "privileges",
                Json.array(Stream.of(new JsonPrimitive(privilege))));
    }

    private static JsonObject changed(JsonObject inputs, Consumer<JsonObject> change) {
        JsonObject copy = inputs.deepCopy();
        change.accept(copy);
        return copy;
    }

    private static JsonObject withOption(JsonObject inputs, String key, String value) {
        return changed(inputs, i -> i.getAsJsonObject("options").addProperty(key, value));
    }

    @Test
    void optionsAreSecretInInputsAndOutputs() {
        assertThat(engine.configured().getAcceptSecrets()).isTrue();
        String urn = EngineClient.urn(CONNECTION, "connection");
        Provider.CheckResponse checked = engine.check(urn, Json.object(), connectionInputs());
        assertSecret(checked.getInputs().getFieldsOrThrow("options"));
        Provider.CreateResponse created = engine.provider()
                .create(Provider.CreateRequest.newBuilder()
                        .setUrn(urn)
                        .setProperties(checked.getInputs())
                        .build());
        assertSecret(created.getProperties().getFieldsOrThrow("options"));
        assertThat(catalog.find("gateway").orElseThrow().toString()).doesNotContain("canary-4711");
    }

    private static void assertSecret(Value value) {
        assertThat(value.getStructValue()
                        .getFieldsOrThrow("4dabf18193072939515e22adb298388d")
                        .getStringValue())
                .isEqualTo("1b47061264138c4ac30d75fd1eb44270");
    }

    @Test
    void connectionIsKnownByMetastoreAndName() {
        Resource connection = connection();
        assertThat(connection.id()).isEqualTo(catalog.metastoreId() + "|gateway");
        assertThat(Json.text(connection.outputs(), "credentialType")).hasValue("BEARER_TOKEN");
        assertThat(Json.text(connection.outputs(), "owner")).hasValue("engineer@example.com");
        assertThat(Json.text(connection.outputs(), "options.bearer_token")).hasValue("canary-4711");
        assertThat(engine.diff(connection, connection.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    @Test
    void previewKnowsTheInputsOnly() {
        JsonObject outputs = engine.previewCreate(EngineClient.urn(CONNECTION, "connection"), connectionInputs());
        assertThat(Json.text(outputs, "name")).hasValue("gateway");
        assertThat(Wire.isUnknown(outputs.get("connectionId"))).isTrue();
    }

    @Test
    void secondConnectionOfANameIsRefused() {
        connection();
        assertThatThrownBy(this::connection)
                .hasMessageContaining("* cannot create connection: Connection 'gateway' already exists");
    }

    @Test
    void optionChangesInPlace() {
        Resource connection = connection();
        JsonObject inputs = withOption(connection.inputs(), "bearer_token", "other");
        Provider.DiffResponse diff = engine.diff(connection, inputs);
        assertThat(diff.getDetailedDiffMap()).containsOnlyKeys("options.bearer_token");
        assertThat(diff.getReplacesList()).isEmpty();
        assertThat(engine.diff(engine.update(connection, inputs), inputs).getChanges())
                .isEqualTo(DiffChanges.DIFF_NONE);
    }

    @Test
    void commentReplacesByDeletingFirst() {
        Resource connection = connection();
        for (String key : new String[] {"comment", "connectionType", "parent"}) {
            Provider.DiffResponse diff =
                    engine.diff(connection, changed(connection.inputs(), i -> i.addProperty(key, "other")));
            assertThat(diff.getReplacesList()).containsExactly(key);
            assertThat(diff.getDeleteBeforeReplace()).isTrue();
        }
    }

    @Test
    void newNameIsPlannedAsAnUpdateThatChangesNothing() {
        Resource connection = connection();
        JsonObject renamed = changed(connection.inputs(), i -> i.addProperty("name", "renamed"));
        assertThat(engine.diff(connection, renamed).getReplacesList()).isEmpty();
        assertThat(engine.diff(connection, renamed).getDiffsList()).containsExactly("name");
        Resource after = engine.update(connection, renamed);
        assertThat(catalog.find("renamed")).isEmpty();
        assertThat(engine.diff(after, renamed).getDiffsList()).containsExactly("name");
        JsonObject respelled = changed(connection.inputs(), i -> i.addProperty("name", "GATEWAY"));
        assertThat(engine.diff(connection, respelled).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    @Test
    void nameIsSentAsItIsWrittenAndReadInLowerCase() {
        JsonObject inputs = changed(connectionInputs(), i -> i.addProperty("name", "Carto_GW"));
        Resource connection = engine.create(CONNECTION, "connection", inputs);
        assertThat(connection.id()).endsWith("|Carto_GW");
        assertThat(Json.text(connection.outputs(), "name")).hasValue("carto_gw");
        Resource read = engine.read(connection);
        assertThat(engine.diff(read, connection.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        engine.delete(read);
        assertThat(catalog.list()).isEmpty();
    }

    @Test
    void foreignTokenIsNotSeenAndForeignHostIs() {
        Resource connection = connection();
        catalog.update(
                "gateway",
                Json.object(
                        "options",
                        withOption(connectionInputs(), "bearer_token", "foreign")
                                .get("options")));
        assertThat(engine.diff(engine.read(connection), connection.inputs()).getChanges())
                .isEqualTo(DiffChanges.DIFF_NONE);
        catalog.update(
                "gateway",
                Json.object(
                        "options",
                        withOption(connectionInputs(), "host", "https://foreign.example.com")
                                .get("options")));
        assertThat(engine.diff(engine.read(connection), connection.inputs()).getDetailedDiffMap())
                .containsOnlyKeys("options.host");
    }

    @Test
    void failedRotationLeavesTheNewTokenInTheState() throws InvalidProtocolBufferException {
        Resource connection = connection();
        JsonObject wrong = withOption(withOption(connection.inputs(), "bearer_token", "rotated"), "port", "none");
        StatusRuntimeException error =
                catchThrowableOfType(StatusRuntimeException.class, () -> engine.update(connection, wrong));
        var detail = StatusProto.fromThrowable(error).getDetails(0).unpack(Provider.ErrorResourceInitFailed.class);
        assertThat(detail.getId()).isEqualTo(connection.id());
        assertThat(Json.text(Wire.read(detail.getProperties()), "options.bearer_token"))
                .hasValue("rotated");
        assertSecret(detail.getProperties().getFieldsOrThrow("options"));
        assertThat(error.getMessage()).contains("cannot update connection").doesNotContain("rotated");
    }

    @Test
    void importLeavesTheTokenToBeSentAgain() {
        connection();
        Resource imported = engine.importing(CONNECTION, catalog.metastoreId() + "|gateway");
        assertThat(Json.text(imported.inputs(), "connectionType")).hasValue("HTTP");
        assertThat(engine.diff(imported, connectionInputs()).getDetailedDiffMap())
                .containsOnlyKeys("options.bearer_token");
    }

    @Test
    void grantIsPerPrincipalAndLeavesOthersAlone() {
        connection();
        Resource analysts = engine.create(GRANT, "analysts", grantInputs("analysts", "USE CONNECTION"));
        Resource analyst = engine.create(GRANT, "analyst", grantInputs("analyst@example.com", "USE_CONNECTION"));
        assertThat(analysts.id()).isEqualTo("foreign_connection/gateway/analysts");
        assertThat(engine.diff(analysts, analysts.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);

        JsonObject managing = grantInputs("analysts", "MANAGE");
        assertThat(engine.diff(analysts, managing).getReplacesList()).isEmpty();
        engine.update(analysts, managing);
        assertThat(catalog.permissions().of("gateway", "analysts")).containsExactly("MANAGE");
        engine.delete(analysts);
        assertThat(engine.read(analysts).id()).isEmpty();
        assertThat(engine.read(analyst).id()).isEqualTo(analyst.id());
    }

    @Test
    void principalAndConnectionReplaceByCreatingFirst() {
        connection();
        Resource grant = engine.create(GRANT, "grant", grantInputs("analysts", "USE_CONNECTION"));
        Provider.DiffResponse other = engine.diff(grant, grantInputs("data-engineers", "USE_CONNECTION"));
        assertThat(other.getReplacesList()).containsExactly("principal");
        assertThat(other.getDeleteBeforeReplace()).isFalse();
        JsonObject unknown = changed(grant.inputs(), i -> i.add("foreignConnection", Wire.unknown()));
        assertThat(engine.diff(grant, unknown).getReplacesList()).containsExactly("foreignConnection");
    }

    @Test
    void unknownPrincipalIsNamed() {
        connection();
        assertThatThrownBy(() -> engine.create(GRANT, "grant", grantInputs("nobody", "USE_CONNECTION")))
                .hasMessageContaining("cannot create grant: Could not find principal with name nobody");
    }

    @Test
    void droppedConnectionTakesItsGrantsOutOfTheState() {
        Resource connection = connection();
        Resource grant = engine.create(GRANT, "grant", grantInputs("analysts", "USE_CONNECTION"));
        engine.delete(connection);
        assertThat(engine.read(grant).id()).isEmpty();
        engine.delete(grant);
        engine.delete(connection);
    }

    @Test
    void grantNeedsASecurable() {
        JsonObject none = changed(grantInputs("analysts", "USE_CONNECTION"), i -> i.remove("foreignConnection"));
        assertThat(engine.check(EngineClient.urn(GRANT, "grant"), Json.object(), none)
                        .getFailuresCount())
                .isEqualTo(1);
    }

    @Test
    void currentUserIsTheOneOfTheWorkspace() {
        JsonObject user = engine.invoke("databricks:index/getCurrentUser:getCurrentUser");
        assertThat(Json.text(user, "userName")).hasValue("engineer@example.com");
        assertThat(Json.text(user, "aclPrincipalId")).hasValue("users/engineer@example.com");
    }
}
