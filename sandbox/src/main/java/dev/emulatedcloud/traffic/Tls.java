package dev.emulatedcloud.traffic;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the gateway trusts what a service shows. Secrets are kept as seals; of a bundle of certificates the
 * fingerprints are kept too, which are public, and by which the world's certificates are known again.
 */
final class Tls {
    private final Networks networks;
    private final Variables variables;
    private final Trail trail;

    Tls(Networks networks, Variables variables, Trail trail) {
        this.networks = networks;
        this.variables = variables;
        this.trail = trail;
    }

    void check(Target target, Service service) {
        List<X509Certificate> shown = Trust.read(service.certificate().orElseThrow());
        X509Certificate leaf = shown.get(0);
        String looked = "%s of %s"
                .formatted(
                        leaf.getSubjectX500Principal().getName(),
                        leaf.getIssuerX500Principal().getName());
        Trust.Finding finding = Trust.check(
                shown, target.host(), trusted(), networks.cloud().clock().instant());
        boolean verifies = variables
                .value("NODE_TLS_REJECT_UNAUTHORIZED")
                .filter("0"::equals)
                .isEmpty();
        if (!verifies) {
            trail.warns(
                    Hop.Name.TLS,
                    looked,
                    "NODE_TLS_REJECT_UNAUTHORIZED=0: the gateway checks no certificate at all, CARTO's or a proxy's",
                    verification(target, finding, leaf));
            return;
        }
        if (finding != Trust.Finding.TRUSTED) {
            throw trail.fails(Hop.Name.TLS, looked, why(target, finding), fix(target, finding, leaf));
        }
        trail.ok(Hop.Name.TLS, looked + ", trusted");
    }

    /** The certificates of the world that the gateway was given. */
    private Collection<X509Certificate> trusted() {
        Set<String> given = variables
                .value("NODE_EXTRA_CA_CERTS")
                .flatMap(path -> variables.certificates(networks.cloud(), path))
                .orElse(Map.of())
                .keySet();
        return Trust.known(networks.cloud(), given);
    }

    private String why(Target target, Trust.Finding finding) {
        return finding.why(target.host(), "the gateway") + (finding == Trust.Finding.NOT_TRUSTED ? bundle() : "");
    }

    private String bundle() {
        Optional<String> path = variables.value("NODE_EXTRA_CA_CERTS");
        if (path.isEmpty()) {
            return "; NODE_EXTRA_CA_CERTS is not set";
        }
        return variables
                .certificates(networks.cloud(), path.get())
                .map(all -> "; the file that it was given holds "
                        + (all.isEmpty() ? "none" : String.join(" and ", all.values())))
                .orElse("; NODE_EXTRA_CA_CERTS names a file that is not there: " + path.get());
    }

    private static Fix fix(Target target, Trust.Finding finding, X509Certificate leaf) {
        String issuer = leaf.getIssuerX500Principal().getName();
        return switch (finding) {
            case NOT_TRUSTED ->
                Fix.stack(target.isProxy() ? "proxyCaCertificate" : "trustedCaCerts", "add the PEM of " + issuer);
            case OTHER_NAME ->
                target.isProxy()
                        ? Fix.stack("proxyUrl", "write a host that the certificate names")
                        : Fix.stack("cartoDns", "write zone, and call CARTO by a name that the certificate has");
            default -> Fix.outside("certificate of " + target, "have it issued again");
        };
    }

    private Fix verification(Target target, Trust.Finding finding, X509Certificate leaf) {
        String ca = finding == Trust.Finding.TRUSTED
                ? "it passes the check"
                : "give the PEM of %s in %s"
                        .formatted(
                                leaf.getIssuerX500Principal().getName(),
                                target.isProxy() ? "proxyCaCertificate" : "trustedCaCerts");
        if (target.isProxy()) {
            return Fix.stack("proxyRejectUnauthorized", "write true, and cartoTls verify; " + ca);
        }
        // Either key switches it off; which one did is not to be seen in the variable.
        boolean byProxy = new ProxyRules(variables)
                .https()
                .filter(url -> url.startsWith("https:"))
                .isPresent();
        return Fix.stack(
                "cartoTls", "write verify%s; %s".formatted(byProxy ? ", and proxyRejectUnauthorized true" : "", ca));
    }
}
