package dev.emulatedcloud.databricks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who may do what with a connection.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/grants">Grants API</a>
 */
public final class Permissions {
    private static final Set<String> ON_CONNECTIONS =
            Set.of("ALL_PRIVILEGES", "CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION");

    private static final Set<String> USING = Set.of("ALL_PRIVILEGES", "USE_CONNECTION");

    static final String ASSIGNMENTS = "privilege_assignments";

    private final Cloud cloud;
    private final Principals principals;
    private final StaleReads stale;

    Permissions(Cloud cloud, Principals principals, Clock clock) {
        this.cloud = cloud;
        this.principals = principals;
        this.stale = new StaleReads(clock);
    }

    /** How long after a change readers still see what was granted before it; not at all by default. */
    public void staleFor(Supplier<Duration> window) {
        stale.lastFor(window);
    }

    /** {@code {ASSIGNMENTS: [{"principal", "privileges"}]}}, in the order of the principals. */
    public JsonObject get(String connection) {
        return cloud.read(() -> {
            checkExists(connection);
            return stale.seen(connection, assignments(key(connection)));
        });
    }

    /** The privileges of one principal on a connection; empty if it has none. */
    public Set<String> of(String connection, String principal) {
        return privileges(get(connection), principal);
    }

    /** Applies {@code {"changes": [{"principal", "add": [], "remove": []}]}} and answers as a read does. */
    public JsonObject change(String connection, JsonObject request) {
        return cloud.change(() -> {
            checkExists(connection);
            checkMayManage(cloud.databricks().find(UnityCatalog.key(connection)).orElseThrow());
            JsonObject before = assignments(key(connection));
            JsonObject assignments = before.deepCopy();
            Json.objects(request, "changes").forEach(change -> apply(connection, assignments, change));
            cloud.databricks().put(key(connection), assignments);
            stale.changed(connection, before);
            return assignments;
        });
    }

    private void apply(String connection, JsonObject assignments, JsonObject change) {
        String principal = Json.text(change, "principal").orElse("");
        principals.check(principal);
        var privileges = new TreeSet<>(privileges(assignments, principal));
        Json.texts(change, "add").forEach(privilege -> {
            if (!ON_CONNECTIONS.contains(privilege)) {
                throw CatalogRule.PRIVILEGE_NOT_APPLICABLE.refused(privilege.replace('_', ' '), connection);
            }
            privileges.add(privilege);
        });
        Json.texts(change, "remove").forEach(privileges::remove);
        var others = Json.objects(assignments, ASSIGNMENTS)
                .filter(one -> !one.get("principal").getAsString().equals(principal))
                .collect(Collectors.toList());
        if (!privileges.isEmpty()) {
            JsonArray granted = Json.array(privileges.stream().map(JsonPrimitive::new));
            others.add(Json.object("principal", principal, "privileges", granted));
        }
        assignments.add(ASSIGNMENTS, Json.array(others.stream().sorted((a, b) -> a.get("principal")
                .getAsString()
                .compareTo(b.get("principal").getAsString()))));
    }

    void checkMayCreateConnection() {
        JsonObject metastore =
                cloud.databricks().under("metastores/").findFirst().orElseThrow();
        String key = "permissions/metastore/" + metastore.get("metastore_id").getAsString();
        boolean may = principals.identities().stream()
                .anyMatch(identity -> privileges(assignments(key), identity).contains("CREATE_CONNECTION"));
        if (!may) {
            throw CatalogRule.MAY_NOT_CREATE.refused(metastore.get("name").getAsString());
        }
    }

    void checkMayManage(JsonObject connection) {
        String name = connection.get("name").getAsString();
        List<String> identities = principals.identities();
        boolean may = identities.contains(connection.get("owner").getAsString())
                || identities.stream()
                        .map(identity -> privileges(assignments(key(name)), identity))
                        .anyMatch(privileges -> privileges.contains("MANAGE"));
        if (!may) {
            throw CatalogRule.MAY_NOT_MANAGE.refused(name);
        }
    }

    /** Whether the current user may use a connection; it may not because it may manage it. */
    boolean mayUse(JsonObject connection) {
        String key = key(connection.get("name").getAsString());
        List<String> identities = principals.identities();
        return identities.contains(connection.get("owner").getAsString())
                || identities.stream()
                        .flatMap(identity -> privileges(assignments(key), identity).stream())
                        .anyMatch(USING::contains);
    }

    void forget(String connection) {
        cloud.databricks().remove(key(connection));
        stale.forget(connection);
    }

    void rename(String connection, String to) {
        JsonObject assignments = assignments(key(connection));
        cloud.databricks().remove(key(connection));
        cloud.databricks().put(key(to), assignments);
        stale.renamed(connection, to);
    }

    private void checkExists(String connection) {
        if (!cloud.databricks().has(UnityCatalog.key(connection))) {
            throw CatalogRule.CONNECTION_NOT_FOUND.refused(connection);
        }
    }

    private JsonObject assignments(String key) {
        return cloud.databricks().find(key).orElseGet(() -> Json.object(ASSIGNMENTS, new JsonArray()));
    }

    private static Set<String> privileges(JsonObject assignments, String principal) {
        return Json.objects(assignments, ASSIGNMENTS)
                .filter(one -> one.get("principal").getAsString().equals(principal))
                .flatMap(one -> Json.texts(one, "privileges"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(String connection) {
        return "permissions/connection/" + connection;
    }
}
