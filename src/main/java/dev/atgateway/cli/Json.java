package dev.atgateway.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading what Pulumi prints. */
public final class Json {
    private static final Gson EXACT =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private Json() {}

    /**
     * An object.
     *
     * @throws CommandFailed when the text is none
     */
    public static JsonObject parse(String text) {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandFailed("pulumi did not answer with JSON");
        }
    }

    /** On one line, with every null in it. */
    public static String print(JsonElement element) {
        return EXACT.toJson(element);
    }

    /** A text of the object. */
    public static Optional<String> text(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key))
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString);
    }

    /** A truth value of the object; false where there is none. */
    public static boolean flag(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    /** An object in the object; an empty one where there is none. */
    public static JsonObject object(JsonObject parent, String key) {
        return Optional.ofNullable(parent.get(key))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElseGet(JsonObject::new);
    }

    /** The elements of an array of texts; none where there is no array. */
    public static Stream<String> texts(JsonElement array) {
        return Optional.ofNullable(array).filter(JsonElement::isJsonArray).stream()
                .flatMap(list -> StreamSupport.stream(list.getAsJsonArray().spliterator(), false))
                .map(JsonElement::getAsString);
    }

    /** The objects of an array in the object. */
    public static Stream<JsonObject> objects(JsonObject parent, String key) {
        return Optional.ofNullable(parent.get(key)).filter(JsonElement::isJsonArray).stream()
                .flatMap(array -> StreamSupport.stream(array.getAsJsonArray().spliterator(), false))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }
}
