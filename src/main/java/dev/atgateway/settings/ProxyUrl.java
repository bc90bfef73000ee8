package dev.atgateway.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The URL of a forward proxy.
 *
 * @see <a
 *     href="https://docs.carto.com/carto-self-hosted/configuration/networking/configure-an-external-proxy">Proxy</a>
 */
final class ProxyUrl {
    private static final String FORM = "write http://host:port or https://host:port";

    private ProxyUrl() {}

    static URI parse(String text) {
        if (!text.contains("://")) {
            throw new Mistake("does not say whether the proxy speaks http or https", FORM);
        }
        URI url = uri(text);
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new Mistake("not a kind of proxy that CARTO supports", FORM);
        }
        if (text.contains("@")) {
            throw new Mistake(
                    "holds credentials, and CARTO supports no password authentication to a proxy",
                    FORM + " and let the proxy admit the gateway by its subnet");
        }
        String host = url.getHost();
        if (host == null || !(DnsName.isHost(host.toLowerCase()) || Ipv4.isAddress(host))) {
            throw new Mistake("its host is neither a name nor an IPv4 address", FORM);
        }
        if (url.getPort() < 1 || url.getPort() > 65535) {
            throw new Mistake("names no port from 1 to 65535", FORM);
        }
        if (!text.endsWith(":" + url.getPort())) {
            throw new Mistake("goes on after the port", FORM);
        }
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Mistake("not a URL", FORM);
        }
    }
}
