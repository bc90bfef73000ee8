package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code databricks.Grant} on a connection: all that one principal may do with it. Its id is
 * {@code foreign_connection/<connection>/<principal>}.
 *
 * @see <a href="https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/grant">
 *     databricks_grant</a>
 */
final class GrantResource implements BridgedResource {
    static final String TOKEN = "databricks:index/grant:Grant";
    private static final String CONNECTION = "foreignConnection";
    private static final Set<String> OTHER_SECURABLES = Set.of(
            "catalog",
            "credential",
            "externalLocation",
            "function",
            "mcpService",
            "metastore",
            "model",
            "modelProviderService",
            "modelService",
            "pipeline",
            "recipient",
            "schema",
            "secret",
            "share",
            "storageCredential",
            "table",
            "volume");

    private final UnityCatalog catalog;

    GrantResource(UnityCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Checked check(String urn, JsonObject olds, JsonObject inputs) {
        var failures = new ArrayList<String>();
        List<String> others =
                OTHER_SECURABLES.stream().filter(inputs::has).sorted().toList();
        if (!others.isEmpty()) {
            failures.add(
                    inputs.has(CONNECTION)
                            ? "Conflicting configuration arguments. \"foreign_connection\": conflicts with "
                                    + others.get(0)
                            : "the emulated workspace has grants on connections only, not on: " + others.get(0));
        } else if (!inputs.has(CONNECTION)) {
            failures.add(
                    "Missing required argument. At least one securable must be specified, such as foreignConnection");
        }
        return new Checked(BridgedResource.withDefaults(inputs), failures);
    }

    @Override
    public Map<String, Change> diff(JsonObject state, JsonObject inputs) {
        return Change.between(
                comparable(state), comparable(inputs), key -> key.equals("principal") || key.equals(CONNECTION));
    }

    /** Privileges are a set, written with underscores or blanks. */
    private static JsonObject comparable(JsonObject properties) {
        var result = new JsonObject();
        for (String key : List.of("principal", CONNECTION)) {
            Optional.ofNullable(properties.get(key)).ifPresent(value -> result.add(key, value));
        }
        Optional.ofNullable(properties.get("privileges"))
                .ifPresent(value ->
                        result.add("privileges", Wire.hasUnknown(value) ? value : array(privileges(properties))));
        return result;
    }

    private static Set<String> privileges(JsonObject properties) {
        return Json.texts(properties, "privileges")
                .map(text -> text.toUpperCase(Locale.ROOT).replace(' ', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean deletesBeforeReplace(JsonObject inputs) {
        return false;
    }

    @Override
    public JsonObject planned(JsonObject state, JsonObject inputs) {
        JsonObject planned = inputs.deepCopy();
        planned.remove(DEFAULTS);
        if (!planned.has("providerConfig")) {
            JsonElement known = state.get("providerConfig");
            planned.add("providerConfig", known == null ? Wire.unknown() : known);
        }
        return planned;
    }

    @Override
    public State create(JsonObject inputs) {
        String connection = inputs.get(CONNECTION).getAsString();
        String principal = inputs.get("principal").getAsString();
        set(connection, principal, privileges(inputs), "create grant");
        return new State(
                "foreign_connection/" + connection + "/" + principal,
                outputs(connection, principal, privileges(inputs)));
    }

    @Override
    public JsonObject update(String id, JsonObject state, JsonObject inputs) {
        String[] parts = parts(id);
        set(parts[1], parts[2], privileges(inputs), "update grant");
        return outputs(parts[1], parts[2], privileges(inputs));
    }

    /** Gives the principal these privileges and no others; other principals are left alone. */
    private void set(String connection, String principal, Set<String> wanted, String action) {
        try {
            Retry.transientRefusals(() -> {
                Set<String> has = catalog.permissions().of(connection, principal);
                var add = new TreeSet<>(wanted);
                add.removeAll(has);
                var remove = new TreeSet<>(has);
                remove.removeAll(wanted);
                if (add.isEmpty() && remove.isEmpty()) {
                    return null;
                }
                JsonObject change = Json.object("principal", principal, "add", array(add), "remove", array(remove));
                JsonArray changes = Json.array(Stream.of(change));
                return catalog.permissions().change(connection, Json.object("changes", changes));
            });
        } catch (CloudError e) {
            throw BridgedResource.failed(action, e);
        }
    }

    @Override
    public Optional<JsonObject> read(String id, JsonObject state) {
        String[] parts = parts(id);
        if (catalog.find(parts[1]).isEmpty()) {
            return Optional.empty();
        }
        Set<String> privileges = catalog.permissions().of(parts[1], parts[2]);
        return privileges.isEmpty() ? Optional.empty() : Optional.of(outputs(parts[1], parts[2], privileges));
    }

    private JsonObject outputs(String connection, String principal, Collection<String> privileges) {
        return Json.object(
                CONNECTION,
                connection,
                "principal",
                principal,
                "privileges",
                array(privileges),
                "providerConfig",
                Json.object(
                        "workspaceId", catalog.workspace().get("workspaceId").getAsString()));
    }

    @Override
    public JsonObject inputs(JsonObject before, JsonObject outputs) {
        var inputs = new JsonObject();
        for (String key : List.of(CONNECTION, "principal", "privileges")) {
            boolean same = key.equals("privileges") && privileges(before).equals(privileges(outputs));
            inputs.add(key, same ? before.get(key) : outputs.get(key));
        }
        inputs.add(DEFAULTS, before.has(DEFAULTS) ? before.get(DEFAULTS) : new JsonArray());
        return inputs;
    }

    @Override
    public void delete(String id) {
        String[] parts = parts(id);
        if (catalog.find(parts[1]).isPresent()) {
            set(parts[1], parts[2], Set.of(), "delete grant");
        }
    }

    private static String[] parts(String id) {
        String[] parts = id.split("/", 3);
        if (parts.length != 3 || !parts[0].equals("foreign_connection")) {
            throw new IllegalArgumentException("not the id of a grant on a connection: " + id);
        }
        return parts;
    }

    private static JsonArray array(Collection<String> texts) {
        return Json.array(texts.stream().map(JsonPrimitive::new));
    }
}
