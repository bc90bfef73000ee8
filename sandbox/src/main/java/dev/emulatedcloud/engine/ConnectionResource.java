package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import java.util.stream.Stream;

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
    private static final Set<String> COMPUTED_TOO = Set.of("owner", "readOnly", "providerConfig");
    private static final List<String> INPUTS = List.of(
            "name",
            "connectionType",
            "options",
            "comment",
            "properties",
            "readOnly",
            "owner",
            "parent",
            "environmentSettings",
            "providerConfig",
            "secrets");
    private static final String PROVISIONING = "provisioningInfos";
    private static final int RANDOM_DIGITS = 7;
    private static final Set<String> SECRET = Set.of("options", "secrets");

    /** What the service never returns, as far as the provider knows: so what it knows of these stands. */
    private static final List<String> NEVER_RETURNED = List.of(
            "user",
            "password",
            "personalAccessToken",
            "access_token",
            "client_secret",
            "pem_private_key",
            "OAuthPvtKey",
            "GoogleServiceAccountKeyJson",
            "bearer_token");

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
        JsonObject before = comparable(state, inputs);
        JsonObject after = comparable(inputs, inputs);
        Map<String, Change> changes = new LinkedHashMap<>(Change.between(before, after, REPLACING::contains));
        if (changes.containsKey("name") && sameName(state, inputs)) {
            changes.remove("name");
        }
        if (!state.has(PROVISIONING)) {
            changes.put(PROVISIONING, new Change(Change.Kind.ADD, false));
        }
        return changes;
    }

    private static boolean sameName(JsonObject state, JsonObject inputs) {
        return Json.text(state, "name")
                .filter(name ->
                        Json.text(inputs, "name").filter(name::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    /** The properties that a program can set; of those that the service may choose, only the ones it did set. */
    private static JsonObject comparable(JsonObject properties, JsonObject inputs) {
        var result = new JsonObject();
        for (String key : INPUTS) {
            JsonElement value = properties.get(key);
            boolean isEmpty = value == null
                    || value.isJsonObject() && value.getAsJsonObject().isEmpty()
                    || value.isJsonPrimitive() && value.getAsString().isEmpty();
            if (!isEmpty && (!COMPUTED_TOO.contains(key) || inputs.has(key))) {
                result.add(key, value);
            }
        }
        return result;
    }

    @Override
    public boolean deletesBeforeReplace(JsonObject inputs) {
        return Json.texts(inputs, DEFAULTS).noneMatch("name"::equals);
    }

    @Override
    public JsonObject planned(JsonObject state, JsonObject inputs) {
        JsonObject planned = state.deepCopy();
        INPUTS.stream().filter(key -> !COMPUTED_TOO.contains(key)).forEach(planned::remove);
        for (String output : schema.outputs(TOKEN).keySet()) {
            boolean isInputOnly = INPUTS.contains(output) && !COMPUTED_TOO.contains(output);
            if (!planned.has(output) && !isInputOnly) {
                planned.add(output, Wire.unknown());
            }
        }
        INPUTS.stream().filter(inputs::has).forEach(key -> planned.add(key, inputs.get(key)));
        return planned;
    }

    @Override
    public State create(JsonObject inputs) {
        client.get().checkConfiguredWorkspace();
        String path = path(inputs.get("name").getAsString());
        JsonObject connection;
        try {
            connection = client.get().send("POST", WorkspaceClient.CATALOG + "connections", toRest(inputs));
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
        JsonObject known = attempted(Json.object("metastoreId", metastore), inputs);
        return new State(id, settled(id, known, inputs));
    }

    private static JsonObject toRest(JsonObject inputs) {
        JsonObject request = Json.object();
        copy(inputs, "name", request, "name");
        copy(inputs, "connectionType", request, "connection_type");
        copy(inputs, "options", request, "options");
        copy(inputs, "comment", request, "comment");
        copy(inputs, "properties", request, "properties");
        copy(inputs, "readOnly", request, "read_only");
        copy(inputs, "parent", request, "parent");
        environment(inputs, request);
        return request;
    }

    @Override
    public JsonObject update(String id, JsonObject state, JsonObject inputs) {
        JsonObject attempted = attempted(state, inputs);
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
        JsonObject request = Json.object();
        copy(inputs, "options", request, "options");
        environment(inputs, request);
        try {
            client.get().send("PATCH", path, request);
        } catch (CloudError e) {
            if (newOwner && state.has("owner")) {
                client.get().send("PATCH", path, Json.object("options", null, "owner", state.get("owner")));
            }
            throw e;
        }
    }

    /**
     * What the state says when an operation fails halfway: the values that it tried to send, credentials included, as
     * though they had arrived.
     */
    private static JsonObject attempted(JsonObject state, JsonObject inputs) {
        JsonObject attempted = state.deepCopy();
        INPUTS.stream().filter(key -> !COMPUTED_TOO.contains(key)).forEach(attempted::remove);
        INPUTS.forEach(key -> copy(inputs, key, attempted, key));
        return attempted;
    }

    /** Reads back what was written. */
    private JsonObject settled(String id, JsonObject attempted, JsonObject inputs) {
        try {
            JsonObject connection = client.get().get(path(name(id)));
            return outputs(connection, inputs);
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
        client.get().workspaceOfState();
        return find(id).map(connection -> outputs(connection, state));
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

    /** The connection as it is read, with the credentials as they are known here. */
    private JsonObject outputs(JsonObject connection, JsonObject known) {
        var outputs = new JsonObject();
        for (String key : List.of("name", "comment", "properties", "owner", "url", "parent")) {
            copy(connection, key, outputs, key);
        }
        copy(connection, "connection_type", outputs, "connectionType");
        copy(connection, "connection_id", outputs, "connectionId");
        copy(connection, "credential_type", outputs, "credentialType");
        copy(connection, "full_name", outputs, "fullName");
        copy(connection, "metastore_id", outputs, "metastoreId");
        copy(connection, "read_only", outputs, "readOnly");
        copy(connection, "securable_type", outputs, "securableType");
        copy(connection, "created_at", outputs, "createdAt");
        copy(connection, "created_by", outputs, "createdBy");
        copy(connection, "updated_at", outputs, "updatedAt");
        copy(connection, "updated_by", outputs, "updatedBy");
        copy(known, "environmentSettings", outputs, "environmentSettings");
        copy(known, "secrets", outputs, "secrets");
        Json.objectAt(connection, "provisioning_info")
                .ifPresent(info -> outputs.add(PROVISIONING, Json.array(Stream.of(info))));
        outputs.add("providerConfig", Json.object("workspaceId", client.get().workspaceId()));
        JsonObject options =
                Json.objectAt(connection, "options").map(JsonObject::deepCopy).orElseGet(JsonObject::new);
        Json.objectAt(known, "options")
                .ifPresent(before ->
                        NEVER_RETURNED.stream().filter(before::has).forEach(key -> options.add(key, before.get(key))));
        outputs.add("options", options);
        return outputs;
    }

    @Override
    public JsonObject inputs(JsonObject before, JsonObject outputs) {
        boolean imports = before.isEmpty();
        var inputs = new JsonObject();
        for (String key : INPUTS) {
            boolean wanted = imports ? !COMPUTED_TOO.contains(key) : before.has(key);
            if (wanted && outputs.has(key)) {
                inputs.add(key, outputs.get(key));
            }
        }
        inputs.add(DEFAULTS, imports ? new JsonArray() : before.get(DEFAULTS));
        return inputs;
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
        JsonObject result = properties.deepCopy();
        SECRET.stream().filter(result::has).forEach(key -> result.add(key, Wire.secret(result.get(key))));
        return result;
    }

    /** As the program wrote it when the connection was made; the service takes it in any case. */
    private static String name(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    private static String path(String name) {
        return WorkspaceClient.CATALOG + "connections/" + name;
    }

    private static void environment(JsonObject inputs, JsonObject request) {
        Json.objectAt(inputs, "environmentSettings").ifPresent(settings -> {
            var rest = new JsonObject();
            copy(settings, "environmentVersion", rest, "environment_version");
            copy(settings, "javaDependencies", rest, "java_dependencies");
            request.add("environment_settings", rest);
        });
    }

    private static void copy(JsonObject from, String key, JsonObject to, String as) {
        Optional.ofNullable(from.get(key)).filter(value -> !value.isJsonNull()).ifPresent(value -> to.add(as, value));
    }
}
