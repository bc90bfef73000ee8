package dev.atgateway.recover;

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
final class Json {
    private static final Gson EXACT =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private Json() {}

    static JsonObject parse(String text) {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new RecoverFailed("pulumi did not answer with JSON");
        }
    }

    static String print(JsonElement element) {
        return EXACT.toJson(element);
    }

    static Optional<String> text(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key))
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString);
    }

    static boolean flag(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    static JsonObject object(JsonObject parent, String key) {
        return Optional.ofNullable(parent.get(key))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElseGet(JsonObject::new);
    }

    /** The elements of an array of texts; none where there is no array. */
    static Stream<String> texts(JsonElement array) {
        return Optional.ofNullable(array).filter(JsonElement::isJsonArray).stream()
                .flatMap(list -> StreamSupport.stream(list.getAsJsonArray().spliterator(), false))
                .map(JsonElement::getAsString);
    }

    static Stream<JsonObject> objects(JsonObject parent, String key) {
        return Optional.ofNullable(parent.get(key)).filter(JsonElement::isJsonArray).stream()
                .flatMap(array -> StreamSupport.stream(array.getAsJsonArray().spliterator(), false))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }
}
