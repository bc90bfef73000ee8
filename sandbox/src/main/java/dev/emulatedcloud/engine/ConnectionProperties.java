package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The properties of a connection: as a program sets them, as the state has them, as the service takes them. */
final class ConnectionProperties {
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
    static final String PROVISIONING = "provisioningInfos";
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

    private ConnectionProperties() {}

    /** The properties that a program can set; of those that the service may choose, only the ones it did set. */
    static JsonObject comparable(JsonObject properties, JsonObject inputs) {
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

    /** The outputs as far as a preview can tell. */
    static JsonObject planned(JsonObject state, JsonObject inputs, Set<String> outputs) {
        JsonObject planned = state.deepCopy();
        INPUTS.stream().filter(key -> !COMPUTED_TOO.contains(key)).forEach(planned::remove);
        for (String output : outputs) {
            boolean isInputOnly = INPUTS.contains(output) && !COMPUTED_TOO.contains(output);
            if (!planned.has(output) && !isInputOnly) {
                planned.add(output, Wire.unknown());
            }
        }
        INPUTS.stream().filter(inputs::has).forEach(key -> planned.add(key, inputs.get(key)));
        return planned;
    }

    static JsonObject toRest(JsonObject inputs) {
        JsonObject request = changeable(inputs);
        copy(inputs, "name", request, "name");
        copy(inputs, "connectionType", request, "connection_type");
        copy(inputs, "comment", request, "comment");
        copy(inputs, "properties", request, "properties");
        copy(inputs, "readOnly", request, "read_only");
        copy(inputs, "parent", request, "parent");
        return request;
    }

    /** What of a request can be sent again for a connection that exists. */
    static JsonObject changeable(JsonObject inputs) {
        var request = new JsonObject();
        copy(inputs, "options", request, "options");
        Json.objectAt(inputs, "environmentSettings").ifPresent(settings -> {
            var rest = new JsonObject();
            copy(settings, "environmentVersion", rest, "environment_version");
            copy(settings, "javaDependencies", rest, "java_dependencies");
            request.add("environment_settings", rest);
        });
        return request;
    }

    /**
     * What the state says when an operation fails halfway: the values that it tried to send, credentials included, as
     * though they had arrived.
     */
    static JsonObject attempted(JsonObject state, JsonObject inputs) {
        JsonObject attempted = state.deepCopy();
        INPUTS.stream().filter(key -> !COMPUTED_TOO.contains(key)).forEach(attempted::remove);
        INPUTS.forEach(key -> copy(inputs, key, attempted, key));
        return attempted;
    }

    /** The connection as it is read, with the credentials as they are known here. */
    static JsonObject outputs(JsonObject connection, JsonObject known, String workspaceId) {
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
        outputs.add("providerConfig", Json.object("workspaceId", workspaceId));
        JsonObject options =
                Json.objectAt(connection, "options").map(JsonObject::deepCopy).orElseGet(JsonObject::new);
        Json.objectAt(known, "options")
                .ifPresent(before ->
                        NEVER_RETURNED.stream().filter(before::has).forEach(key -> options.add(key, before.get(key))));
        outputs.add("options", options);
        return outputs;
    }

    /** The inputs that would give these outputs, as far as they were given before; all of them on an import. */
    static JsonObject inputs(JsonObject before, JsonObject outputs) {
        boolean imports = before.isEmpty();
        var inputs = new JsonObject();
        for (String key : INPUTS) {
            boolean wanted = imports ? !COMPUTED_TOO.contains(key) : before.has(key);
            if (wanted && outputs.has(key)) {
                inputs.add(key, outputs.get(key));
            }
        }
        inputs.add(BridgedResource.DEFAULTS, imports ? new JsonArray() : before.get(BridgedResource.DEFAULTS));
        return inputs;
    }

    static JsonObject protect(JsonObject properties) {
        JsonObject result = properties.deepCopy();
        SECRET.stream().filter(result::has).forEach(key -> result.add(key, Wire.secret(result.get(key))));
        return result;
    }

    private static void copy(JsonObject from, String key, JsonObject to, String as) {
        Optional.ofNullable(from.get(key)).filter(value -> !value.isJsonNull()).ifPresent(value -> to.add(as, value));
    }
}
