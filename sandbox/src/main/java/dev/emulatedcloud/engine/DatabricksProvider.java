package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.util.Map;
import pulumirpc.Provider;

/**
 * The package {@code databricks} on the emulated workspace: a bridged Terraform provider, so it decides by the state
 * rather than by the inputs, and keeps what the service does not return.
 *
 * @see <a href="https://github.com/pulumi/pulumi-databricks">The real provider</a>
 */
final class DatabricksProvider extends ProviderService {
    private static final ProviderSchema SCHEMA = ProviderSchema.load("databricks");

    private final UnityCatalog catalog;
    private final Map<String, BridgedResource> types;

    DatabricksProvider(UnityCatalog catalog) {
        super("databricks", SCHEMA.version(), true);
        this.catalog = catalog;
        this.types = Map.of(
                ConnectionResource.TOKEN, new ConnectionResource(catalog, SCHEMA),
                GrantResource.TOKEN, new GrantResource(catalog));
    }

    @Override
    Provider.CheckResponse check(Provider.CheckRequest request) {
        BridgedResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getNews());
        inputs.remove(BridgedResource.DEFAULTS);
        BridgedResource.Checked checked = type.check(request.getUrn(), Wire.read(request.getOlds()), inputs);
        var response = Provider.CheckResponse.newBuilder().setInputs(Wire.write(type.protect(checked.inputs())));
        for (String failure : Validation.failures(SCHEMA, typeOf(request.getUrn()), checked.inputs())) {
            response.addFailures(Provider.CheckFailure.newBuilder().setReason(failure));
        }
        checked.failures()
                .forEach(failure ->
                        response.addFailures(Provider.CheckFailure.newBuilder().setReason(failure)));
        return response.build();
    }

    @Override
    Provider.DiffResponse diff(Provider.DiffRequest request) {
        BridgedResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getNews());
        Map<String, Change> changes = type.diff(Wire.read(request.getOlds()), inputs);
        return DiffResponses.of(changes, type.deletesBeforeReplace(inputs));
    }

    @Override
    Provider.CreateResponse create(Provider.CreateRequest request) {
        BridgedResource type = type(request.getUrn());
        JsonObject inputs = Wire.read(request.getProperties());
        if (request.getPreview()) {
            return Provider.CreateResponse.newBuilder()
                    .setProperties(Wire.write(type.protect(type.planned(new JsonObject(), inputs))))
                    .build();
        }
        BridgedResource.State state = type.create(inputs);
        return Provider.CreateResponse.newBuilder()
                .setId(state.id())
                .setProperties(Wire.write(type.protect(state.outputs())))
                .build();
    }

    @Override
    Provider.UpdateResponse update(Provider.UpdateRequest request) {
        BridgedResource type = type(request.getUrn());
        JsonObject before = Wire.read(request.getOlds());
        JsonObject inputs = Wire.read(request.getNews());
        JsonObject outputs =
                request.getPreview() ? type.planned(before, inputs) : type.update(request.getId(), before, inputs);
        return Provider.UpdateResponse.newBuilder()
                .setProperties(Wire.write(type.protect(outputs)))
                .build();
    }

    @Override
    Provider.ReadResponse read(Provider.ReadRequest request) {
        BridgedResource type = type(request.getUrn());
        JsonObject before = Wire.read(request.getProperties());
        return type.read(request.getId(), before)
                .map(outputs -> Provider.ReadResponse.newBuilder()
                        .setId(request.getId())
                        .setProperties(Wire.write(type.protect(outputs)))
                        .setInputs(Wire.write(type.protect(type.inputs(Wire.read(request.getInputs()), outputs))))
                        .build())
                .orElseGet(Provider.ReadResponse::getDefaultInstance);
    }

    @Override
    void delete(Provider.DeleteRequest request) {
        type(request.getUrn()).delete(request.getId());
    }

    @Override
    Provider.InvokeResponse invoke(Provider.InvokeRequest request) {
        if (!request.getTok().equals("databricks:index/getCurrentUser:getCurrentUser")) {
            throw new IllegalArgumentException("Unknown function '" + request.getTok() + "'");
        }
        JsonObject workspace = catalog.workspace();
        String user = workspace.get("currentUser").getAsString();
        String alphanumeric = user.replaceFirst("@.*", "").replaceAll("[^A-Za-z0-9]", "_");
        JsonObject result = Json.object(
                "id",
                "1000000000000002",
                "userName",
                user,
                "aclPrincipalId",
                "users/" + user,
                "alphanumeric",
                alphanumeric,
                "externalId",
                "",
                "home",
                "/Users/" + user,
                "repos",
                "/Repos/" + user,
                "workspaceUrl",
                workspace.get("host").getAsString(),
                "providerConfig",
                Json.object("workspaceId", workspace.get("workspaceId").getAsString()));
        return Provider.InvokeResponse.newBuilder()
                .setReturn(Wire.write(result))
                .build();
    }

    private BridgedResource type(String urn) {
        BridgedResource type = types.get(typeOf(urn));
        if (type == null) {
            throw new IllegalArgumentException("unrecognized resource type: " + typeOf(urn));
        }
        return type;
    }
}
