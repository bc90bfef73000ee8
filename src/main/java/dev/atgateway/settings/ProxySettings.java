package dev.atgateway.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The forward proxy that CARTO documents.
 *
 * @param url {@code http://host:port} or {@code https://host:port}, without credentials
 * @param cidr the proxy's address range, for restricted egress
 * @param caCertificate PEM of the CA that signed the proxy's certificate
 * @param rejectUnauthorized whether the proxy's certificate is verified
 */
public record ProxySettings(URI url, Optional<Cidr> cidr, Optional<String> caCertificate, boolean rejectUnauthorized) {
    /** Whether the proxy itself is spoken to over TLS. */
    public boolean tls() {
        return "https".equals(url.getScheme());
    }
}
