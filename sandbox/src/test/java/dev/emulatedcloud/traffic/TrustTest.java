package dev.emulatedcloud.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emulatedcloud.cloud.Cloud;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String HOST = "carto.internal.example.com";

    private final Service carto = Service.carto(Cloud.inMemory()).orElseThrow();
    private final List<X509Certificate> shown = Trust.read(carto.certificate().orElseThrow());
    private final List<X509Certificate> authority = Trust.read(carto.authority().orElseThrow());

    @Test
    void certificateOfAKnownAuthorityIsTrusted() {
        assertThat(Trust.check(shown, HOST, authority, NOW)).isEqualTo(Trust.Finding.TRUSTED);
        assertThat(Trust.check(shown, HOST.toUpperCase(), authority, NOW)).isEqualTo(Trust.Finding.TRUSTED);
    }

    @Test
    void wellKnownAuthoritiesAloneDoNotTrustAPrivateOne() {
        assertThat(Trust.check(shown, HOST, List.of(), NOW)).isEqualTo(Trust.Finding.NOT_TRUSTED);
    }

    @Test
    void certificateHoldsForItsTimeOnly() {
        assertThat(Trust.check(shown, HOST, authority, Instant.parse("2020-01-01T00:00:00Z")))
                .isEqualTo(Trust.Finding.NOT_VALID_NOW);
        assertThat(Trust.check(shown, HOST, authority, Instant.parse("2130-01-01T00:00:00Z")))
                .isEqualTo(Trust.Finding.NOT_VALID_NOW);
    }

    @Test
    void certificateHoldsForItsNamesOnly() {
        for (String other : List.of("internal.example.com", "a." + HOST, "10.0.0.4")) {
            assertThat(Trust.check(shown, other, authority, NOW)).isEqualTo(Trust.Finding.OTHER_NAME);
        }
    }

    @Test
    void asteriskStandsForOneLabel() throws Exception {
        List<X509Certificate> wildcard = List.of(issue("*.example.com", KeyPurposeId.id_kp_serverAuth));
        assertThat(Trust.check(wildcard, "carto.example.com", wildcard, NOW)).isEqualTo(Trust.Finding.TRUSTED);
        assertThat(Trust.check(wildcard, "a.carto.example.com", wildcard, NOW)).isEqualTo(Trust.Finding.OTHER_NAME);
        assertThat(Trust.check(wildcard, "example.com", wildcard, NOW)).isEqualTo(Trust.Finding.OTHER_NAME);
    }

    @Test
    void certificateOfAClientIsNotAServers() throws Exception {
        List<X509Certificate> client = List.of(issue(HOST, KeyPurposeId.id_kp_clientAuth));
        assertThat(Trust.check(client, HOST, client, NOW)).isEqualTo(Trust.Finding.NOT_A_SERVER);
    }

    /** A certificate that has signed itself. */
    private static X509Certificate issue(String name, KeyPurposeId purpose) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var subject = new X500Principal("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(NOW.minusSeconds(60)),
                Date.from(NOW.plusSeconds(60)),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
