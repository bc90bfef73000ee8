package dev.atgateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** URLs that are called over HTTPS. */
final class HttpsUrl {
    private static final String FORM = "write https://host/path";

    private HttpsUrl() {}

    /**
     * Reads a URL.
     *
     * @throws Mistake when it is none, is not HTTPS, or carries more than host, port and path
     */
    static URI parse(String text) {
        URI url = uri(text);
        if (!"https".equals(url.getScheme())) {
            throw new Mistake("not an https URL", FORM);
        }
        if (url.getHost() == null
                || !DnsName.isHost(url.getHost().toLowerCase(Locale.ROOT)) && !Ipv4.isAddress(url.getHost())) {
            throw new Mistake("its host is neither a name nor an IPv4 address", FORM);
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            throw new Mistake("carries more than host, port and path", FORM);
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
