package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.engine.ProviderSchema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares inputs with the schema, in the words of azure-native. As there, unknown values and unknown names pass. */
final class Validation {
    private final ProviderSchema schema;
    private final List<String> failures = new ArrayList<>();

    private Validation(ProviderSchema schema) {
        this.schema = schema;
    }

    static List<String> failures(ProviderSchema schema, String token, JsonObject inputs) {
        var validation = new Validation(schema);
        validation.object("", schema.inputs(token), inputs);
        return validation.failures;
    }

    private void object(String path, Map<String, Type> types, JsonObject value) {
        types.forEach((key, type) -> {
            String keyPath = path.isEmpty() ? key : path + "." + key;
            if (value.has(key)) {
                property(keyPath, type, value.get(key));
            } else if (type.required()) {
                failures.add("missing required property '" + keyPath + "'");
            }
        });
    }

    private void property(String path, Type type, JsonElement value) {
        if (Wire.isUnknown(value) || type.name().equals("any") && type.container() == Type.Container.NONE) {
            return;
        }
        if (value.isJsonArray()) {
            list(path, type, value.getAsJsonArray());
        } else if (value.isJsonObject()) {
            map(path, type, value.getAsJsonObject());
        } else if (value.isJsonPrimitive()) {
            primitive(path, type, value.getAsJsonPrimitive());
        }
    }

    private void list(String path, Type type, JsonArray values) {
        if (type.container() != Type.Container.LIST) {
            mismatch(path, type, "an array");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            property(path + "[" + i + "]", type.element(), values.get(i));
        }
    }

    private void map(String path, Type type, JsonObject value) {
        if (type.container() == Type.Container.MAP) {
            value.asMap().forEach((key, item) -> property(path + "." + key, type.element(), item));
        } else if (type.container() == Type.Container.LIST
                || schema.object(type.name()).isEmpty()) {
            mismatch(path, type, "an object");
        } else {
            object(path, schema.object(type.name()).get(), value);
        }
    }

    private void primitive(String path, Type type, JsonPrimitive value) {
        String given = value.isString() ? "a string" : value.isBoolean() ? "a boolean" : "a number";
        boolean fits = type.container() == Type.Container.NONE
                && switch (type.name()) {
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer", "number" -> value.isNumber();
                    default -> false;
                };
        if (!fits) {
            mismatch(path, type, given);
        } else if (type.name().equals("integer") && value.getAsDouble() % 1 != 0) {
            failures.add("'%s' must be an integer but got %f".formatted(path, value.getAsDouble()));
        }
    }

    private void mismatch(String path, Type type, String given) {
        String wanted =
                switch (type.container()) {
                    case LIST -> "array";
                    case MAP -> "object";
                    case NONE -> schema.object(type.name()).isPresent() ? "object" : type.name();
                };
        failures.add("'%s' should be of type '%s' but got %s".formatted(path, wanted, given));
    }
}
