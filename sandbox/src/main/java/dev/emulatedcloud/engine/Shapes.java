package dev.emulatedcloud.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.engine.ProviderSchema.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/**
 * The two shapes of an Azure resource: Resource Manager nests most of it in {@code properties}, also in some of the
 * objects inside; the SDK is flat.
 */
final class Shapes {
    private static final Set<String> ENVELOPE = Set.of(
            "id",
            "name",
            "type",
            "etag",
            "location",
            "tags",
            "identity",
            "kind",
            "managedBy",
            "extendedLocation",
            "zones",
            "systemData");

    private static final Set<String> NESTED_ENVELOPE = Set.of("id", "name", "type", "etag", "location", "tags");

    /** The objects inside of other resources that have a {@code properties} of their own. */
    private static final Set<String> NESTED = Set.of(
            "network:Delegation",
            "network:NetworkSecurityGroup",
            "network:Route",
            "network:RouteTable",
            "network:SecurityRule",
            "network:ServiceAssociationLink",
            "network:Subnet",
            "network:VirtualNetworkPeering",
            "network:VirtualNetworkPeeringVirtualNetwork");

    private final ProviderSchema schema;

    Shapes(ProviderSchema schema) {
        this.schema = schema;
    }

    /** The body of a PUT. */
    JsonObject toBody(AzureResource resource, JsonObject inputs) {
        var body = new JsonObject();
        var properties = new JsonObject();
        schema.inputs(resource.token()).forEach((key, type) -> {
            boolean inBody =
                    !resource.pathInputs().contains(key) && !resource.query().contains(key);
            if (inBody && inputs.has(key)) {
                boolean top = !resource.isFlattened() || ENVELOPE.contains(key);
                (top ? body : properties).add(key, convert(type, inputs.get(key), this::nest));
            }
        });
        if (resource.isFlattened()) {
            body.add("properties", properties);
        }
        return body;
    }

    /** The outputs that the SDK sees of a response. */
    JsonObject toOutputs(AzureResource resource, JsonObject response) {
        JsonObject properties = Json.objectAt(response, "properties").orElseGet(JsonObject::new);
        var outputs = new JsonObject();
        schema.outputs(resource.token()).forEach((key, type) -> {
            boolean top = !resource.isFlattened() || ENVELOPE.contains(key);
            Optional.ofNullable((top ? response : properties).get(key))
                    .filter(value -> !value.isJsonNull())
                    .ifPresent(value -> outputs.add(key, convert(type, value, this::flatten)));
        });
        outputs.addProperty("azureApiVersion", schema.apiVersion(resource.token()));
        return outputs;
    }

    /** What a preview knows of the outputs: the inputs of the same names; everything else is unknown. */
    JsonObject preview(AzureResource resource, JsonObject inputs) {
        return previewObject(schema.outputs(resource.token()), inputs);
    }

    private JsonObject previewObject(Map<String, Type> outputs, JsonObject inputs) {
        var result = new JsonObject();
        outputs.forEach((key, type) -> result.add(
                key,
                inputs.has(key) && !isStringSet(type, inputs.get(key))
                        ? convert(type, inputs.get(key), (name, value) -> schema.object(name)
                                .map(properties -> previewObject(properties, value))
                                .orElse(value))
                        : Wire.unknown()));
        return result;
    }

    /** The part of the outputs that could have been inputs, without what the service computes. */
    JsonObject toInputs(AzureResource resource, JsonObject outputs) {
        var inputs = new JsonObject();
        schema.inputs(resource.token()).forEach((key, type) -> {
            if (outputs.has(key) && !resource.pathInputs().contains(key)) {
                inputs.add(key, convert(type, outputs.get(key), this::keepKnown));
            }
        });
        return inputs;
    }

    private JsonObject keepKnown(String name, JsonObject value) {
        return schema.object(name)
                .map(properties -> {
                    var kept = new JsonObject();
                    properties.forEach((key, type) -> {
                        if (value.has(key)) {
                            kept.add(key, asList(type, convert(type, value.get(key), this::keepKnown)));
                        }
                    });
                    return kept;
                })
                .orElse(value);
    }

    /** Applies a function to every typed object in a value, outermost first. */
    private JsonElement convert(Type type, JsonElement value, BiFunction<String, JsonObject, JsonObject> function) {
        if (Wire.isUnknown(value)) {
            return value;
        }
        return switch (type.container()) {
            case LIST ->
                value.isJsonArray()
                        ? Json.array(StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                                .map(item -> convert(type.element(), item, function)))
                        : value;
            case MAP -> value;
            case NONE -> value.isJsonObject() ? function.apply(type.name(), value.getAsJsonObject()) : value;
        };
    }

    private JsonObject nest(String name, JsonObject value) {
        Optional<Map<String, Type>> types = schema.object(name);
        if (types.isEmpty()) {
            return value;
        }
        boolean nested = isNested(name);
        var outer = new JsonObject();
        var inner = new JsonObject();
        types.get().forEach((key, type) -> {
            if (value.has(key)) {
                boolean top = !nested || NESTED_ENVELOPE.contains(key);
                (top ? outer : inner).add(key, asMap(name, key, convert(type, value.get(key), this::nest)));
            }
        });
        if (nested && !inner.isEmpty()) {
            outer.add("properties", inner);
        }
        return outer;
    }

    private JsonObject flatten(String name, JsonObject value) {
        Optional<Map<String, Type>> types = schema.object(name);
        if (types.isEmpty()) {
            return value;
        }
        boolean nested = isNested(name);
        JsonObject inner = Json.objectAt(value, "properties").orElseGet(JsonObject::new);
        var flat = new JsonObject();
        types.get().forEach((key, type) -> {
            boolean top = !nested || NESTED_ENVELOPE.contains(key);
            Optional.ofNullable((top ? value : inner).get(key))
                    .filter(found -> !found.isJsonNull())
                    .ifPresent(found -> flat.add(key, convert(type, found, this::flatten)));
        });
        return flat;
    }

    /** Whether a list of the inputs is a map in the outputs: the provider knows nothing of it in a preview. */
    private static boolean isStringSet(Type output, JsonElement input) {
        return output.container() == Type.Container.MAP && input.isJsonArray();
    }

    /** The body of what the SDK has as a list of names, and Resource Manager as a map with empty values. */
    private JsonElement asMap(String inputType, String key, JsonElement value) {
        var output = schema.object(inputType.replaceFirst("Args$", "Response")).map(properties -> properties.get(key));
        if (output.isEmpty() || !isStringSet(output.get(), value)) {
            return value;
        }
        var map = new JsonObject();
        value.getAsJsonArray().forEach(name -> map.add(name.getAsString(), new JsonObject()));
        return map;
    }

    private static JsonElement asList(Type input, JsonElement value) {
        return input.container() == Type.Container.LIST && value.isJsonObject()
                ? Json.array(value.getAsJsonObject().keySet().stream().map(JsonPrimitive::new))
                : value;
    }

    private static boolean isNested(String name) {
        return NESTED.contains(name.replaceFirst("(Args|Response(V\\d+)?)$", ""));
    }
}
