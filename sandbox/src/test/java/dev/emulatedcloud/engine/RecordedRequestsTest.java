package dev.emulatedcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import dev.emulatedcloud.databricks.WorkspaceApi;
import dev.emulatedcloud.engine.EngineClient.Resource;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pulumirpc.Provider.DiffResponse.DiffChanges;

/** What the real provider was seen to send, from the emulated one and to the emulated workspace. */
class RecordedRequestsTest {
    private static final Map<String, JsonObject> RECORDED = load();
    private static final String CONNECTION = "databricks:index/connection:Connection";
    private static final String GRANT = "databricks:index/grant:Grant";
    private static final String ANALYST = "analyst@example.com";
    private static final String ANALYSTS = "analysts";
    private static final String ENGINEERS = "data-engineers";

    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud);
    private final WatchedApi api = new WatchedApi(new WorkspaceApi(catalog));
    private final DatabricksServer server = new DatabricksServer(api);
    private final Map<String, Consumer<EngineClient>> operations = Map.ofEntries(
            Map.entry("start", engine -> {}),
            Map.entry("preview with nothing in the state", this::previewNew),
            Map.entry("create the connection", engine -> create(engine, inputs())),
            Map.entry("create the connection with an owner", engine -> create(engine, with("owner", ENGINEERS))),
            Map.entry("create a grant", engine -> grant(engine, ANALYSTS)),
            Map.entry("create two grants", this::grantTwo),
            Map.entry("preview with nothing changed", this::previewUnchanged),
            Map.entry("refresh", this::refresh),
            Map.entry("change the principal", this::changePrincipal),
            Map.entry("change the token", engine -> update(engine, withToken("token-2"))),
            Map.entry("change the owner", engine -> update(engine, with("owner", ENGINEERS))),
            Map.entry("drop the owner from the program", this::dropOwner),
            Map.entry("change the comment", this::changeComment),
            Map.entry("rename the connection", engine -> update(engine, with("name", "renamed"))),
            Map.entry("destroy", this::destroy),
            Map.entry("import the connection", this::importConnection));

    private Resource connection;
    private final Map<String, Resource> grants = new ConcurrentSkipListMap<>();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<String> recorded() {
        return RECORDED.keySet().stream();
    }

    static Stream<String> ofTheProvidersResources() {
        return recorded().filter(name -> !RECORDED.get(name).has("resource"));
    }

    @ParameterizedTest
    @MethodSource("ofTheProvidersResources")
    void emulatedProviderSendsWhatTheRealOneSent(String name) {
        JsonObject operation = RECORDED.get(name);
        EngineClient before = server.process();
        Json.texts(operation, "given").forEach(given -> operations.get(given).accept(before));
        EngineClient engine = before;
        if (Json.flag(operation, "fromStart") || name.equals("start")) {
            api.forget();
            engine = server.process();
        } else {
            preview(engine);
            api.forget();
        }
        operations.get(name).accept(engine);
        List<JsonElement> expected = new ArrayList<>();
        if (Json.flag(operation, "fromStart")) {
            Json.each(RECORDED.get("start"), "requests").forEach(expected::add);
        }
        Json.each(operation, "requests").forEach(expected::add);
        assertSent(expected);
    }

    private void assertSent(List<JsonElement> expected) {
        var sent = api.requests().stream().map(RecordedRequestsTest::shown).collect(Collectors.toList());
        for (JsonElement step : expected) {
            List<String> requests =
                    requests(step).map(RecordedRequestsTest::shown).toList();
            assertThat(sent).as("sent before %s", step).hasSizeGreaterThanOrEqualTo(requests.size());
            List<String> next = sent.subList(0, requests.size());
            assertThat(next).containsExactlyInAnyOrderElementsOf(requests);
            next.clear();
        }
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void emulatedWorkspaceAnswersWhatTheRealProviderNeeds(String name) {
        try (var endpoint = HttpEndpoint.plain(0, new WorkspaceApi(catalog))) {
            JsonObject operation = RECORDED.get(name);
            Stream.concat(Json.texts(operation, "given"), Stream.of(name))
                    .flatMap(one -> Json.each(RECORDED.get(one), "requests"))
                    .flatMap(RecordedRequestsTest::requests)
                    .forEach(request -> exchange(endpoint, request));
        }
    }

    @Test
    void everyOperationIsDriven() {
        assertThat(ofTheProvidersResources()).containsExactlyInAnyOrderElementsOf(operations.keySet());
    }

    private void exchange(HttpEndpoint endpoint, JsonObject request) {
        String path = Json.text(request, "path").orElseThrow();
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + expanded(path)));
        if (!path.contains(".well-known")) {
            builder.header("Authorization", "Bearer any");
        }
        Optional<String> body = Json.objectAt(request, "body").map(Json::compact);
        builder.method(
                Json.text(request, "method").orElseThrow(),
                body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        HttpResponse<String> response;
        try {
            response = HttpClient.newHttpClient()
                    .send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (path.contains(".well-known")) {
            assertThat(response.statusCode()).isEqualTo(404);
            return;
        }
        assertThat(response.statusCode()).as("%s: %s", request, response.body()).isEqualTo(200);
        assertSuffices(request, path, response);
    }

    /** What the provider cannot do without in an answer. */
    private void assertSuffices(JsonObject request, String path, HttpResponse<String> response) {
        JsonObject answer = Json.parse(response.body());
        assertThat(response.body()).doesNotContain("token-");
        boolean deletes = Json.text(request, "method").orElseThrow().equals("DELETE");
        if (path.contains("/Me")) {
            assertThat(response.headers().firstValue("X-Databricks-Org-Id").orElseThrow())
                    .matches("\\d+");
        } else if (path.contains("current-metastore-assignment")) {
            assertThat(Json.text(answer, "metastore_id")).hasValue(catalog.metastoreId());
        } else if (path.contains("/permissions/")) {
            assertThat(answer.has("privilege_assignments")).isTrue();
            assertThat(answer.has("next_page_token")).isFalse();
            Json.objects(request, "body.changes").forEach(change -> assertShows(answer, change));
        } else if (!deletes) {
            assertThat(Json.text(answer, "metastore_id")).hasValue(catalog.metastoreId());
            assertThat(Json.text(answer, "name")).hasValue("carto_gw");
            assertThat(Json.text(answer, "provisioning_info.state")).hasValue("ACTIVE");
            assertThat(Json.text(answer, "comment").orElseThrow()).isIn("c", "d");
            assertThat(answer.getAsJsonObject("options"))
                    .isEqualTo(Json.object("host", "https://gateway.example.com", "port", "443", "base_path", "/"));
            Json.text(request, "body.owner")
                    .ifPresent(owner -> assertThat(Json.text(answer, "owner")).hasValue(owner));
        }
    }

    private static void assertShows(JsonObject answer, JsonObject change) {
        String principal = Json.text(change, "principal").orElseThrow();
        List<String> privileges = Json.objects(answer, "privilege_assignments")
                .filter(one -> one.get("principal").getAsString().equals(principal))
                .flatMap(one -> Json.texts(one, "privileges"))
                .toList();
        assertThat(privileges).isEqualTo(change.has("add") ? List.of("USE_CONNECTION") : List.of());
    }

    private static JsonObject inputs() {
        return Json.object(
                "name",
                "carto_gw",
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
                        "token-1"));
    }

    private static JsonObject with(String key, String value) {
        JsonObject inputs = inputs();
        inputs.addProperty(key, value);
        return inputs;
    }

    private static JsonObject withToken(String token) {
        JsonObject inputs = inputs();
        inputs.getAsJsonObject("options").addProperty("bearer_token", token);
        return inputs;
    }

    private static JsonObject grantInputs(String principal) {
        return Json.object(
                "foreignConnection",
                "carto_gw",
                "principal",
                principal,
                "privileges",
                Json.array(Stream.of(new JsonPrimitive("USE_CONNECTION"))));
    }

    private void create(EngineClient engine, JsonObject inputs) {
        connection = engine.create(CONNECTION, "connection", inputs);
    }

    private void grant(EngineClient engine, String principal) {
        grants.put(principal, engine.create(GRANT, principal, grantInputs(principal)));
    }

    private void grantTwo(EngineClient engine) {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> grant(engine, ANALYST)),
                        CompletableFuture.runAsync(() -> grant(engine, ANALYSTS)))
                .join();
    }

    private void previewNew(EngineClient engine) {
        String urn = EngineClient.urn(CONNECTION, "connection");
        engine.previewCreate(urn, engine.checked(urn, new JsonObject(), inputs()));
    }

    private void preview(EngineClient engine) {
        Stream.concat(Stream.ofNullable(connection), grants.values().stream())
                .forEach(resource -> engine.diff(resource, resource.inputs()));
    }

    private void previewUnchanged(EngineClient engine) {
        Stream.concat(Stream.of(connection), grants.values().stream()).forEach(resource -> assertThat(
                        engine.diff(resource, resource.inputs()).getChanges())
                .isEqualTo(DiffChanges.DIFF_NONE));
    }

    private void refresh(EngineClient engine) {
        Stream.concat(Stream.of(connection), grants.values().stream())
                .map(engine::read)
                .forEach(resource -> assertThat(
                                engine.diff(resource, resource.inputs()).getChanges())
                        .isEqualTo(DiffChanges.DIFF_NONE));
    }

    private void changePrincipal(EngineClient engine) {
        Resource old = grants.remove(ANALYSTS);
        assertThat(engine.diff(old, grantInputs(ENGINEERS)).getReplacesList()).containsExactly("principal");
        grant(engine, ENGINEERS);
        engine.delete(old);
    }

    private void update(EngineClient engine, JsonObject inputs) {
        assertThat(engine.diff(connection, inputs).getReplacesList()).isEmpty();
        connection = engine.update(connection, inputs);
    }

    private void dropOwner(EngineClient engine) {
        assertThat(engine.diff(connection, inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    private void changeComment(EngineClient engine) {
        assertThat(engine.diff(connection, with("comment", "d")).getDeleteBeforeReplace())
                .isTrue();
        engine.delete(grants.get(ANALYST));
        engine.delete(grants.get(ANALYSTS));
        engine.delete(connection);
        create(engine, with("comment", "d"));
        grantTwo(engine);
    }

    private void destroy(EngineClient engine) {
        grants.values().parallelStream().forEach(engine::delete);
        engine.delete(connection);
        assertThat(catalog.list()).isEmpty();
    }

    private void importConnection(EngineClient engine) {
        connection = engine.importing(CONNECTION, catalog.metastoreId() + "|carto_gw");
        update(engine, inputs());
        assertThat(engine.diff(connection, inputs()).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
    }

    private static Stream<JsonObject> requests(JsonElement step) {
        JsonObject object = step.getAsJsonObject();
        if (!object.has("parallel")) {
            return Stream.of(object);
        }
        return Json.each(object, "parallel")
                .flatMap(sequence -> sequence.getAsJsonArray().asList().stream())
                .map(JsonElement::getAsJsonObject);
    }

    private static String shown(JsonObject request) {
        String path = expanded(Json.text(request, "path").orElseThrow()).replaceFirst("\\?$", "");
        return "%s %s %s"
                .formatted(
                        request.get("method").getAsString(),
                        path,
                        Json.objectAt(request, "body")
                                .map(Json::sorted)
                                .map(Json::compact)
                                .orElse(""));
    }

    private static String shown(Request request) {
        String query = request.query().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&", "?", ""));
        JsonObject json = Json.object("method", request.method(), "path", request.path() + query);
        request.body().ifPresent(body -> json.add("body", body));
        return shown(json);
    }

    private static String expanded(String path) {
        return path.replaceFirst("^UC/", "/api/2.1/unity-catalog/");
    }

    private static Map<String, JsonObject> load() {
        try (var input = RecordedRequestsTest.class.getResourceAsStream("/databricks/requests.json")) {
            JsonObject data = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            return Json.objects(data, "operations")
                    .collect(Collectors.toMap(
                            operation -> operation.get("operation").getAsString(),
                            operation -> operation,
                            (a, b) -> a,
                            LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
