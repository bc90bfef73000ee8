package dev.atgateway.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A preview in the engine's form, for what no recording of this program has. */
final class Preview {
    private final JsonArray steps = new JsonArray();
    private final JsonArray diagnostics = new JsonArray();

    static String urn(String type, String name) {
        return "urn:pulumi:dev::any::" + type + "::" + name;
    }

    /** A step whose states are written as JSON objects; an empty text is no state. */
    Preview step(String op, String type, String name, String oldState, String newState) {
        var step = new JsonObject();
        step.addProperty("op", op);
        step.addProperty("urn", urn(type, name));
        add(step, "oldState", type, name, oldState);
        add(step, "newState", type, name, newState);
        steps.add(step);
        return this;
    }

    /** An entry of the last step besides its states. */
    Preview with(String key, String json) {
        steps.get(steps.size() - 1).getAsJsonObject().add(key, JsonParser.parseString(json));
        return this;
    }

    Preview says(String severity, String message) {
        var one = new JsonObject();
        one.addProperty("severity", severity);
        one.addProperty("message", message);
        diagnostics.add(one);
        return this;
    }

    private static void add(JsonObject step, String key, String type, String name, String state) {
        if (!state.isEmpty()) {
            var object = JsonParser.parseString(state).getAsJsonObject();
            object.addProperty("urn", urn(type, name));
            object.addProperty("type", type);
            if (!object.has("custom")) {
                object.addProperty("custom", true);
            }
            step.add(key, object);
        }
    }

    String json() {
        var preview = new JsonObject();
        preview.add("steps", steps);
        preview.add("diagnostics", diagnostics);
        return preview.toString();
    }

    String report() {
        return RecordedPreviews.report(Kind.PREVIEW, json());
    }
}
