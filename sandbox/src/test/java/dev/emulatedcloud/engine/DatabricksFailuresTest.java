package dev.emulatedcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.emulatedcloud.TestClock;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import dev.emulatedcloud.databricks.WorkspaceApi;
import dev.emulatedcloud.engine.EngineClient.Resource;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Response;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider;
import pulumirpc.Provider.DiffResponse.DiffChanges;

/** How the emulated provider takes it when the workspace fails: as the real one was seen to. */
class DatabricksFailuresTest {
    private static final String CONNECTION = "databricks:index/connection:Connection";
    private static final String GRANT = "databricks:index/grant:Grant";

    /** It passes only while the provider waits. */
    private final TestClock clock = new TestClock();

    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud, clock);
    private final WatchedApi api = new WatchedApi(new WorkspaceApi(catalog));
    private final DatabricksServer server = new DatabricksServer(api, clock::pass);
    private final EngineClient engine = server.process();

    DatabricksFailuresTest() {
        api.calls();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static JsonObject inputs(String token) {
        return Json.object(
                "name",
                "gateway",
                "connectionType",
                "HTTP",
                "options",
                Json.object("host", "https://gateway.example.com", "bearer_token", token));
    }

    private Resource connection() {
        Resource connection = engine.create(CONNECTION, "connection", inputs("token-1"));
        api.calls();
        return connection;
    }

    private static JsonObject grantInputs(String... privileges) {
        return Json.object(
                "foreignConnection",
                "gateway",
                "principal",
                "analysts",
                "privileges",
                Json.array(Stream.of(privileges).map(JsonPrimitive::new)));
    }

    private Resource grant() {
        Resource grant = engine.create(GRANT, "grant", grantInputs("USE_CONNECTION"));
        api.calls();
        return grant;
    }

    private boolean hasToken(String token) {
        JsonObject stored = cloud.databricks().find("connections/gateway").orElseThrow();
        return cloud.sealer()
                .matches(Json.objectAt(stored, "options.bearer_token").orElseThrow(), token);
    }

    /** What the engine keeps of an operation that failed halfway; it marks the resource and plans an update for it. */
    private static Resource kept(Resource before, JsonObject inputs, ThrowingCallable call) {
        StatusRuntimeException error = catchThrowableOfType(StatusRuntimeException.class, call);
        try {
            var detail = StatusProto.fromThrowable(error).getDetails(0).unpack(Provider.ErrorResourceInitFailed.class);
            return new Resource(before.urn(), detail.getId(), inputs, Wire.read(detail.getProperties()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private Resource half(ThrowingCallable call) {
        JsonObject inputs = inputs("token-1");
        inputs.add("__defaults", new JsonArray());
        return kept(new Resource(EngineClient.urn(CONNECTION, "connection"), "", inputs, inputs), inputs, call);
    }

    private static void assertNothingKept(ThrowingCallable call, String message) {
        StatusRuntimeException error = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(error).hasMessageContaining(message);
        assertThat(StatusProto.fromThrowable(error).getDetailsCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 500, 504})
    void refusedCreationIsTriedOnce(int status) {
        api.fail("POST", "connections", status);
        assertNothingKept(this::connection, "cannot create connection: refused with " + status);
        assertThat(api.calls()).containsExactly("POST connections");
        assertThat(server.waits()).isEmpty();
    }

    @Test
    void answerOfAnotherFormIsShownWhole() {
        api.answer("POST", "connections", Response.of(500, Json.object("error", "broken")));
        assertNothingKept(this::connection, "cannot create connection: {\"error\":\"broken\"}");
    }

    @ParameterizedTest
    @CsvSource({"POST,connections,429", "POST,connections,503", "GET,connections/gateway,429", "GET,Me,503"})
    void whatPassesIsTriedAgain(String method, String path, int status) {
        for (int i = 0; i < 12; i++) {
            api.answer(
                    method, path, new Response(status, Map.of("Retry-After", "60"), Json.object("message", "later")));
        }
        engine.create(CONNECTION, "connection", inputs("token-1"));
        assertThat(server.waits()).hasSize(12);
        for (int i = 0; i < 12; i++) {
            Duration base = Duration.ofSeconds(Math.min(i + 1, 10));
            assertThat(server.waits().get(i).minus(base)).isBetween(Duration.ofMillis(50), Duration.ofMillis(750));
        }
    }

    @Test
    void retriesHaveNoEnd() {
        Resource connection = connection();
        for (int i = 0; i < 500; i++) {
            api.fail("GET", "connections/gateway", 429);
        }
        assertThat(engine.read(connection).id()).isEqualTo(connection.id());
        assertThat(api.calls()).hasSize(501);
    }

    @Test
    void retryTimeoutEndsThem() {
        Resource connection = connection();
        EngineClient hurried = server.process(Map.of("retryTimeoutSeconds", "5"));
        for (int i = 0; i < 10; i++) {
            api.fail("GET", "connections/gateway", 429);
        }
        assertThatThrownBy(() -> hurried.read(connection))
                .hasMessageContaining("cannot read connection: refused with 429");
        assertThat(server.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(api.calls().stream().filter("GET gateway"::equals)).hasSize(3);
    }

    @Test
    void nothingIsRetriedForACallerThatIsGone() throws InterruptedException {
        var attempts = new AtomicInteger();
        Api busy = request -> {
            attempts.incrementAndGet();
            return request.path().endsWith("databricks-config") ? WatchedApi.failure(404) : WatchedApi.failure(429);
        };
        try (var server = new DatabricksServer(busy, wait -> Pause.REAL.take(Duration.ofMillis(1)))) {
            var provider = server.process().provider().withDeadlineAfter(300, TimeUnit.MILLISECONDS);
            assertThatThrownBy(() -> provider.delete(Provider.DeleteRequest.newBuilder()
                            .setUrn(EngineClient.urn(CONNECTION, "connection"))
                            .setId("m|gateway")
                            .build()))
                    .hasMessageContaining("DEADLINE_EXCEEDED");
            int before = attempts.get();
            assertThat(before).isGreaterThan(10);
            Thread.sleep(300);
            assertThat(attempts.get()).isLessThan(before + 20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 504})
    void failedReadFailsTheRefresh(int status) {
        Resource connection = connection();
        Resource grant = grant();
        api.fail("GET", "connections/gateway", status);
        assertThatThrownBy(() -> engine.read(connection))
                .hasMessageContaining("cannot read connection: refused with " + status);
        api.fail("GET", "permissions/connection/gateway", status);
        assertThatThrownBy(() -> engine.read(grant)).hasMessageContaining("cannot read grant: refused with " + status);
        assertThat(api.calls()).containsExactly("GET gateway", "GET gateway");
        assertThat(server.waits()).isEmpty();
    }

    @Test
    void whatIsNotFoundIsGone() {
        Resource connection = connection();
        Resource grant = grant();
        api.fail("GET", "connections/gateway", 404);
        assertThat(engine.read(connection).id()).isEmpty();
        api.fail("GET", "permissions/connection/gateway", 404);
        assertThat(engine.read(grant).id()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void connectionThatCannotBeReadBackIsHalfCreatedAndRepairedByAnUpdate(int status) {
        api.fail("GET", "connections/gateway", status);
        Resource half = half(this::connection);
        assertThat(half.id()).isEqualTo(catalog.metastoreId() + "|gateway");
        assertThat(api.calls()).containsExactly("POST connections", "GET gateway");
        assertThat(Wire.hasUnknown(half.outputs())).isFalse();
        assertThat(engine.diff(half, half.inputs()).getDiffsList()).containsExactly("provisioningInfos");
        api.calls();
        Resource whole = engine.update(half, half.inputs());
        assertThat(api.calls()).containsExactly("GET current-metastore-assignment", "PATCH gateway", "GET gateway");
        assertThat(engine.diff(whole, whole.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    @Test
    void connectionWithoutAMetastoreIsOrphaned() {
        api.answer("POST", "connections", Response.ok(catalogAnswerWithoutMetastore()));
        assertNothingKept(this::connection, "cannot read connection: metastore_id cannot be empty");
        assertThat(api.calls()).containsExactly("POST connections");
        assertNothingKept(this::connection, "cannot create connection: Connection 'gateway' already exists");
    }

    /** What the service would have answered, but for one field; the connection is there. */
    private JsonObject catalogAnswerWithoutMetastore() {
        JsonObject options = inputs("token-1").getAsJsonObject("options");
        JsonObject answer =
                catalog.create(Json.object("name", "gateway", "connection_type", "HTTP", "options", options));
        answer.remove("metastore_id");
        return answer;
    }

    @Test
    void connectionWhoseOwnerIsRefusedIsOrphaned() {
        JsonObject inputs = inputs("token-1");
        inputs.addProperty("owner", "nobody@example.com");
        assertNothingKept(
                () -> engine.create(CONNECTION, "connection", inputs),
                "cannot create connection: Could not find principal with name nobody@example.com");
        assertThat(catalog.find("gateway")).isPresent();
    }

    @Test
    void ownerIsPutBackWhenTheOptionsAreRefused() {
        Resource connection = connection();
        JsonObject inputs = inputs("token-1");
        inputs.addProperty("owner", "data-engineers");
        inputs.getAsJsonObject("options").addProperty("port", "none");
        assertThatThrownBy(() -> engine.update(connection, inputs)).hasMessageContaining("cannot update connection");
        assertThat(api.calls())
                .containsExactly("GET current-metastore-assignment", "PATCH gateway", "PATCH gateway", "PATCH gateway");
        assertThat(Json.text(catalog.get("gateway"), "owner")).hasValue("engineer@example.com");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 500})
    void refusedGrantIsTriedOnce(int status) {
        connection();
        api.fail("PATCH", "permissions/connection/gateway", status);
        assertNothingKept(this::grant, "cannot create grant: refused with " + status);
        assertThat(api.calls()).containsExactly("GET gateway", "PATCH gateway");
        assertThat(server.waits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void failedRotationIsRepairedByAnotherUpdate(int status) {
        Resource connection = connection();
        JsonObject rotated = inputs("token-2");
        api.fail("PATCH", "connections/gateway", status);
        Resource failed = kept(connection, rotated, () -> engine.update(connection, rotated));
        assertThat(api.calls()).containsExactly("GET current-metastore-assignment", "PATCH gateway");
        assertThat(failed.id()).isEqualTo(connection.id());
        assertThat(Json.text(failed.outputs(), "options.bearer_token")).hasValue("token-2");
        assertThat(hasToken("token-1")).isTrue();
        engine.update(failed, rotated);
        assertThat(hasToken("token-2")).isTrue();
    }

    @Test
    void failedRotationIsLostWhenARefreshFollows() {
        Resource connection = connection();
        JsonObject rotated = inputs("token-2");
        api.fail("PATCH", "connections/gateway", 500);
        Resource failed = kept(connection, rotated, () -> engine.update(connection, rotated));
        Resource refreshed = engine.read(failed);
        assertThat(engine.diff(refreshed, rotated).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(hasToken("token-1")).isTrue();
    }

    @Test
    void updateNeedsTheMetastoreOfTheState() {
        Resource connection = connection();
        api.fail("GET", "current-metastore-assignment", 403);
        assertThatThrownBy(() -> engine.update(connection, inputs("token-2")))
                .hasMessageContaining("cannot update connection: refused with 403");
        api.answer("GET", "current-metastore-assignment", Response.ok(Json.object("metastore_id", "other")));
        assertThatThrownBy(() -> engine.update(connection, inputs("token-2")))
                .hasMessageContaining("equal to the metastore id assigned to the workspace: other");
        assertThat(hasToken("token-1")).isTrue();
    }

    @Test
    void deletionOfWhatIsGoneSucceeds() {
        Resource connection = connection();
        Resource grant = grant();
        api.fail("GET", "permissions/connection/gateway", 404);
        engine.delete(grant);
        api.fail("DELETE", "connections/gateway", 404);
        engine.delete(connection);
        assertThat(api.calls()).containsExactly("GET gateway", "DELETE gateway");
    }

    @Test
    void failedDeletionIsTriedOnce() {
        Resource connection = connection();
        api.fail("DELETE", "connections/gateway", 500);
        assertThatThrownBy(() -> engine.delete(connection))
                .hasMessageContaining("cannot delete connection: refused with 500");
        assertThat(api.calls()).containsExactly("DELETE gateway");
    }

    @Test
    void workspaceMustSayItsId() {
        api.answer("GET", "Me", Response.ok(Json.object("userName", "engineer@example.com")));
        Resource half = half(this::connection);
        assertThat(api.calls()).containsExactly("POST connections", "GET gateway", "GET Me");
        assertThat(engine.update(half, half.inputs()).outputs().has("provisioningInfos"))
                .isTrue();
    }

    @Test
    void refusedIdentityFailsEvenAPreviewOfWhatExists() {
        Resource connection = connection();
        EngineClient next = server.process();
        api.fail("GET", "Me", 403);
        assertThatThrownBy(() -> next.diff(connection, connection.inputs()))
                .hasMessageContaining("requires a workspace_id and none was found");
        api.fail("GET", "Me", 403);
        assertThatThrownBy(() -> next.read(connection))
                .hasMessageContaining("requires a workspace_id and none was found");
        assertThat(next.diff(connection, connection.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    @Test
    void hostThatDescribesItselfIsNotAskedWhoCalls() {
        Resource connection = connection();
        for (int half = 0; half < 2; half++) {
            api.answer("GET", "databricks-config", Response.ok(Json.object("workspace_id", "1234567890123456")));
        }
        EngineClient next = server.process();
        assertThat(next.diff(connection, connection.inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(api.calls()).containsExactly("GET databricks-config", "GET databricks-config");
    }

    @Test
    void configuredWorkspaceIsComparedFirst() {
        EngineClient right = server.process(Map.of("workspaceId", "1234567890123456"));
        api.calls();
        right.create(CONNECTION, "connection", inputs("token-1"));
        assertThat(api.calls()).containsExactly("GET Me", "POST connections", "GET gateway");
        EngineClient wrong = server.process(Map.of("workspaceId", "7"));
        assertNothingKept(
                () -> wrong.create(CONNECTION, "connection", inputs("token-1")),
                "workspace_id mismatch: provider is configured for workspace 7 but got 1234567890123456");
    }

    @Test
    void connectionWithoutProvisioningInfoIsPlannedEveryTime() {
        Resource connection = connection();
        JsonObject answer = catalog.get("gateway");
        answer.remove("provisioning_info");
        api.answer("GET", "connections/gateway", Response.ok(answer));
        Provider.DiffResponse diff = engine.diff(engine.read(connection), connection.inputs());
        assertThat(diff.getDetailedDiffMap()).containsOnlyKeys("provisioningInfos");
        assertThat(diff.getReplacesList()).isEmpty();
    }

    @Test
    void optionsOfTheAnswerAreComparedButForCredentials() {
        Resource connection = connection();
        JsonObject answer = catalog.get("gateway");
        answer.getAsJsonObject("options").addProperty("bearer_token", "[REDACTED]");
        api.answer("GET", "connections/gateway", Response.ok(answer));
        assertThat(engine.diff(engine.read(connection), connection.inputs()).getChanges())
                .isEqualTo(DiffChanges.DIFF_NONE);
        answer.getAsJsonObject("options").addProperty("is_mcp_connection", "false");
        api.answer("GET", "connections/gateway", Response.ok(answer));
        assertThat(engine.diff(engine.read(connection), connection.inputs()).getDetailedDiffMap())
                .containsOnlyKeys("options.is_mcp_connection");
    }

    @Test
    void grantIsReadUntilEverybodySeesIt() {
        connection();
        catalog.permissions().staleFor(() -> Duration.ofSeconds(3));
        grant();
        assertThat(server.waits())
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void grantThatNobodySeesForAMinuteFails() {
        connection();
        catalog.permissions().staleFor(() -> Duration.ofMinutes(2));
        assertNothingKept(
                this::grant,
                "cannot create grant: permissions for connection-gateway are [], but have to be"
                        + " [{analysts [USE_CONNECTION]}]");
        assertThat(server.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failedChangeOfAGrantLeavesTheNewPrivilegesInTheState() {
        connection();
        Resource grant = grant();
        JsonObject wider = grantInputs("USE_CONNECTION", "MANAGE");
        api.fail("PATCH", "permissions/connection/gateway", 500);
        Resource failed = kept(grant, wider, () -> engine.update(grant, wider));
        assertThat(engine.diff(failed, wider).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(catalog.permissions().of("gateway", "analysts")).containsExactly("USE_CONNECTION");
        engine.update(failed, wider);
        assertThat(catalog.permissions().of("gateway", "analysts")).containsExactly("MANAGE", "USE_CONNECTION");
    }

    @Test
    void anotherPrivilegeOfThePrincipalIsTakenAway() {
        connection();
        Resource grant = grant();
        JsonObject manage =
                Json.object("principal", "analysts", "add", Json.array(Stream.of(new JsonPrimitive("MANAGE"))));
        catalog.permissions().change("gateway", Json.object("changes", Json.array(Stream.of(manage))));
        engine.update(engine.read(grant), grantInputs("USE_CONNECTION"));
        assertThat(catalog.permissions().of("gateway", "analysts")).containsExactly("USE_CONNECTION");
    }
}
