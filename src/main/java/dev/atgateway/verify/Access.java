package dev.atgateway.verify;

import dev.atgateway.settings.AzureAccess;
import dev.atgateway.tls.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How this machine reaches the outside, for every client alike: by the proxy of HTTPS_PROXY and NO_PROXY, trusting
 * SSL_CERT_FILE, or else the system.
 */
final class Access {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int HTTP = 80;

    private final AzureAccess settings;
    private final SSLContext tls;

    Access(AzureAccess settings) throws IOException {
        this.settings = settings;
        this.tls = tls(settings);
    }

    AzureAccess settings() {
        return settings;
    }

    SSLContext tls() {
        return tls;
    }

    java.net.http.HttpClient.Builder http() {
        return java.net.http.HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(CONNECT_LIMIT)
                .proxy(new Proxies());
    }

    /** The proxy on the way to a host. */
    Optional<InetSocketAddress> proxyFor(String host) {
        return settings.proxyFor(host)
                .map(proxy -> new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? HTTP : proxy.getPort()));
    }

    private static SSLContext tls(AzureAccess settings) throws IOException {
        if (settings.certificateFile().isPresent()) {
            return TrustedCertificates.of(Path.of(settings.certificateFile().get()));
        }
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IOException("Java's own trusted certificates cannot be read", e);
        }
    }

    private final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(proxyFor(uri.getHost())
                    .map(address -> new Proxy(Proxy.Type.HTTP, address))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // The call itself fails and says so.
        }
    }
}
