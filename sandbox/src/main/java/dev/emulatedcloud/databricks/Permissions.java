package dev.emulatedcloud.databricks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may do what with a connection.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/grants">Grants API</a>
 */
public final class Permissions {
    private static final Set<String> ON_CONNECTIONS =
            Set.of("ALL_PRIVILEGES", "CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION");

    private final Cloud cloud;

    Permissions(Cloud cloud) {
        this.cloud = cloud;
    }

    /** {@code {"privilege_assignments": [{"principal", "privileges"}]}}, in the order of the principals. */
    public JsonObject get(String connection) {
        return cloud.read(() -> {
            checkExists(connection);
            return assignments(key(connection));
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
            JsonObject assignments = assignments(key(connection));
            Json.objects(request, "changes").forEach(change -> apply(connection, assignments, change));
            cloud.databricks().put(key(connection), assignments);
            return assignments;
        });
    }

    private void apply(String connection, JsonObject assignments, JsonObject change) {
        String principal = Json.text(change, "principal").orElse("");
        checkPrincipal(principal);
        var privileges = new TreeSet<>(privileges(assignments, principal));
        Json.texts(change, "add").forEach(privilege -> {
            if (!ON_CONNECTIONS.contains(privilege)) {
                throw CatalogRule.PRIVILEGE_NOT_APPLICABLE.refused(privilege.replace('_', ' '), connection);
            }
            privileges.add(privilege);
        });
        Json.texts(change, "remove").forEach(privileges::remove);
        var others = Json.objects(assignments, "privilege_assignments")
                .filter(one -> !one.get("principal").getAsString().equals(principal))
                .collect(Collectors.toList());
        if (!privileges.isEmpty()) {
            JsonArray granted = Json.array(privileges.stream().map(JsonPrimitive::new));
            others.add(Json.object("principal", principal, "privileges", granted));
        }
        assignments.add("privilege_assignments", Json.array(others.stream().sorted((a, b) -> a.get("principal")
                .getAsString()
                .compareTo(b.get("principal").getAsString()))));
    }

    String currentUser() {
        return cloud.databricks()
                .find("workspace")
                .orElseThrow()
                .get("currentUser")
                .getAsString();
    }

    void checkPrincipal(String name) {
        boolean exists = cloud.databricks()
                .find("principals/" + name)
                .filter(principal -> principal.get("name").getAsString().equals(name))
                .isPresent();
        if (!exists) {
            throw CatalogRule.PRINCIPAL_NOT_FOUND.refused(name);
        }
    }

    void checkMayCreateConnection() {
        JsonObject metastore =
                cloud.databricks().under("metastores/").findFirst().orElseThrow();
        String key = "permissions/metastore/" + metastore.get("metastore_id").getAsString();
        boolean may = identities().stream()
                .anyMatch(identity -> privileges(assignments(key), identity).contains("CREATE_CONNECTION"));
        if (!may) {
            throw CatalogRule.MAY_NOT_CREATE.refused(metastore.get("name").getAsString());
        }
    }

    void checkMayManage(JsonObject connection) {
        String name = connection.get("name").getAsString();
        List<String> identities = identities();
        boolean may = identities.contains(connection.get("owner").getAsString())
                || identities.stream()
                        .map(identity -> privileges(assignments(key(name)), identity))
                        .anyMatch(privileges -> privileges.contains("MANAGE"));
        if (!may) {
            throw CatalogRule.MAY_NOT_MANAGE.refused(name);
        }
    }

    void forget(String connection) {
        cloud.databricks().remove(key(connection));
    }

    /** The current user and the groups it is in. */
    private List<String> identities() {
        String user = currentUser();
        return cloud.databricks()
                .under("principals/")
                .filter(principal -> principal.get("name").getAsString().equals(user)
                        || Json.texts(principal, "members").anyMatch(user::equals))
                .map(principal -> principal.get("name").getAsString())
                .toList();
    }

    private void checkExists(String connection) {
        if (!cloud.databricks().has(UnityCatalog.key(connection))) {
            throw CatalogRule.CONNECTION_NOT_FOUND.refused(connection);
        }
    }

    private JsonObject assignments(String key) {
        return cloud.databricks().find(key).orElseGet(() -> Json.object("privilege_assignments", new JsonArray()));
    }

    private static Set<String> privileges(JsonObject assignments, String principal) {
        return Json.objects(assignments, "privilege_assignments")
                .filter(one -> one.get("principal").getAsString().equals(principal))
                .flatMap(one -> Json.texts(one, "privileges"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(String connection) {
        return "permissions/connection/" + connection;
    }
}
