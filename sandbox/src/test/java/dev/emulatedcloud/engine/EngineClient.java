package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import com.google.protobuf.Struct;
import dev.emulatedcloud.cloud.Json;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import java.util.stream.Collectors;
import pulumirpc.Plugin;
import pulumirpc.Provider;
import pulumirpc.ResourceProviderGrpc;

/** One instance of a provider as the engine starts it: a connection, a handshake, a configuration. */
final class EngineClient implements AutoCloseable {
    /** What the engine has in its state of one resource. */
    record Resource(String urn, String id, JsonObject inputs, JsonObject outputs) {}

    private final ManagedChannel channel;
    private final ResourceProviderGrpc.ResourceProviderBlockingStub provider;
    private final Provider.ConfigureResponse configured;

    EngineClient(String name, int port, Map<String, String> config) {
        channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        provider = ResourceProviderGrpc.newBlockingStub(channel);
        provider.handshake(Provider.ProviderHandshakeRequest.getDefaultInstance());
        provider.attach(
                Plugin.PluginAttach.newBuilder().setAddress("127.0.0.1:1").build());
        provider.checkConfig(Provider.CheckRequest.getDefaultInstance());
        configured = provider.configure(Provider.ConfigureRequest.newBuilder()
                .putAllVariables(config.entrySet().stream()
                        .collect(Collectors.toMap(e -> name + ":config:" + e.getKey(), Map.Entry::getValue)))
                .setAcceptSecrets(true)
                .build());
    }

    ResourceProviderGrpc.ResourceProviderBlockingStub provider() {
        return provider;
    }

    Provider.ConfigureResponse configured() {
        return configured;
    }

    static String urn(String type, String name) {
        return "urn:pulumi:dev::project::my:component:Parent$" + type + "::" + name;
    }

    Provider.CheckResponse check(String urn, JsonObject olds, JsonObject news) {
        return provider.check(Provider.CheckRequest.newBuilder()
                .setUrn(urn)
                .setOlds(Wire.write(olds))
                .setNews(Wire.write(news))
                .build());
    }

    JsonObject checked(String urn, JsonObject olds, JsonObject news) {
        Provider.CheckResponse response = check(urn, olds, news);
        if (response.getFailuresCount() > 0) {
            throw new AssertionError(response.getFailuresList().toString());
        }
        return Wire.read(response.getInputs());
    }

    Provider.DiffResponse diff(Resource resource, JsonObject inputs) {
        return provider.diff(Provider.DiffRequest.newBuilder()
                .setId(resource.id())
                .setUrn(resource.urn())
                .setOlds(Wire.write(resource.outputs()))
                .setOldInputs(Wire.write(resource.inputs()))
                .setNews(Wire.write(inputs))
                .build());
    }

    JsonObject previewCreate(String urn, JsonObject inputs) {
        return Wire.read(provider.create(Provider.CreateRequest.newBuilder()
                        .setUrn(urn)
                        .setProperties(Wire.write(inputs))
                        .setPreview(true)
                        .build())
                .getProperties());
    }

    Resource create(String type, String name, JsonObject inputs) {
        String urn = urn(type, name);
        JsonObject checked = checked(urn, new JsonObject(), inputs);
        Provider.CreateResponse response = provider.create(Provider.CreateRequest.newBuilder()
                .setUrn(urn)
                .setProperties(Wire.write(checked))
                .build());
        return new Resource(urn, response.getId(), checked, Wire.read(response.getProperties()));
    }

    JsonObject previewUpdate(Resource resource, JsonObject inputs) {
        return Wire.read(updateRequest(resource, inputs, true));
    }

    Resource update(Resource resource, JsonObject inputs) {
        return new Resource(resource.urn(), resource.id(), inputs, Wire.read(updateRequest(resource, inputs, false)));
    }

    private Struct updateRequest(Resource resource, JsonObject inputs, boolean preview) {
        return provider.update(Provider.UpdateRequest.newBuilder()
                        .setId(resource.id())
                        .setUrn(resource.urn())
                        .setOlds(Wire.write(resource.outputs()))
                        .setOldInputs(Wire.write(resource.inputs()))
                        .setNews(Wire.write(inputs))
                        .setPreview(preview)
                        .build())
                .getProperties();
    }

    /** The resource after a refresh; its id is empty if it is gone. */
    Resource read(Resource resource) {
        Provider.ReadResponse response = provider.read(Provider.ReadRequest.newBuilder()
                .setId(resource.id())
                .setUrn(resource.urn())
                .setProperties(Wire.write(resource.outputs()))
                .setInputs(Wire.write(resource.inputs()))
                .build());
        return new Resource(
                resource.urn(), response.getId(), Wire.read(response.getInputs()), Wire.read(response.getProperties()));
    }

    Resource importing(String type, String id) {
        return read(new Resource(urn(type, "imported"), id, new JsonObject(), new JsonObject()));
    }

    void delete(Resource resource) {
        provider.delete(Provider.DeleteRequest.newBuilder()
                .setId(resource.id())
                .setUrn(resource.urn())
                .setProperties(Wire.write(resource.outputs()))
                .build());
    }

    JsonObject invoke(String token, Object... arguments) {
        return Wire.read(provider.invoke(Provider.InvokeRequest.newBuilder()
                        .setTok(token)
                        .setArgs(Wire.write(Json.object(arguments)))
                        .build())
                .getReturn());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
