package dev.emulatedcloud.engine;

import com.google.protobuf.Any;
import com.google.protobuf.Empty;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import pulumirpc.Plugin;
import pulumirpc.Provider;
import pulumirpc.ResourceProviderGrpc;

/**
 * What both providers answer alike.
 *
 * @see <a href="https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/providers/README.html">Resource
 *     providers</a>
 */
abstract class ProviderService extends ResourceProviderGrpc.ResourceProviderImplBase {
    private final String name;
    private final String version;
    private final boolean acceptsSecrets;

    ProviderService(String name, String version, boolean acceptsSecrets) {
        this.name = name;
        this.version = version;
        this.acceptsSecrets = acceptsSecrets;
    }

    abstract Provider.CheckResponse check(Provider.CheckRequest request);

    abstract Provider.DiffResponse diff(Provider.DiffRequest request);

    abstract Provider.CreateResponse create(Provider.CreateRequest request);

    abstract Provider.ReadResponse read(Provider.ReadRequest request);

    abstract Provider.UpdateResponse update(Provider.UpdateRequest request);

    abstract void delete(Provider.DeleteRequest request);

    abstract Provider.InvokeResponse invoke(Provider.InvokeRequest request);

    @Override
    public void handshake(
            Provider.ProviderHandshakeRequest request, StreamObserver<Provider.ProviderHandshakeResponse> observer) {
        respond(observer, () -> {
            ProviderConnection.current().engineAt(request.getEngineAddress());
            return Provider.ProviderHandshakeResponse.newBuilder()
                    .setAcceptSecrets(acceptsSecrets)
                    .setSupportsAutonamingConfiguration(true)
                    .build();
        });
    }

    @Override
    public void attach(Plugin.PluginAttach request, StreamObserver<Empty> observer) {
        respond(observer, () -> {
            ProviderConnection.current().engineAt(request.getAddress());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<Plugin.PluginInfo> observer) {
        respond(
                observer,
                () -> Plugin.PluginInfo.newBuilder().setVersion(version).build());
    }

    /** Gives up what this run of the engine waits for; the service goes on, and so do other runs. */
    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        respond(observer, () -> {
            ProviderConnection.current().cancel();
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getSchema(Provider.GetSchemaRequest request, StreamObserver<Provider.GetSchemaResponse> observer) {
        String schema = "{\"name\":\"%s\",\"version\":\"%s\"}".formatted(name, version);
        respond(
                observer,
                () -> Provider.GetSchemaResponse.newBuilder().setSchema(schema).build());
    }

    @Override
    public void getMapping(Provider.GetMappingRequest request, StreamObserver<Provider.GetMappingResponse> observer) {
        respond(observer, Provider.GetMappingResponse::getDefaultInstance);
    }

    @Override
    public void getMappings(
            Provider.GetMappingsRequest request, StreamObserver<Provider.GetMappingsResponse> observer) {
        respond(observer, Provider.GetMappingsResponse::getDefaultInstance);
    }

    @Override
    public void checkConfig(Provider.CheckRequest request, StreamObserver<Provider.CheckResponse> observer) {
        respond(observer, () -> Provider.CheckResponse.newBuilder()
                .setInputs(request.getNews())
                .build());
    }

    @Override
    public void diffConfig(Provider.DiffRequest request, StreamObserver<Provider.DiffResponse> observer) {
        respond(observer, Provider.DiffResponse::getDefaultInstance);
    }

    @Override
    public void configure(Provider.ConfigureRequest request, StreamObserver<Provider.ConfigureResponse> observer) {
        respond(observer, () -> {
            String prefix = name + ":config:";
            var config = new LinkedHashMap<String, String>();
            request.getVariablesMap().forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    config.put(key.substring(prefix.length()), value);
                }
            });
            ProviderConnection.current().configure(config);
            configured();
            return Provider.ConfigureResponse.newBuilder()
                    .setAcceptSecrets(acceptsSecrets)
                    .setSupportsPreview(true)
                    .setSupportsAutonamingConfiguration(true)
                    .build();
        });
    }

    /** What a provider does as soon as the current connection has its configuration. */
    void configured() {}

    @Override
    public final void check(Provider.CheckRequest request, StreamObserver<Provider.CheckResponse> observer) {
        respond(observer, () -> check(request));
    }

    @Override
    public final void diff(Provider.DiffRequest request, StreamObserver<Provider.DiffResponse> observer) {
        respond(observer, () -> diff(request));
    }

    @Override
    public final void create(Provider.CreateRequest request, StreamObserver<Provider.CreateResponse> observer) {
        respond(observer, () -> create(request));
    }

    @Override
    public final void read(Provider.ReadRequest request, StreamObserver<Provider.ReadResponse> observer) {
        respond(observer, () -> read(request));
    }

    @Override
    public final void update(Provider.UpdateRequest request, StreamObserver<Provider.UpdateResponse> observer) {
        respond(observer, () -> update(request));
    }

    @Override
    public final void delete(Provider.DeleteRequest request, StreamObserver<Empty> observer) {
        respond(observer, () -> {
            delete(request);
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public final void invoke(Provider.InvokeRequest request, StreamObserver<Provider.InvokeResponse> observer) {
        respond(observer, () -> invoke(request));
    }

    private static <T> void respond(StreamObserver<T> observer, Callable<T> answer) {
        try {
            observer.onNext(answer.call());
            observer.onCompleted();
        } catch (InitializationFailed e) {
            observer.onError(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                    .setCode(Code.UNKNOWN_VALUE)
                    .setMessage(e.getMessage())
                    .addDetails(Any.pack(Provider.ErrorResourceInitFailed.newBuilder()
                            .setId(e.id())
                            .setProperties(Wire.write(e.state()))
                            .setInputs(Wire.write(e.inputs()))
                            .addReasons(e.getMessage())
                            .build()))
                    .build()));
        } catch (Exception e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            observer.onError(
                    Status.UNKNOWN.withDescription(message).withCause(e).asRuntimeException());
        }
    }

    /** The last part of a URN: the name that the program gave the resource. */
    static String logicalName(String urn) {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    /** The type of the resource itself: {@code urn:pulumi:stack::project::parents$type::name}. */
    static String typeOf(String urn) {
        String types = urn.split("::", 4)[2];
        return types.substring(types.lastIndexOf('$') + 1);
    }
}
