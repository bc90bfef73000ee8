package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Property values as the engine sends them: JSON in which an unknown value is a reserved string and a secret is an
 * object with a reserved signature.
 *
 * @see <a href="https://pulumi-developer-docs.readthedocs.io/latest/docs/references/wire-protocol/properties.html">
 *     Property values on the wire</a>
 */
final class Wire {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final JsonPrimitive UNKNOWN = new JsonPrimitive("04da6b54-80e4-46f7-96ec-b56ff0331ba9");

    /** One for each type that a value may turn out to have; they mean the same. */
    private static final Set<String> UNKNOWNS = Set.of(
            "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    private Wire() {}

    static JsonElement unknown() {
        return UNKNOWN;
    }

    static boolean isUnknown(JsonElement value) {
        return UNKNOWN.equals(value);
    }

    /** Whether a value or anything in it is unknown. */
    static boolean hasUnknown(JsonElement value) {
        if (value.isJsonArray()) {
            return StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                    .anyMatch(Wire::hasUnknown);
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().asMap().values().stream().anyMatch(Wire::hasUnknown);
        }
        return isUnknown(value);
    }

    static JsonObject secret(JsonElement value) {
        var secret = new JsonObject();
        secret.addProperty(SIGNATURE, SECRET);
        secret.add("value", value);
        return secret;
    }

    /** The properties, with secrets opened and nulls left out. */
    static JsonObject read(Struct properties) {
        var result = new JsonObject();
        properties.getFieldsMap().forEach((key, value) -> {
            if (!value.hasNullValue()) {
                result.add(key, read(value));
            }
        });
        return result;
    }

    private static JsonElement read(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE ->
                UNKNOWNS.contains(value.getStringValue()) ? UNKNOWN : new JsonPrimitive(value.getStringValue());
            case BOOL_VALUE -> new JsonPrimitive(value.getBoolValue());
            case NUMBER_VALUE -> number(value.getNumberValue());
            case LIST_VALUE -> {
                var array = new JsonArray();
                value.getListValue().getValuesList().forEach(item -> array.add(read(item)));
                yield array;
            }
            case STRUCT_VALUE -> readObject(value.getStructValue());
            case NULL_VALUE, KIND_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private static JsonElement readObject(Struct struct) {
        Value signature = struct.getFieldsMap().get(SIGNATURE);
        if (signature != null && signature.getStringValue().equals(SECRET)) {
            return read(struct.getFieldsOrThrow("value"));
        }
        return read(struct);
    }

    private static JsonPrimitive number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? new JsonPrimitive((long) value)
                : new JsonPrimitive(value);
    }

    static Struct write(JsonObject properties) {
        var struct = Struct.newBuilder();
        properties.asMap().forEach((key, value) -> struct.putFields(key, write(value)));
        return struct.build();
    }

    private static Value write(JsonElement element) {
        var value = Value.newBuilder();
        if (element.isJsonNull()) {
            return value.setNullValue(NullValue.NULL_VALUE).build();
        }
        if (element.isJsonObject()) {
            return value.setStructValue(write(element.getAsJsonObject())).build();
        }
        if (element.isJsonArray()) {
            var list = ListValue.newBuilder();
            element.getAsJsonArray().forEach(item -> list.addValues(write(item)));
            return value.setListValue(list).build();
        }
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        if (primitive.isBoolean()) {
            return value.setBoolValue(primitive.getAsBoolean()).build();
        }
        return primitive.isNumber()
                ? value.setNumberValue(primitive.getAsDouble()).build()
                : value.setStringValue(primitive.getAsString()).build();
    }
}
