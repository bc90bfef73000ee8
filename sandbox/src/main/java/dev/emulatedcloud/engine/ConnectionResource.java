package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code databricks.Connection}. Its id is {@code <metastore>|<name>}. The service does not return credentials, so
 * those of the state stand: a token that was changed elsewhere is never noticed. A new name alone changes nothing, and
 * is planned again every time.
 *
 * @see <a href="https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/connection">
 *     databricks_connection</a>
 */
final class ConnectionResource implements BridgedResource {
    static final String TOKEN = "databricks:index/connection:Connection";

    private static final Set<String> REPLACING =
            Set.of("connectionType", "comment", "properties", "readOnly", "parent");
    private static final int RANDOM_DIGITS = 7;

    private final Supplier<WorkspaceClient> client;
    private final ProviderSchema schema;

    ConnectionResource(Supplier<WorkspaceClient> client, ProviderSchema schema) {
        this.client = client;
        this.schema = schema;
    }

    @Override
    public Checked check(String urn, JsonObject olds, JsonObject inputs) {
        if (inputs.has("name")) {
            return new Checked(BridgedResource.withDefaults(inputs), List.of());
        }
        boolean wasNamed = Json.texts(olds, DEFAULTS).anyMatch("name"::equals);
        String fresh = ProviderService.logicalName(urn) + "-" + AzureDefaults.randomDigits(RANDOM_DIGITS);
        inputs.add("name", wasNamed ? olds.get("name") : new JsonPrimitive(fresh));
        return new Checked(BridgedResource.withDefaults(inputs, "name"), List.of());
    }

    @Override
    public Map<String, Change> diff(JsonObject state, JsonObject inputs) {
        JsonObject before = ConnectionProperties.comparable(state, inputs);
        JsonObject after = ConnectionProperties.comparable(inputs, inputs);
        Map<String, Change> changes = new LinkedHashMap<>(Change.between(before, after, REPLACING::contains));
        if (changes.containsKey("name") && sameName(state, inputs)) {
            changes.remove("name");
        }
        if (!state.has(ConnectionProperties.PROVISIONING)) {
            changes.put(ConnectionProperties.PROVISIONING, new Change(Change.Kind.ADD, false));
        }
        return changes;
    }

    private static boolean sameName(JsonObject state, JsonObject inputs) {
        return Json.text(state, "name")
                .filter(name ->
                        Json.text(inputs, "name").filter(name::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    @Override
    public boolean deletesBeforeReplace(JsonObject inputs) {
        return Json.texts(inputs, DEFAULTS).noneMatch("name"::equals);
    }

    @Override
    public JsonObject planned(JsonObject state, JsonObject inputs) {
        return ConnectionProperties.planned(state, inputs, schema.outputs(TOKEN).keySet());
    }

    @Override
    public State create(JsonObject inputs) {
        client.get().checkConfiguredWorkspace();
        String path = path(inputs.get("name").getAsString());
        JsonObject connection;
        try {
            connection = client.get()
                    .send("POST", WorkspaceClient.CATALOG + "connections", ConnectionProperties.toRest(inputs));
            if (inputs.has("owner")) {
                JsonObject change = Json.object("options", inputs.get("options"), "owner", inputs.get("owner"));
                connection = client.get().send("PATCH", path, change);
            }
        } catch (CloudError e) {
            throw BridgedResource.failed("create connection", e);
        }
        String metastore = Json.text(connection, "metastore_id")
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> BridgedResource.failed("read connection", "metastore_id cannot be empty"));
        String id = metastore + "|" + inputs.get("name").getAsString();
        JsonObject known = ConnectionProperties.attempted(Json.object("metastoreId", metastore), inputs);
        return new State(id, settled(id, known, inputs));
    }

    @Override
    public JsonObject update(String id, JsonObject state, JsonObject inputs) {
        JsonObject attempted = ConnectionProperties.attempted(state, inputs);
        try {
            checkMetastore(state);
            send(id, state, inputs);
        } catch (CloudError e) {
            throw unfinished(BridgedResource.describe("update connection", e.getMessage()), id, attempted, inputs);
        }
        return settled(id, attempted, inputs);
    }

    private void checkMetastore(JsonObject state) {
        Json.text(state, "metastoreId").ifPresent(expected -> {
            JsonObject assignment = client.get().get(WorkspaceClient.CATALOG + "current-metastore-assignment");
            String actual = Json.text(assignment, "metastore_id").orElse("");
            if (!actual.equals(expected)) {
                throw new CloudError(
                        400,
                        "",
                        "metastore_id must be empty or equal to the metastore id assigned to the workspace: " + actual
                                + ". If the metastore assigned to the workspace has changed, the new metastore id must"
                                + " be explicitly set");
            }
        });
    }

    /** A new owner first, alone; when the options are refused after that, the old one is put back. */
    private void send(String id, JsonObject state, JsonObject inputs) {
        String path = path(name(id));
        boolean newOwner = inputs.has("owner") && !inputs.get("owner").equals(state.get("owner"));
        if (newOwner) {
            client.get().send("PATCH", path, Json.object("options", null, "owner", inputs.get("owner")));
        }
        JsonObject request = ConnectionProperties.changeable(inputs);
        try {
            client.get().send("PATCH", path, request);
        } catch (CloudError e) {
            if (newOwner && state.has("owner")) {
                client.get().send("PATCH", path, Json.object("options", null, "owner", state.get("owner")));
            }
            throw e;
        }
    }

    /** Reads back what was written. */
    private JsonObject settled(String id, JsonObject attempted, JsonObject inputs) {
        try {
            JsonObject connection = client.get().get(path(name(id)));
            return ConnectionProperties.outputs(connection, inputs, client.get().workspaceId());
        } catch (CloudError e) {
            throw unfinished(BridgedResource.describe("read connection", e.getMessage()), id, attempted, inputs);
        } catch (IllegalStateException e) {
            throw unfinished(e.getMessage(), id, attempted, inputs);
        }
    }

    private InitializationFailed unfinished(String message, String id, JsonObject state, JsonObject inputs) {
        return new InitializationFailed(message, id, protect(state), protect(inputs));
    }

    @Override
    public Optional<JsonObject> read(String id, JsonObject state) {
        if (state.isEmpty() && find(id).isEmpty()) {
            return Optional.empty();
        }
        String workspace = client.get().workspaceOfState();
        return find(id).map(connection -> ConnectionProperties.outputs(connection, state, workspace));
    }

    private Optional<JsonObject> find(String id) {
        try {
            return Optional.of(client.get().get(path(name(id))));
        } catch (CloudError e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw BridgedResource.failed("read connection", e);
        }
    }

    @Override
    public JsonObject inputs(JsonObject before, JsonObject outputs) {
        return ConnectionProperties.inputs(before, outputs);
    }

    @Override
    public void delete(String id) {
        try {
            client.get().delete(path(name(id)));
        } catch (CloudError e) {
            if (e.status() != 404) {
                throw BridgedResource.failed("delete connection", e);
            }
        }
    }

    @Override
    public JsonObject protect(JsonObject properties) {
        return ConnectionProperties.protect(properties);
    }

    /** As the program wrote it when the connection was made; the service takes it in any case. */
    private static String name(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    private static String path(String name) {
        return WorkspaceClient.CATALOG + "connections/" + name;
    }
}
