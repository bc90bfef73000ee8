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

    static ServerTransportFilter filter() {
        return new ServerTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                return attributes.toBuilder()
                        .set(ATTRIBUTE, new ProviderConnection())
                        .build();
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
