package dev.emulatedcloud.cloud;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON documents by a key that ignores case. What goes in and what comes out are copies. */
public final class Documents {
    private TreeMap<String, JsonObject> byKey = new TreeMap<>();

    Documents() {}

    public Optional<JsonObject> find(String key) {
        return Optional.ofNullable(byKey.get(fold(key))).map(JsonObject::deepCopy);
    }

    public boolean has(String key) {
        return byKey.containsKey(fold(key));
    }

    public void put(String key, JsonObject document) {
        byKey.put(fold(key), document.deepCopy());
    }

    public void remove(String key) {
        byKey.remove(fold(key));
    }

    public Stream<JsonObject> all() {
        return byKey.values().stream().map(JsonObject::deepCopy).toList().stream();
    }

    /** Every document whose key begins with the given text, in the order of the keys. */
    public Stream<JsonObject> under(String prefix) {
        String folded = fold(prefix);
        return byKey.tailMap(folded, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(folded))
                .map(entry -> entry.getValue().deepCopy())
                .toList()
                .stream();
    }

    public void removeUnder(String prefix) {
        byKey.keySet().removeIf(key -> key.startsWith(fold(prefix)));
    }

    JsonObject toJson() {
        var json = new JsonObject();
        byKey.forEach(json::add);
        return json;
    }

    void load(JsonObject json) {
        byKey.clear();
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            put(entry.getKey(), entry.getValue().getAsJsonObject());
        }
    }

    TreeMap<String, JsonObject> snapshot() {
        return new TreeMap<>(byKey);
    }

    void restore(TreeMap<String, JsonObject> snapshot) {
        byKey = snapshot;
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
