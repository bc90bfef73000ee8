package dev.atgateway.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the forward proxy as CARTO documents it.
 *
 * @see <a
 *     href="https://docs.carto.com/carto-self-hosted/configuration/networking/configure-an-external-proxy">Proxy</a>
 */
final class ProxyReader {
    private static final String NO_PROXY = "has no effect without proxyUrl";
    private static final String HTTP_PROXY = "has no effect: an http proxy shows no certificate";

    final Optional<URI> url;
    final List<String> noProxy;
    final Set<String> caBlocks;
    private final Optional<Cidr> cidr;
    private final Optional<Boolean> rejectUnauthorized;

    ProxyReader(Values values, Certificates certificates, CartoReader carto, EgressReader egress) {
        url = values.read("proxyUrl", ProxyUrl::parse);
        cidr = values.read("proxyCidr", ProxyReader::range);
        noProxy = values.list("noProxy", ProxyReader::bypass);
        caBlocks = certificates.read("proxyCaCertificate");
        rejectUnauthorized = values.read("proxyRejectUnauthorized", "true", Choice.FLAG);
        if (!values.given("proxyUrl")) {
            values.noEffect("proxyCidr", "", NO_PROXY);
            values.noEffect("noProxy", "[]", NO_PROXY);
        }
        if (!values.given("proxyUrl")
                || url.filter(proxy -> proxy.getScheme().equals("http")).isPresent()) {
            String why = values.given("proxyUrl") ? HTTP_PROXY : NO_PROXY;
            values.noEffect("proxyCaCertificate", "", why);
            values.noEffect("proxyRejectUnauthorized", "true", why);
        }
        url.ifPresent(proxy -> checkHost(values, proxy.getHost(), carto, egress));
        if (tls()) {
            checkTrust(values);
        }
    }

    boolean tls() {
        return url.filter(proxy -> proxy.getScheme().equals("https")).isPresent();
    }

    boolean insecure() {
        return tls() && rejectUnauthorized.equals(Optional.of(false));
    }

    Optional<ProxySettings> settings() {
        return url.map(proxy -> new ProxySettings(
                proxy,
                cidr,
                caBlocks.isEmpty() ? Optional.empty() : Optional.of(String.join("", caBlocks)),
                rejectUnauthorized.orElseThrow()));
    }

    private void checkHost(Values values, String host, CartoReader carto, EgressReader egress) {
        if (carto.domain.filter(host::equalsIgnoreCase).isPresent()
                || carto.internalIp.filter(ip -> ip.toString().equals(host)).isPresent()) {
            values.wrong("proxyUrl", "CARTO's own host, which is reached without a proxy", "write the proxy's host");
        }
        if (Ipv4.isAddress(host)) {
            cidr.filter(range -> !range.contains(Ipv4.parse(host)))
                    .ifPresent(range -> values.wrong(
                            "proxyCidr", "does not hold the address in proxyUrl", "write a range that holds " + host));
        } else if (egress.restricted() && !values.given("proxyCidr")) {
            values.wrong(
                    "proxyCidr",
                    "required with egress restricted, because a security rule cannot name the host " + host,
                    "pulumi config set proxyCidr <address of the proxy>/32");
        }
    }

    private void checkTrust(Values values) {
        if (insecure() && values.given("proxyCaCertificate")) {
            values.wrong(
                    "proxyRejectUnauthorized",
                    "switches off the check that proxyCaCertificate is there for",
                    "write true, or remove proxyCaCertificate");
        }
        if (!caBlocks.isEmpty()) {
            values.warn(
                    Warning.Subject.GATEWAY,
                    "CARTO does not support importing data through an https proxy whose certificate comes from a"
                            + " custom CA");
        }
    }

    private static Cidr range(String text) {
        Cidr range = Cidr.parse(text);
        if (range.prefixLength() == 0) {
            throw new Mistake("every address, not a proxy's", "write the proxy's address with /32, or its subnet");
        }
        return range;
    }

    private static String bypass(String host) {
        if (host.contains(",")) {
            throw new Mistake("several hosts in one entry", "write each as an entry of its own");
        }
        if (host.equals("*")) {
            throw new Mistake("bypasses the proxy for every host", "remove proxyUrl instead");
        }
        String name = host.toLowerCase().replaceFirst("^(\\*?\\.)?", "").replaceFirst(":\\d+$", "");
        if (!DnsName.isHost(name) && !Ipv4.isAddress(name)) {
            throw new Mistake("not a host", "write a name, a suffix such as .example.com, or an IPv4 address");
        }
        return host;
    }
}
