package dev.emulatedcloud.rest;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The making of keys and certificates. Keys are on the curve P-256: the quickest that every client takes. */
final class Issuing {
    private static final Duration BACKDATED = Duration.ofHours(1); // for clients whose clocks are behind
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final X500Name SERVER = new X500Name("CN=Emulated cloud");
    private static final String ADDRESS = "[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

    private Issuing() {}

    static Identity authority(Instant now) {
        try {
            KeyPair pair = keys();
            var name = new X500Name("CN=Emulated cloud " + serial().toString(36));
            var builder = new JcaX509v3CertificateBuilder(
                    name, serial(), from(now), Date.from(now.plus(AUTHORITY_LIFE)), name, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Identity(pair.getPrivate(), List.of(signed(builder, pair.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Identity server(Identity authority, List<String> names, Instant now) {
        try {
            KeyPair pair = keys();
            var builder = new JcaX509v3CertificateBuilder(
                    authority.certificate(),
                    serial(),
                    from(now),
                    Date.from(now.plus(SERVER_LIFE)),
                    SERVER,
                    pair.getPublic());
            describeServer(builder, names);
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
            X509Certificate certificate = signed(builder, authority.key());
            return new Identity(pair.getPrivate(), List.of(certificate, authority.certificate()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that vouches for itself. */
    static Identity selfSigned(List<String> names, Instant now) {
        try {
            KeyPair pair = keys();
            var builder = new JcaX509v3CertificateBuilder(
                    SERVER, serial(), from(now), Date.from(now.plus(SERVER_LIFE)), SERVER, pair.getPublic());
            describeServer(builder, names);
            return new Identity(pair.getPrivate(), List.of(signed(builder, pair.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describeServer(X509v3CertificateBuilder builder, List<String> names) throws CertIOException {
        GeneralName[] alternatives = names.stream().map(Issuing::alternative).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    private static GeneralName alternative(String name) {
        return new GeneralName(name.matches(ADDRESS) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).setBit(120);
    }

    private static Date from(Instant now) {
        return Date.from(now.minus(BACKDATED));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
