package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.sql.Statements;
import dev.emulatedcloud.time.Durations;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The connections of a metastore. Names are stored in lower case; secret options are never read back; a dropped
 * connection takes its grants along.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/connections">Connections API</a>
 */
public final class UnityCatalog {
    private final Cloud cloud;
    private final Clock clock;
    private final Principals principals;
    private final Permissions permissions;

    public UnityCatalog(Cloud cloud) {
        this(cloud, cloud.clock());
    }

    /** The same with a clock of its own for what passes with time. */
    public UnityCatalog(Cloud cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
        this.principals = new Principals(cloud);
        this.permissions = new Permissions(cloud, principals, clock);
    }

    public Permissions permissions() {
        return permissions;
    }

    public String metastoreId() {
        return workspace().get("metastoreId").getAsString();
    }

    /** The workspace: its id, its host, who is calling. */
    public JsonObject workspace() {
        return cloud.read(() -> cloud.databricks().find("workspace").orElseThrow());
    }

    JsonObject me() {
        return cloud.read(principals::me);
    }

    /** The statements that the workspace's warehouses run on this catalog; none yet. */
    Statements statements(GatewayReach gateway, Supplier<Durations> durations) {
        return new Statements(new Warehouse(cloud, this, gateway, durations), clock);
    }

    WarehouseStates warehouses() {
        return new WarehouseStates(cloud);
    }

    /** Whether the workspace takes a token: any, until it has been given one of its own. */
    boolean takes(String token) {
        return Json.objectAt(workspace(), "token")
                .map(own -> cloud.sealer().matches(own, token) || machines().gave(token))
                .orElse(true);
    }

    MachineSignIn machines() {
        return new MachineSignIn(cloud);
    }

    public JsonObject create(JsonObject request) {
        return cloud.change(() -> {
            permissions.checkMayCreateConnection();
            String name = newName(Json.text(request, "name").orElse(""));
            String type = Json.text(request, "connection_type").orElse("(none)");
            if (!type.equals("HTTP")) {
                throw CatalogRule.UNKNOWN_TYPE.refused(type);
            }
            JsonObject options = Json.objectAt(request, "options").orElseGet(JsonObject::new);
            HttpOptions.check(options);
            String user = principals.currentUser();
            long now = cloud.clock().millis();
            JsonObject connection = Json.object(
                    "name",
                    name,
                    "connection_type",
                    type,
                    "full_name",
                    Json.text(request, "parent")
                                    .map(parent -> parent.replaceFirst("^schemas/", "") + ".")
                                    .orElse("")
                            + name,
                    "connection_id",
                    cloud.freshUuid("connection"),
                    "metastore_id",
                    metastoreId(),
                    "owner",
                    user,
                    "read_only",
                    Json.flag(request, "read_only"),
                    "securable_type",
                    "CONNECTION",
                    "provisioning_info",
                    Json.object("state", "ACTIVE"),
                    "created_at",
                    now,
                    "created_by",
                    user,
                    "updated_at",
                    now,
                    "updated_by",
                    user);
            for (String key : List.of("comment", "properties", "environment_settings", "parent")) {
                Json.at(request, key).ifPresent(value -> connection.add(key, value));
            }
            setOptions(connection, options);
            cloud.databricks().put(key(name), connection);
            return readable(connection);
        });
    }

    public Optional<JsonObject> find(String name) {
        return cloud.read(() -> cloud.databricks().find(key(name)).map(UnityCatalog::readable));
    }

    public JsonObject get(String name) {
        return find(name).orElseThrow(() -> CatalogRule.CONNECTION_NOT_FOUND.refused(name));
    }

    public List<JsonObject> list() {
        return cloud.read(() -> cloud.databricks()
                .under("connections/")
                .map(UnityCatalog::readable)
                .toList());
    }

    /** Replaces all options, when some are given, and the owner and the name, when they are given. */
    public JsonObject update(String name, JsonObject request) {
        return cloud.change(() -> {
            JsonObject connection = stored(name);
            permissions.checkMayManage(connection);
            Json.objectAt(request, "options").ifPresent(options -> {
                HttpOptions.check(options);
                setOptions(connection, options);
            });
            Json.text(request, "owner").ifPresent(owner -> {
                principals.check(owner);
                connection.addProperty("owner", owner);
            });
            Json.at(request, "environment_settings")
                    .ifPresent(settings -> connection.add("environment_settings", settings));
            connection.addProperty("updated_at", cloud.clock().millis());
            connection.addProperty("updated_by", principals.currentUser());
            Json.text(request, "new_name").ifPresent(newName -> rename(connection, name, newName(newName)));
            cloud.databricks().put(key(connection.get("name").getAsString()), connection);
            return readable(connection);
        });
    }

    /** A connection's grants belong to it and not to its name. */
    private void rename(JsonObject connection, String name, String newName) {
        cloud.databricks().remove(key(name));
        permissions.rename(name, newName);
        String parent = connection.get("full_name").getAsString().replaceFirst("[^.]*$", "");
        connection.addProperty("name", newName);
        connection.addProperty("full_name", parent + newName);
    }

    /** A name as it is stored, if a connection may have it. */
    private String newName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (!name.matches("[^./\\s\\p{Cntrl}]{1,255}")) {
            throw CatalogRule.INVALID_NAME.refused(name);
        }
        if (cloud.databricks().has(key(name))) {
            throw CatalogRule.CONNECTION_EXISTS.refused(name);
        }
        return name;
    }

    public void delete(String name) {
        cloud.change(() -> {
            permissions.checkMayManage(stored(name));
            cloud.databricks().remove(key(name));
            permissions.forget(name);
            return null;
        });
    }

    private JsonObject stored(String name) {
        return cloud.databricks().find(key(name)).orElseThrow(() -> CatalogRule.CONNECTION_NOT_FOUND.refused(name));
    }

    private void setOptions(JsonObject connection, JsonObject options) {
        connection.add("options", HttpOptions.sealed(options, cloud.sealer()));
        connection.addProperty("credential_type", HttpOptions.credentialType(options));
        connection.addProperty("url", Json.text(options, "host").orElseThrow());
    }

    private static JsonObject readable(JsonObject stored) {
        JsonObject connection = stored.deepCopy();
        connection.add("options", HttpOptions.readable(stored.getAsJsonObject("options")));
        return connection;
    }

    static String key(String name) {
        return "connections/" + name;
    }
}
