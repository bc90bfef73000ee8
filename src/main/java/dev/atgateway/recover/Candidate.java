package dev.atgateway.recover;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.regex.Pattern;

/**
 * A resource that may be in the cloud and is not in the state.
 *
 * @param resource what the state is to say of it, without what only the cloud knows
 * @param exact whether its inputs are the ones that were sent, rather than those that the program would send now
 */
record Candidate(String urn, ResourceType type, String id, JsonObject resource, boolean exact) {
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private static final String HIDDEN = "[secret]";

    String name() {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    JsonObject inputs() {
        return Json.object(resource, "inputs");
    }

    /** Whether Pulumi makes up a new name each time, so that a preview says nothing of what was made before. */
    boolean isNamedByPulumi() {
        return id.matches(".*/" + Pattern.quote(name()) + "[0-9a-f]{8}");
    }

    /** The resource as a preview plans it; what a preview hides is left out. */
    static JsonObject planned(JsonObject resource) {
        var planned = resource.deepCopy();
        planned.remove("outputs");
        var inputs = Json.object(planned, "inputs");
        inputs.asMap().values().removeIf(value -> holds(value, HIDDEN));
        planned.add("inputs", inputs);
        return planned;
    }

    /** Whether all of it is known: what depends on something that is yet to be made cannot be there. */
    static boolean isKnown(JsonObject resource) {
        return !holds(resource, UNKNOWN);
    }

    private static boolean holds(JsonElement element, String text) {
        if (element.isJsonObject()) {
            return element.getAsJsonObject().asMap().values().stream().anyMatch(value -> holds(value, text));
        }
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList().stream().anyMatch(value -> holds(value, text));
        }
        return element.isJsonPrimitive() && element.getAsString().contains(text);
    }
}
