package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    private final Supplier<WorkspaceClient> client;

    GrantResource(Supplier<WorkspaceClient> client) {
        this.client = client;
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
        client.get().checkConfiguredWorkspace();
        String connection = inputs.get(CONNECTION).getAsString();
        String principal = inputs.get("principal").getAsString();
        try {
            held(connection, principal).set(privileges(inputs));
        } catch (CloudError e) {
            throw BridgedResource.failed("create grant", e);
        }
        String id = "foreign_connection/" + connection + "/" + principal;
        return new State(id, settled(id, attempted(new JsonObject(), inputs), inputs));
    }

    @Override
    public JsonObject update(String id, JsonObject state, JsonObject inputs) {
        String[] parts = parts(id);
        JsonObject attempted = attempted(state, inputs);
        try {
            held(parts[1], parts[2]).set(privileges(inputs));
        } catch (CloudError e) {
            throw unfinished(BridgedResource.describe("update grant", e.getMessage()), id, attempted, inputs);
        }
        return settled(id, attempted, inputs);
    }

    private static JsonObject attempted(JsonObject state, JsonObject inputs) {
        JsonObject attempted = state.deepCopy();
        for (String key : List.of(CONNECTION, "principal", "privileges")) {
            attempted.add(key, inputs.get(key));
        }
        return attempted;
    }

    /** Reads back what was written. */
    private JsonObject settled(String id, JsonObject attempted, JsonObject inputs) {
        String[] parts = parts(id);
        try {
            Set<String> privileges = held(parts[1], parts[2]).get();
            if (privileges.isEmpty()) {
                throw new CloudError(404, "NOT_FOUND", "got empty permissions list");
            }
            return outputs(parts[1], parts[2], privileges);
        } catch (CloudError e) {
            throw unfinished(BridgedResource.describe("read grant", e.getMessage()), id, attempted, inputs);
        } catch (IllegalStateException e) {
            throw unfinished(e.getMessage(), id, attempted, inputs);
        }
    }

    private static InitializationFailed unfinished(String message, String id, JsonObject state, JsonObject inputs) {
        return new InitializationFailed(message, id, state, inputs);
    }

    @Override
    public Optional<JsonObject> read(String id, JsonObject state) {
        if (state.isEmpty() && find(id).isEmpty()) {
            return Optional.empty();
        }
        client.get().workspaceOfState();
        String[] parts = parts(id);
        return find(id).map(privileges -> outputs(parts[1], parts[2], privileges));
    }

    private Optional<Set<String>> find(String id) {
        String[] parts = parts(id);
        try {
            return Optional.of(held(parts[1], parts[2]).get()).filter(privileges -> !privileges.isEmpty());
        } catch (CloudError e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw BridgedResource.failed("read grant", e);
        }
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
                Json.object("workspaceId", client.get().workspaceId()));
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
        try {
            held(parts[1], parts[2]).set(Set.of());
        } catch (CloudError e) {
            if (e.status() != 404) {
                throw BridgedResource.failed("delete grant", e);
            }
        }
    }

    private HeldPrivileges held(String connection, String principal) {
        return new HeldPrivileges(client.get(), connection, principal);
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
