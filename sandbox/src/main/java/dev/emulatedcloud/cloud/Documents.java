package dev.emulatedcloud.cloud;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON documents by a key that ignores case. What goes in and what comes out are copies. */
public final class Documents {
    private TreeMap<String, Kept> byKey = new TreeMap<>();

    Documents() {}

    public Optional<JsonObject> find(String key) {
        return Optional.ofNullable(byKey.get(fold(key))).map(Kept::copy);
    }

    public boolean has(String key) {
        return byKey.containsKey(fold(key));
    }

    public void put(String key, JsonObject document) {
        byKey.put(fold(key), new Kept(document.deepCopy()));
    }

    public void remove(String key) {
        byKey.remove(fold(key));
    }

    public Stream<JsonObject> all() {
        return byKey.values().stream().map(Kept::copy).toList().stream();
    }

    /** Those whose field {@code type} is this one. */
    public Stream<JsonObject> ofType(String type) {
        return byKey.values().stream().filter(kept -> kept.isOf(type)).map(Kept::copy).toList().stream();
    }

    /** Every document whose key begins with the given text, in the order of the keys. */
    public Stream<JsonObject> under(String prefix) {
        String folded = fold(prefix);
        return byKey.tailMap(folded, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(folded))
                .map(entry -> entry.getValue().copy())
                .toList()
                .stream();
    }

    public void removeUnder(String prefix) {
        byKey.keySet().removeIf(key -> key.startsWith(fold(prefix)));
    }

    /** All of them as one indented JSON object, in which only what has changed since the last time is written anew. */
    void appendTo(StringBuilder text) {
        String separator = "{";
        for (Map.Entry<String, Kept> entry : byKey.entrySet()) {
            text.append(separator).append("\n    ").append(Json.compact(new JsonPrimitive(entry.getKey())));
            text.append(": ").append(entry.getValue().text());
            separator = ",";
        }
        text.append(byKey.isEmpty() ? "{}" : "\n  }");
    }

    void load(JsonObject json) {
        byKey.clear();
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            put(entry.getKey(), entry.getValue().getAsJsonObject());
        }
    }

    TreeMap<String, Kept> snapshot() {
        return new TreeMap<>(byKey);
    }

    void restore(TreeMap<String, Kept> snapshot) {
        byKey = snapshot;
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** A document that nobody changes any more, and its text once somebody has asked for it. */
    static final class Kept {
        private final JsonObject document;
        private String text;

        private Kept(JsonObject document) {
            this.document = document;
        }

        private JsonObject copy() {
            return document.deepCopy();
        }

        private boolean isOf(String type) {
            return document.has("type")
                    && type.equalsIgnoreCase(document.get("type").getAsString());
        }

        private String text() {
            if (text == null) {
                text = Json.pretty(document).replace("\n", "\n    ");
            }
            return text;
        }
    }
}
