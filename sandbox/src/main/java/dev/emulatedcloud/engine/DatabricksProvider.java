package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import pulumirpc.Provider;

/**
 * The package {@code databricks} on the emulated workspace: a bridged Terraform provider, so it decides by the state
 * rather than by the inputs, and keeps what the service does not return.
 *
 * @see <a href="https://github.com/pulumi/pulumi-databricks">The real provider</a>
 */
final class DatabricksProvider extends ProviderService {
    private static final ProviderSchema SCHEMA = ProviderSchema.load("databricks");

    private final Api api;
    private final String host;
    private final Pause pause;
    private final Map<ProviderConnection, WorkspaceClient> clients = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, BridgedResource> types = Map.of(
            ConnectionResource.TOKEN, new ConnectionResource(this::client, SCHEMA),
            GrantResource.TOKEN, new GrantResource(this::client));

    /** On any workspace that answers so; the host is the one to tell programs that configure none. */
    DatabricksProvider(Api api, String host, Pause pause) {
        super("databricks", SCHEMA.version(), true);
        this.api = api;
        this.host = host;
        this.pause = pause;
    }

    @Override
    void configured() {
        var client = new WorkspaceClient(api, pause, ProviderConnection.current());
        clients.put(ProviderConnection.current(), client);
        client.probe();
    }

    private WorkspaceClient client() {
        return clients.get(ProviderConnection.current());
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
        client().workspaceOfState();
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
        client().workspaceOfState();
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
        client().workspaceOfState();
        type(request.getUrn()).delete(request.getId());
    }

    @Override
    Provider.InvokeResponse invoke(Provider.InvokeRequest request) {
        if (!request.getTok().equals("databricks:index/getCurrentUser:getCurrentUser")) {
            throw new IllegalArgumentException("Unknown function '" + request.getTok() + "'");
        }
        JsonObject me = client().me();
        String user = me.get("userName").getAsString();
        String alphanumeric = user.replaceFirst("@.*", "").replaceAll("[^A-Za-z0-9]", "_");
        JsonObject result = Json.object(
                "id",
                me.get("id"),
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
                ProviderConnection.current().config("host").orElse(host),
                "providerConfig",
                Json.object("workspaceId", client().workspaceId()));
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
