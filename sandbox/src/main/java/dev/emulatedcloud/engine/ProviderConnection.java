package dev.emulatedcloud.engine;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Map;
import java.util.Optional;

/**
 * One instance of a provider, as the engine sees it. All instances dial the same port and calls do not say which one is
 * meant, but each has a connection of its own: the configuration belongs to that.
 */
final class ProviderConnection {
    private static final Attributes.Key<ProviderConnection> ATTRIBUTE =
            Attributes.Key.create(ProviderConnection.class.getName());
    private static final Context.Key<ProviderConnection> CURRENT = Context.key(ProviderConnection.class.getName());

    private volatile Map<String, String> config = Map.of();
    private volatile boolean cancelled;
    private volatile EngineStatus status;

    /** The connection on which the current call came. */
    static ProviderConnection current() {
        return CURRENT.get();
    }

    void configure(Map<String, String> values) {
        config = Map.copyOf(values);
    }

    Optional<String> config(String key) {
        return Optional.ofNullable(config.get(key)).filter(value -> !value.isEmpty());
    }

    /** Notes where the engine itself can be called, if it says so. */
    void engineAt(String address) {
        if (!address.isEmpty()) {
            close();
            status = new EngineStatus(address);
        }
    }

    /** Shows a text beside a resource, where the engine has said how. */
    void show(String urn, String text) {
        EngineStatus shown = status;
        if (shown != null) {
            shown.show(urn, text);
        }
    }

    private void close() {
        if (status != null) {
            status.close();
        }
    }

    /** Ends what the calls of this instance wait for: the engine is being interrupted. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    static ServerTransportFilter filter() {
        return new ServerTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                return attributes.toBuilder()
                        .set(ATTRIBUTE, new ProviderConnection())
                        .build();
            }

            @Override
            public void transportTerminated(Attributes attributes) {
                attributes.get(ATTRIBUTE).close();
            }
        };
    }

    static ServerInterceptor interceptor() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                Context context = Context.current()
                        .withValue(CURRENT, call.getAttributes().get(ATTRIBUTE));
                return Contexts.interceptCall(context, call, headers, next);
            }
        };
    }
}
