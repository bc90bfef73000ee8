package dev.emulatedcloud.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pulumirpc.Provider;

/**
 * The package {@code azure-native} on the emulated Azure. It decides as the real one does: by the inputs alone, and
 * replaces only for what is in a resource's id or marked so in the API's description.
 *
 * @see <a href="https://github.com/pulumi/pulumi-azure-native/tree/master/provider/pkg/provider">The real provider</a>
 */
final class AzureNativeProvider extends ProviderService {
    private static final String CREATE_BEFORE_DELETE = "__createBeforeDelete";
    private static final ProviderSchema SCHEMA = ProviderSchema.load("azure-native");

    private final Map<String, AzureResource> types = AzureResource.all();
    private final Shapes shapes = new Shapes(SCHEMA);
    private final ResourceManager resources;
    private final AzureDefaults defaults;
    private final AzureFunctions functions;

    AzureNativeProvider(ResourceManager resources) {
        super("azure-native", SCHEMA.version(), false);
        this.resources = resources;
        this.defaults = new AzureDefaults(resources, SCHEMA);
        this.functions = new AzureFunctions(resources, types, shapes);
    }

    @Override
    Provider.CheckResponse check(Provider.CheckRequest request) {
        AzureResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getNews());
        defaults.name(type, request, inputs);
        defaults.location(type, Wire.read(request.getOlds()), inputs);
        var response = Provider.CheckResponse.newBuilder().setInputs(Wire.write(inputs));
        for (String failure : Validation.failures(SCHEMA, type.token(), inputs)) {
            response.addFailures(Provider.CheckFailure.newBuilder().setReason(failure));
        }
        return response.build();
    }

    @Override
    Provider.DiffResponse diff(Provider.DiffRequest request) {
        AzureResource type = type(request.getUrn());
        JsonObject before = Wire.read(request.getOldInputs());
        boolean createsFirst = Json.flag(before, CREATE_BEFORE_DELETE);
        Map<String, Change> changes =
                Change.between(comparable(before), comparable(Wire.read(request.getNews())), type::replaces);
        JsonObject state = Wire.read(request.getOlds());
        changes.replaceAll((path, change) -> settleAddition(path, change, state, Wire.read(request.getNews())));
        return DiffResponses.of(changes, !createsFirst);
    }

    /** A property that is set for the first time, to what the resource has anyway, replaces nothing. */
    private static Change settleAddition(String path, Change change, JsonObject state, JsonObject inputs) {
        boolean same = inputs.has(path) && inputs.get(path).equals(state.get(path));
        return change.kind() == Change.Kind.ADD && same ? new Change(Change.Kind.ADD, false) : change;
    }

    /** Without the provider's own marks, and with the location in the one form in which it is compared. */
    private static JsonObject comparable(JsonObject inputs) {
        JsonObject comparable = inputs.deepCopy();
        comparable.keySet().removeIf(key -> key.startsWith("__"));
        Json.text(inputs, "location")
                .filter(location -> !Wire.isUnknown(inputs.get("location")))
                .ifPresent(location -> comparable.addProperty("location", AzureDefaults.normalLocation(location)));
        return comparable;
    }

    @Override
    Provider.CreateResponse create(Provider.CreateRequest request) {
        AzureResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getProperties());
        if (request.getPreview()) {
            return Provider.CreateResponse.newBuilder()
                    .setProperties(Wire.write(shapes.preview(type, inputs)))
                    .build();
        }
        ResourceId id = type.id(defaults.subscription(), inputs);
        if (resources.exists(id)) {
            throw new IllegalStateException("cannot create already existing resource '" + id + "'");
        }
        JsonObject response = write(type, id, inputs, new Patience(resources, request.getUrn(), request.getTimeout()));
        return Provider.CreateResponse.newBuilder()
                .setId(response.get("id").getAsString())
                .setProperties(Wire.write(shapes.toOutputs(type, response)))
                .build();
    }

    @Override
    Provider.UpdateResponse update(Provider.UpdateRequest request) {
        AzureResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getNews());
        if (request.getPreview()) {
            JsonObject outputs = shapes.preview(type, inputs);
            JsonObject state = Wire.read(request.getOlds());
            for (String stable : List.of("name", "location")) {
                Optional.ofNullable(state.get(stable)).ifPresent(value -> outputs.add(stable, value));
            }
            return Provider.UpdateResponse.newBuilder()
                    .setProperties(Wire.write(outputs))
                    .build();
        }
        ResourceId id = type.id(defaults.subscription(), inputs);
        JsonObject response = write(type, id, inputs, new Patience(resources, request.getUrn(), request.getTimeout()));
        return Provider.UpdateResponse.newBuilder()
                .setProperties(Wire.write(shapes.toOutputs(type, response)))
                .build();
    }

    /**
     * Writes the resource and waits for the end. What fails after the service has accepted the request leaves the
     * resource in the state, as one that needs another update.
     */
    private JsonObject write(AzureResource type, ResourceId id, JsonObject inputs, Patience patience) {
        call(() -> patience.insist(() -> put(type, id, inputs)));
        try {
            patience.awaitEnd(id);
        } catch (CloudError e) {
            JsonObject state = resources
                    .find(id)
                    .map(found -> shapes.toOutputs(type, found))
                    .orElseGet(JsonObject::new);
            throw new InitializationFailed(describe(e), id.toString(), state, inputs);
        } catch (Abandoned e) {
            String message = "resource created but read failed %s: %s".formatted(e.getMessage(), e.getMessage());
            throw new InitializationFailed(message, id.toString(), new JsonObject(), inputs);
        }
        return call(() -> resources.get(id));
    }

    /** What resources of their own may have put into the resource, and the inputs do not set, stays. */
    private JsonObject put(AzureResource type, ResourceId id, JsonObject inputs) {
        JsonObject body = shapes.toBody(type, inputs);
        Optional<JsonObject> existing = resources.find(id);
        for (String subResource : type.subResources()) {
            Optional<JsonElement> kept = existing.flatMap(document -> Json.at(document, "properties." + subResource));
            if (!inputs.has(subResource) && kept.isPresent()) {
                body.getAsJsonObject("properties").add(subResource, kept.get());
            }
        }
        var query = new LinkedHashMap<String, String>();
        for (String parameter : type.query()) {
            Json.text(inputs, parameter).ifPresent(value -> query.put(parameter, value));
        }
        return resources.put(id, body, query);
    }

    @Override
    Provider.ReadResponse read(Provider.ReadRequest request) {
        AzureResource type = type(request.getUrn());
        Optional<JsonObject> found = resources.find(ResourceId.of(request.getId()));
        if (found.isEmpty()) {
            return Provider.ReadResponse.getDefaultInstance();
        }
        JsonObject outputs = shapes.toOutputs(type, found.get());
        JsonObject inputs = Wire.read(request.getInputs());
        if (inputs.isEmpty()) {
            inputs = type.inputs(request.getId());
            inputs.asMap().putAll(shapes.toInputs(type, outputs).asMap());
        } else {
            inputs = Refresh.apply(
                    inputs,
                    projection(type, inputs, Wire.read(request.getProperties())),
                    projection(type, inputs, outputs));
        }
        return Provider.ReadResponse.newBuilder()
                .setId(request.getId())
                .setProperties(Wire.write(outputs))
                .setInputs(Wire.write(inputs))
                .build();
    }

    private JsonObject projection(AzureResource type, JsonObject inputs, JsonObject outputs) {
        JsonObject projection = shapes.toInputs(type, outputs);
        projection.keySet().removeIf(key -> type.subResources().contains(key) && !inputs.has(key));
        return projection;
    }

    @Override
    void delete(Provider.DeleteRequest request) {
        ResourceId id = ResourceId.of(request.getId());
        var patience = new Patience(resources, request.getUrn(), request.getTimeout());
        call(() -> {
            patience.insist(() -> {
                deleteIfThere(id);
                return null;
            });
            patience.awaitEnd(id);
            return null;
        });
    }

    private void deleteIfThere(ResourceId id) {
        try {
            resources.delete(id);
        } catch (CloudError e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    @Override
    Provider.InvokeResponse invoke(Provider.InvokeRequest request) {
        JsonObject result = functions.call(request.getTok(), defaults.subscription(), Wire.read(request.getArgs()));
        return Provider.InvokeResponse.newBuilder()
                .setReturn(Wire.write(result))
                .build();
    }

    private AzureResource type(String urn) {
        String token = typeOf(urn);
        return Optional.ofNullable(types.get(token))
                .orElseThrow(() -> new IllegalArgumentException("Resource type " + token + " not found"));
    }

    /** Words refusals as the real provider prints them. */
    private static <T> T call(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (CloudError e) {
            throw new IllegalStateException(describe(e), e);
        }
    }

    static String describe(CloudError e) {
        return "Status=%d Code=\"%s\" Message=\"%s\"".formatted(e.status(), e.code(), e.getMessage());
    }
}
