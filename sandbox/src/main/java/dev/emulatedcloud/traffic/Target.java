package dev.emulatedcloud.traffic;

import java.util.Optional;

/**
 * Whom the gateway connects to.
 *
 * @param service what is known of it beforehand
 */
record Target(Call.To.Kind kind, String host, int port, boolean tls, Optional<Service> service) {
    boolean isCarto() {
        return kind == Call.To.Kind.CARTO;
    }

    boolean isProxy() {
        return kind == Call.To.Kind.PROXY;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
