package dev.atgateway.settings;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads whom the gateway trusts. Node has one switch for all of its TLS connections, CARTO's and the proxy's. */
final class TrustReader {
    private final Optional<Boolean> verifyCarto;
    private final Set<String> caBlocks;

    TrustReader(Values values, Certificates certificates, ProxyReader proxy) {
        verifyCarto = values.read("cartoTls", "verify", Choice.of(Map.of("verify", true, "insecure", false)));
        caBlocks = new LinkedHashSet<>(certificates.read("trustedCaCerts"));
        caBlocks.addAll(proxy.caBlocks);
        boolean insecure = verifyCarto.equals(Optional.of(false));
        if (insecure && values.given("trustedCaCerts")) {
            values.wrong(
                    "cartoTls",
                    "switches off the check that trustedCaCerts is there for",
                    "write verify, or remove trustedCaCerts");
        }
        if (insecure) {
            values.warn(
                    Warning.Subject.GATEWAY,
                    "cartoTls insecure sets NODE_TLS_REJECT_UNAUTHORIZED=0: the gateway checks no certificate at all,"
                            + " neither CARTO's nor a proxy's; give CARTO's CA in trustedCaCerts instead");
        }
        if (proxy.insecure()) {
            values.warn(
                    Warning.Subject.GATEWAY,
                    "proxyRejectUnauthorized false sets NODE_TLS_REJECT_UNAUTHORIZED=0: the gateway checks no"
                            + " certificate at all, neither the proxy's nor CARTO's; give the proxy's CA in"
                            + " proxyCaCertificate instead");
        }
    }

    TrustSettings settings() {
        return new TrustSettings(
                verifyCarto.orElseThrow(),
                caBlocks.isEmpty() ? Optional.empty() : Optional.of(String.join("", caBlocks)));
    }
}
