package dev.emulatedcloud.engine;

import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.databricks.FaultyApi;
import dev.emulatedcloud.databricks.SlowApi;
import dev.emulatedcloud.databricks.UnityCatalog;
import dev.emulatedcloud.databricks.WorkspaceApi;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.traffic.Call;
import dev.emulatedcloud.traffic.Walker;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Both providers, each on a port of the loopback interface. */
public final class ProviderServers implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 400 * 1024 * 1024; // as the engine's own plugins allow
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ResourceManager resources;
    private final Api workspace;
    private final Server azureNative;
    private final Server databricks;
    private volatile Instant lastCall = Instant.now();

    /** The same in a cloud in which everything is done when it is asked for. */
    public ProviderServers(Cloud cloud, int azureNativePort, int databricksPort) {
        this(cloud, () -> Durations.NONE, Faults.none(cloud), azureNativePort, databricksPort);
    }

    /** Starts on the given ports where they are free; otherwise, and for 0, on free ones. */
    public ProviderServers(
            Cloud cloud, Supplier<Durations> durations, Faults faults, int azureNativePort, int databricksPort) {
        resources = new ResourceManager(cloud, durations, faults);
        var catalog = new UnityCatalog(cloud);
        catalog.permissions().staleFor(() -> durations.get().of(Durations.GRANT_VISIBILITY));
        var walker = new Walker(resources);
        workspace = new FaultyApi(
                new SlowApi(
                        new WorkspaceApi(
                                catalog,
                                (connection, warehouse) -> walker.walk(
                                                Call.over(connection.get("name").getAsString(), warehouse))
                                        .reaches(),
                                durations),
                        durations),
                faults);
        String host = catalog.workspace().get("host").getAsString();
        azureNative = start(new AzureNativeProvider(resources), azureNativePort);
        try {
            databricks = start(new DatabricksProvider(workspace, host, Pause.REAL), databricksPort);
        } catch (RuntimeException e) {
            azureNative.shutdownNow();
            throw e;
        }
    }

    /** What the provider of azure-native changes. */
    public ResourceManager resources() {
        return resources;
    }

    /** What the provider of databricks changes. */
    public Api workspace() {
        return workspace;
    }

    public int azureNativePort() {
        return azureNative.getPort();
    }

    public int databricksPort() {
        return databricks.getPort();
    }

    public Instant lastCall() {
        return lastCall;
    }

    private Server start(BindableService provider, int port) {
        try {
            return build(provider, port).start();
        } catch (IOException portTaken) {
            try {
                return build(provider, 0).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Server build(BindableService provider, int port) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(provider)
                .addTransportFilter(ProviderConnection.filter())
                .intercept(ProviderConnection.interceptor())
                .intercept(new LastCall())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
    }

    /** Lets calls that are under way end, for a moment. */
    @Override
    public void close() {
        azureNative.shutdown();
        databricks.shutdown();
        try {
            for (Server server : new Server[] {azureNative, databricks}) {
                if (!server.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    server.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            azureNative.shutdownNow();
            databricks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private final class LastCall implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            lastCall = Instant.now();
            return next.startCall(call, headers);
        }
    }
}
