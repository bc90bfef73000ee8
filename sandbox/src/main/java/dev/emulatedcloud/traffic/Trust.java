package dev.emulatedcloud.traffic;

import dev.emulatedcloud.cloud.Cloud;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Checks of X.509 certificates, as a TLS client makes them. */
final class Trust {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    /** What a check finds. */
    enum Finding {
        TRUSTED,
        NOT_TRUSTED,
        NOT_VALID_NOW,
        NOT_A_SERVER,
        OTHER_NAME;

        /** What is wrong with the certificate of a host, for somebody who checks it. */
        String why(String host, String who) {
            return switch (this) {
                case TRUSTED -> "nothing";
                case NOT_TRUSTED -> "no CA that " + who + " trusts has issued it";
                case NOT_VALID_NOW -> "it is not valid at this time";
                case NOT_A_SERVER -> "it is not for servers";
                case OTHER_NAME -> "it does not name " + host;
            };
        }
    }

    private Trust() {}

    static List<X509Certificate> read(String pem) {
        try {
            var input = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            return CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not certificates", e);
        }
    }

    /** The certificates of the world that have one of these fingerprints. */
    static Collection<X509Certificate> known(Cloud cloud, Set<String> fingerprints) {
        return Service.all(cloud)
                .flatMap(service -> Stream.of(service.authority(), service.certificate()))
                .flatMap(Optional::stream)
                .flatMap(pem -> read(pem).stream())
                .filter(one -> fingerprints.contains(fingerprint(one)))
                .toList();
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks what a server shows, leaf first, against further CAs besides the well-known ones. */
    static Finding check(List<X509Certificate> shown, String host, Collection<X509Certificate> further, Instant now) {
        X509Certificate leaf = shown.get(0);
        Optional<Finding> path = checkPath(shown, further, now);
        if (path.isPresent()) {
            return path.get();
        }
        try {
            List<String> usage = leaf.getExtendedKeyUsage();
            if (usage != null && !usage.contains(SERVER_AUTHENTICATION)) {
                return Finding.NOT_A_SERVER;
            }
            return names(leaf, host) ? Finding.TRUSTED : Finding.OTHER_NAME;
        } catch (CertificateParsingException e) {
            return Finding.NOT_TRUSTED;
        }
    }

    private static Optional<Finding> checkPath(
            List<X509Certificate> shown, Collection<X509Certificate> further, Instant now) {
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            wellKnown().forEach(one -> anchors.add(new TrustAnchor(one, null)));
            further.forEach(one -> anchors.add(new TrustAnchor(one, null)));
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var path = CertificateFactory.getInstance("X.509").generateCertPath(shown);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            boolean dated = e.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                    || e.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID;
            return Optional.of(dated ? Finding.NOT_VALID_NOW : Finding.NOT_TRUSTED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java's list of public CAs stands for Node's. */
    private static List<X509Certificate> wellKnown() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }

    private static boolean names(X509Certificate leaf, String host) throws CertificateParsingException {
        if (leaf.getSubjectAlternativeNames() == null) {
            return false;
        }
        boolean isAddress = host.matches("[0-9.]+");
        return leaf.getSubjectAlternativeNames().stream()
                .filter(name -> name.get(0).equals(isAddress ? IP_ADDRESS : DNS_NAME))
                .map(name -> name.get(1).toString())
                .anyMatch(name -> isAddress ? name.equals(host) : matches(name, host));
    }

    /** An asterisk stands for the leftmost label. */
    private static boolean matches(String name, String host) {
        return name.equalsIgnoreCase(host)
                || name.startsWith("*.")
                        && host.contains(".")
                        && name.substring(1).equalsIgnoreCase(host.substring(host.indexOf('.')));
    }
}
