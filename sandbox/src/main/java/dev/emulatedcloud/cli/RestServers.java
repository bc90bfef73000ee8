package dev.emulatedcloud.cli;

import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.HttpEndpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The REST interfaces, each on a port of the loopback interface, by its key in {@code server.json}. */
final class RestServers implements AutoCloseable {
    private final ToIntFunction<String> ports;
    private final Map<String, HttpEndpoint> endpoints = new LinkedHashMap<>();
    private volatile Instant lastCall = Instant.now();

    /** The servers start on the given ports where they are free; otherwise, and for 0, on free ones. */
    RestServers(ToIntFunction<String> ports) {
        this.ports = ports;
    }

    /** How an interface is put on a port: plainly, or over TLS. */
    interface Carrier {
        HttpEndpoint start(int port, Api api);
    }

    void serve(String key, Api api, Carrier carrier) {
        endpoints.put(key, carrier.start(ports.applyAsInt(key), request -> {
            lastCall = Instant.now();
            return api.handle(request);
        }));
    }

    /** The port of each server by its key. */
    Map<String, Integer> ports() {
        var started = new LinkedHashMap<String, Integer>();
        endpoints.forEach((key, endpoint) -> started.put(key, endpoint.port()));
        return started;
    }

    Instant lastCall() {
        return lastCall;
    }

    @Override
    public void close() {
        endpoints.values().forEach(HttpEndpoint::close);
    }
}
