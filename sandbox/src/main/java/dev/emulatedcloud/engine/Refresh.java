package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.TreeSet;

/**
 * Carries what changed between two reads over to the inputs. The reads hold more than the inputs do, so only their
 * difference counts: what is the same in both says nothing about the program.
 */
final class Refresh {
    private Refresh() {}

    static JsonObject apply(JsonObject inputs, JsonObject before, JsonObject after) {
        JsonObject result = inputs.deepCopy();
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            JsonElement old = before.get(key);
            JsonElement now = after.get(key);
            if (now == null) {
                result.remove(key);
            } else if (!now.equals(old)) {
                result.add(key, old == null ? now : applyValue(inputs.get(key), old, now));
            }
        }
        return result;
    }

    private static JsonElement applyValue(JsonElement input, JsonElement before, JsonElement after) {
        if (input == null) {
            return after;
        }
        if (input.isJsonObject() && before.isJsonObject() && after.isJsonObject()) {
            return apply(input.getAsJsonObject(), before.getAsJsonObject(), after.getAsJsonObject());
        }
        if (input.isJsonArray() && before.isJsonArray() && after.isJsonArray()) {
            var result = new JsonArray();
            for (int i = 0; i < after.getAsJsonArray().size(); i++) {
                boolean isNew = i >= input.getAsJsonArray().size()
                        || i >= before.getAsJsonArray().size();
                JsonElement now = after.getAsJsonArray().get(i);
                result.add(
                        isNew
                                ? now
                                : applyValue(
                                        input.getAsJsonArray().get(i),
                                        before.getAsJsonArray().get(i),
                                        now));
            }
            return result;
        }
        return after;
    }
}
