package dev.emulatedcloud.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One difference between two property values: where it is, and whether something came, went, or became another. */
record Change(Kind kind, boolean replaces) {

    enum Kind {
        ADD,
        DELETE,
        UPDATE
    }

    /**
     * All differences by property path, such as {@code rules[0].name}. A path of which the predicate holds replaces the
     * resource, as does everything below it; list indices are left out of the paths that it is asked about.
     */
    static Map<String, Change> between(JsonObject before, JsonObject after, Predicate<String> replacing) {
        var changes = new LinkedHashMap<String, Change>();
        new Walk(changes, replacing).objects("", "", before, after, false);
        return changes;
    }

    private record Walk(Map<String, Change> changes, Predicate<String> replacing) {

        void objects(String path, String name, JsonObject before, JsonObject after, boolean replaces) {
            var keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (String key : keys) {
                String childPath = path.isEmpty() ? key : path + "." + key;
                String childName = name.isEmpty() ? key : name + "." + key;
                values(childPath, childName, before.get(key), after.get(key), replaces || replacing.test(childName));
            }
        }

        private void values(String path, String name, JsonElement before, JsonElement after, boolean replaces) {
            if (before == null || after == null) {
                changes.put(path, new Change(before == null ? Kind.ADD : Kind.DELETE, replaces));
            } else if (before.isJsonObject() && after.isJsonObject()) {
                objects(path, name, before.getAsJsonObject(), after.getAsJsonObject(), replaces);
            } else if (before.isJsonArray() && after.isJsonArray()) {
                var olds = before.getAsJsonArray();
                var news = after.getAsJsonArray();
                for (int i = 0; i < Math.max(olds.size(), news.size()); i++) {
                    values(
                            path + "[" + i + "]",
                            name + "[]",
                            i < olds.size() ? olds.get(i) : null,
                            i < news.size() ? news.get(i) : null,
                            replaces);
                }
            } else if (!before.equals(after) || Wire.isUnknown(after)) {
                changes.put(path, new Change(Kind.UPDATE, replaces));
            }
        }
    }
}
