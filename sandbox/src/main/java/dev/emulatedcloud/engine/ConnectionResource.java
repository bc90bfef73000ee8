package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int RANDOM_DIGITS = 7;
    private static final Set<String> SECRET = Set.of("options", "secrets");

    private final UnityCatalog catalog;
    private final ProviderSchema schema;

    ConnectionResource(UnityCatalog catalog, ProviderSchema schema) {
        this.catalog = catalog;
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
        JsonObject request = Json.object();
        copy(inputs, "name", request, "name");
        copy(inputs, "connectionType", request, "connection_type");
        copy(inputs, "options", request, "options");
        copy(inputs, "comment", request, "comment");
        copy(inputs, "properties", request, "properties");
        copy(inputs, "readOnly", request, "read_only");
        copy(inputs, "parent", request, "parent");
        Json.objectAt(inputs, "environmentSettings")
                .ifPresent(settings -> request.add("environment_settings", toRest(settings)));
        JsonObject connection;
        try {
            connection = Retry.transientRefusals(() -> catalog.create(request));
        } catch (CloudError e) {
            throw BridgedResource.failed("create connection", e);
        }
        String name = connection.get("name").getAsString();
        String id = connection.get("metastore_id").getAsString() + "|" + name;
        if (inputs.has("owner")) {
            JsonObject change = Json.object("options", inputs.get("options"), "owner", inputs.get("owner"));
            try {
                connection = Retry.transientRefusals(() -> catalog.update(name, change));
            } catch (CloudError e) {
                String message = BridgedResource.describe("create connection", e);
                JsonObject state = outputs(connection, inputs);
                throw new InitializationFailed(message, id, protect(state), protect(inputs));
            }
        }
        return new State(id, outputs(connection, inputs));
    }

    @Override
    public JsonObject update(String id, JsonObject state, JsonObject inputs) {
        String name = name(id);
        JsonObject request = Json.object();
        copy(inputs, "options", request, "options");
        boolean newOwner = inputs.has("owner") && !inputs.get("owner").equals(state.get("owner"));
        if (newOwner) {
            copy(inputs, "owner", request, "owner");
        }
        Json.objectAt(inputs, "environmentSettings")
                .ifPresent(settings -> request.add("environment_settings", toRest(settings)));
        try {
            return outputs(Retry.transientRefusals(() -> catalog.update(name, request)), inputs);
        } catch (CloudError e) {
            // The real provider records the values that it failed to send.
            String message = BridgedResource.describe("update connection", e);
            throw new InitializationFailed(message, id, protect(planned(state, inputs)), protect(inputs));
        }
    }

    @Override
    public Optional<JsonObject> read(String id, JsonObject state) {
        return catalog.find(name(id)).map(connection -> outputs(connection, state));
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
        outputs.add("provisioningInfos", Json.array(Stream.of(connection.getAsJsonObject("provisioning_info"))));
        outputs.add(
                "providerConfig",
                Json.object(
                        "workspaceId", catalog.workspace().get("workspaceId").getAsString()));
        JsonObject options = connection.getAsJsonObject("options").deepCopy();
        Json.objectAt(known, "options").ifPresent(before -> UnityCatalog.secretOptions().stream()
                .filter(before::has)
                .forEach(key -> options.add(key, before.get(key))));
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
            Retry.transientRefusals(() -> {
                catalog.delete(name(id));
                return null;
            });
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

    private static String name(String id) {
        return id.substring(id.indexOf('|') + 1).toLowerCase(Locale.ROOT);
    }

    private static JsonObject toRest(JsonObject settings) {
        var rest = new JsonObject();
        copy(settings, "environmentVersion", rest, "environment_version");
        copy(settings, "javaDependencies", rest, "java_dependencies");
        return rest;
    }

    private static void copy(JsonObject from, String key, JsonObject to, String as) {
        Optional.ofNullable(from.get(key)).filter(value -> !value.isJsonNull()).ifPresent(value -> to.add(as, value));
    }
}
