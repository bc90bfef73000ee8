package dev.emulatedcloud.cloud;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading and writing JSON trees by dotted paths. */
public final class Json {
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {}

    public static JsonObject parse(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    public static String pretty(JsonElement element) {
        return PRETTY.toJson(element);
    }

    public static String compact(JsonElement element) {
        return COMPACT.toJson(element);
    }

    /** An object of the given keys and values, in turn. */
    public static JsonObject object(Object... keysAndValues) {
        var object = new JsonObject();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.add((String) keysAndValues[i], of(keysAndValues[i + 1]));
        }
        return object;
    }

    public static JsonArray array(Stream<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    /** The value at a dotted path, unless it or anything on the way is absent or null. */
    public static Optional<JsonElement> at(JsonElement root, String path) {
        JsonElement current = root;
        for (String key : path.split("\\.")) {
            if (current == null || !current.isJsonObject()) {
                return Optional.empty();
            }
            current = current.getAsJsonObject().get(key);
        }
        return Optional.ofNullable(current).filter(value -> !value.isJsonNull());
    }

    public static Optional<String> text(JsonElement root, String path) {
        return at(root, path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    public static Optional<Double> number(JsonElement root, String path) {
        return at(root, path)
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber())
                .map(JsonElement::getAsDouble);
    }

    /** True only for a JSON {@code true}. */
    public static boolean flag(JsonElement root, String path) {
        return at(root, path)
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean())
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    public static Optional<JsonObject> objectAt(JsonElement root, String path) {
        return at(root, path).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /** The elements of the array at a dotted path; none when it is absent. */
    public static Stream<JsonElement> each(JsonElement root, String path) {
        return at(root, path).filter(JsonElement::isJsonArray).stream()
                .flatMap(array -> StreamSupport.stream(array.getAsJsonArray().spliterator(), false));
    }

    public static Stream<JsonObject> objects(JsonElement root, String path) {
        return each(root, path).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    public static Stream<String> texts(JsonElement root, String path) {
        return each(root, path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    /** The same value with the keys of every object sorted. */
    public static JsonElement sorted(JsonElement element) {
        if (element.isJsonArray()) {
            return array(StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
                    .map(Json::sorted));
        }
        if (!element.isJsonObject()) {
            return element;
        }
        var keys = new TreeMap<>(element.getAsJsonObject().asMap());
        var result = new JsonObject();
        keys.forEach((key, value) -> result.add(key, sorted(value)));
        return result;
    }

    private static JsonElement of(Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return new JsonPrimitive(value.toString());
    }
}
