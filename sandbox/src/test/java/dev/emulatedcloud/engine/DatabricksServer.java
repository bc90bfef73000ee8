package dev.emulatedcloud.engine;

import dev.emulatedcloud.rest.Api;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The provider on any interface, with waits that take no time and are noted. */
final class DatabricksServer implements AutoCloseable {
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<EngineClient> processes = Collections.synchronizedList(new ArrayList<>());
    private final Server server;

    DatabricksServer(Api api) {
        this(api, duration -> {});
    }

    DatabricksServer(Api api, Pause also) {
        var provider = new DatabricksProvider(api, "https://adb-1.azuredatabricks.net", duration -> {
            waits.add(duration);
            also.take(duration);
        });
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(provider)
                    .addTransportFilter(ProviderConnection.filter())
                    .intercept(ProviderConnection.interceptor())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The provider as one command of the engine starts it. */
    EngineClient process(Map<String, String> config) {
        var process = new EngineClient("databricks", server.getPort(), config);
        processes.add(process);
        return process;
    }

    EngineClient process() {
        return process(Map.of());
    }

    List<Duration> waits() {
        return waits;
    }

    @Override
    public void close() {
        processes.forEach(EngineClient::close);
        server.shutdownNow();
    }
}
