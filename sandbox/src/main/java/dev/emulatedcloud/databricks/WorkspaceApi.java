package dev.emulatedcloud.databricks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.sql.Statements;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import dev.emulatedcloud.time.Durations;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST interface of the workspace: connections, the permissions on them, SQL warehouses and statements, and who is
 * calling. Any bearer token will do, until the workspace has one.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/introduction">Workspace API</a>
 */
public final class WorkspaceApi implements Api {
    private static final String STATEMENTS = "/api/2.0/sql/statements";
    private static final String WAREHOUSES = "/api/2.0/sql/warehouses";
    private static final String CATALOG = "/api/2.1/unity-catalog/";

    /** Newer workspaces describe themselves here to anybody; this one does not, and clients go on without. */
    private static final String PROBE = "/.well-known/databricks-config";

    private interface Handler {
        Response answer(Request request, Matcher path);
    }

    private record Route(String method, Pattern path, Handler handler) {
        static Route of(String method, String path, Handler handler) {
            return new Route(method, Pattern.compile(path), handler);
        }
    }

    private final UnityCatalog catalog;
    private final Statements statements;
    private final List<Route> routes;

    public WorkspaceApi(UnityCatalog catalog) {
        this(catalog, (connection, warehouse) -> true, () -> Durations.NONE);
    }

    /** With a word on what answers behind the connections, and with statements that take time. */
    public WorkspaceApi(UnityCatalog catalog, GatewayReach gateway, Supplier<Durations> durations) {
        this.catalog = catalog;
        this.statements = catalog.statements(gateway, durations);
        this.routes = List.of(
                Route.of("GET", "/api/2.0/preview/scim/v2/Me", (request, path) -> me()),
                Route.of("GET", CATALOG + "current-metastore-assignment", (request, path) -> metastore()),
                Route.of("GET", CATALOG + "connections", (request, path) -> list(request)),
                Route.of(
                        "POST", CATALOG + "connections", (request, path) -> Response.ok(catalog.create(body(request)))),
                Route.of(
                        "GET",
                        CATALOG + "connections/([^/]+)",
                        (request, path) -> Response.ok(catalog.get(path.group(1)))),
                Route.of(
                        "PATCH",
                        CATALOG + "connections/([^/]+)",
                        (request, path) -> Response.ok(catalog.update(path.group(1), body(request)))),
                Route.of("DELETE", CATALOG + "connections/([^/]+)", (request, path) -> delete(path)),
                Route.of("GET", CATALOG + "permissions/([^/]+)/([^/]+)", this::permissions),
                Route.of("PATCH", CATALOG + "permissions/([^/]+)/([^/]+)", this::change),
                Route.of("GET", CATALOG + "effective-permissions/([^/]+)/([^/]+)", this::effective),
                Route.of("GET", WAREHOUSES, (request, path) -> warehouses()),
                Route.of(
                        "GET",
                        WAREHOUSES + "/([^/]+)",
                        (request, path) -> Response.ok(catalog.warehouses().get(path.group(1)))),
                Route.of("POST", STATEMENTS, (request, path) -> Response.ok(statements.execute(body(request)))),
                Route.of("GET", STATEMENTS + "/([^/]+)", (request, path) -> Response.ok(statements.get(path.group(1)))),
                Route.of("POST", STATEMENTS + "/([^/]+)/cancel", (request, path) -> cancel(path)),
                Route.of(
                        "GET",
                        STATEMENTS + "/([^/]+)/result/chunks/([^/]+)",
                        (request, path) -> Response.ok(statements.chunk(path.group(1), path.group(2)))));
    }

    @Override
    public Response handle(Request request) {
        try {
            return catalog.machines().answer(request).orElseGet(() -> {
                if (!request.path().equals(PROBE)) {
                    checkToken(request);
                }
                return answer(request);
            });
        } catch (CloudError e) {
            JsonObject body =
                    Json.object("error_code", e.code(), "message", e.getMessage(), "details", new JsonArray());
            return Response.of(e.status(), body);
        }
    }

    private void checkToken(Request request) {
        String header = request.header("authorization")
                .filter(value -> value.matches("Bearer +\\S+"))
                .orElseThrow(CatalogRule.NOT_AUTHENTICATED::refused);
        if (!catalog.takes(header.replaceFirst("Bearer +", ""))) {
            throw CatalogRule.INVALID_TOKEN.refused();
        }
    }

    private Response answer(Request request) {
        for (Route route : routes) {
            Matcher path = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && path.matches()) {
                return route.handler().answer(request, path);
            }
        }
        throw CatalogRule.ENDPOINT_NOT_FOUND.refused(request.method(), request.path());
    }

    private Response me() {
        String workspace = catalog.workspace().get("workspaceId").getAsString();
        return new Response(200, Map.of("X-Databricks-Org-Id", workspace), catalog.me());
    }

    private Response metastore() {
        long workspace = catalog.workspace().get("workspaceId").getAsLong();
        return Response.ok(Json.object("workspace_id", workspace, "metastore_id", catalog.metastoreId()));
    }

    private Response warehouses() {
        return Response.ok(Json.object("warehouses", Json.array(catalog.warehouses().list().stream())));
    }

    private Response list(Request request) {
        return Response.ok(
                Page.of(catalog.list(), "name", connection -> 1, 1, request).toJson("connections"));
    }

    private Response delete(Matcher path) {
        catalog.delete(path.group(1));
        return Response.ok(new JsonObject());
    }

    private Response permissions(Request request, Matcher path) {
        return Response.ok(page(request, path).toJson(Permissions.ASSIGNMENTS));
    }

    private Response change(Request request, Matcher path) {
        JsonObject body = body(request);
        JsonObject after = catalog.permissions().change(connection(path), body);
        return Response.ok(Json.flag(body, "omit_permissions_in_response") ? new JsonObject() : after);
    }

    /** Nothing hands its privileges down to a connection, so the effective ones are its own. */
    private Response effective(Request request, Matcher path) {
        Page page = page(request, path);
        List<JsonObject> effective = page.items().stream()
                .map(one -> Json.object(
                        "principal",
                        one.get("principal"),
                        "privileges",
                        Json.array(
                                Json.texts(one, "privileges").map(privilege -> Json.object("privilege", privilege)))))
                .toList();
        return Response.ok(new Page(effective, page.next()).toJson(Permissions.ASSIGNMENTS));
    }

    private Page page(Request request, Matcher path) {
        List<JsonObject> assignments = Json.objects(
                        catalog.permissions().get(connection(path)), Permissions.ASSIGNMENTS)
                .filter(one -> request.parameter("principal")
                        .filter(principal ->
                                !principal.equals(one.get("principal").getAsString()))
                        .isEmpty())
                .toList();
        return Page.of(
                assignments,
                "principal",
                one -> one.getAsJsonArray("privileges").size(),
                150,
                request);
    }

    private Response cancel(Matcher path) {
        statements.cancel(path.group(1));
        return Response.ok(new JsonObject());
    }

    private static String connection(Matcher path) {
        if (!path.group(1).equalsIgnoreCase("connection")) {
            throw CatalogRule.UNKNOWN_SECURABLE.refused(path.group(1));
        }
        return path.group(2);
    }

    private static JsonObject body(Request request) {
        return request.body().orElseGet(JsonObject::new);
    }
}
