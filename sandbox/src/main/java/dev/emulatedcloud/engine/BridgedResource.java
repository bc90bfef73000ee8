package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource type of a provider that is bridged from Terraform. */
interface BridgedResource {

    /** Where the bridge notes which inputs it filled in itself. */
    String DEFAULTS = "__defaults";

    record Checked(JsonObject inputs, List<String> failures) {}

    record State(String id, JsonObject outputs) {}

    Checked check(String urn, JsonObject olds, JsonObject inputs);

    /** What the inputs would change of the state. */
    Map<String, Change> diff(JsonObject state, JsonObject inputs);

    boolean deletesBeforeReplace(JsonObject inputs);

    /** The outputs as far as a preview can tell. */
    JsonObject planned(JsonObject state, JsonObject inputs);

    State create(JsonObject inputs);

    JsonObject update(String id, JsonObject state, JsonObject inputs);

    Optional<JsonObject> read(String id, JsonObject state);

    /** The inputs that would give these outputs, as far as they were given before; all of them on an import. */
    JsonObject inputs(JsonObject before, JsonObject outputs);

    void delete(String id);

    /** The properties with secrets marked as such. */
    default JsonObject protect(JsonObject properties) {
        return properties;
    }

    /** Notes which inputs were filled in. */
    static JsonObject withDefaults(JsonObject inputs, String... filledIn) {
        var names = new JsonArray();
        List.of(filledIn).forEach(names::add);
        inputs.add(DEFAULTS, names);
        return inputs;
    }

    /** A failure in the words of the bridge. */
    static IllegalStateException failed(String action, CloudError e) {
        return failed(action, e.getMessage());
    }

    static IllegalStateException failed(String action, String reason) {
        return new IllegalStateException(describe(action, reason));
    }

    static String describe(String action, String reason) {
        return "1 error occurred:\n\t* cannot %s: %s\n\n".formatted(action, reason);
    }
}
