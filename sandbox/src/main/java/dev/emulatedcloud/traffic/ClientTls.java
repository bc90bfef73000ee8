package dev.emulatedcloud.traffic;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a program other than the gateway trusts what a service shows. */
final class ClientTls {
    private final Networks networks;
    private final Client client;
    private final Trail trail;

    ClientTls(Networks networks, Client client, Trail trail) {
        this.networks = networks;
        this.client = client;
        this.trail = trail;
    }

    void check(Target target, Service service) {
        if (!target.tls()) {
            return;
        }
        List<X509Certificate> shown = Trust.read(service.certificate().orElseThrow());
        String looked = "%s of %s"
                .formatted(
                        shown.get(0).getSubjectX500Principal().getName(),
                        shown.get(0).getIssuerX500Principal().getName());
        if (!client.verifies()) {
            trail.ok(Hop.Name.TLS, looked + ", not checked");
            return;
        }
        Trust.Finding finding = Trust.check(
                shown,
                target.host(),
                Trust.known(networks.cloud(), client.authorities()),
                networks.cloud().clock().instant());
        if (finding != Trust.Finding.TRUSTED) {
            throw trail.fails(
                    Hop.Name.TLS,
                    looked,
                    finding.why(target.host(), "the command"),
                    Fix.stack(
                            "trustedCaCerts",
                            "add the PEM of "
                                    + shown.get(0).getIssuerX500Principal().getName()));
        }
        trail.ok(Hop.Name.TLS, looked + ", trusted");
    }
}
