package dev.emulatedcloud.rest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of certificates and of an elliptic curve's private key. */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private Pem() {}

    static String write(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static String write(Identity identity) {
        return block("PRIVATE KEY", identity.key().getEncoded()) + write(identity.chain());
    }

    static Identity readIdentity(String text) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.find()) {
            throw new GeneralSecurityException("no private key");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new Identity(key, readCertificates(matcher.replaceFirst("").strip()));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static List<X509Certificate> readCertificates(String text) throws GeneralSecurityException {
        var input = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        return CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static String block(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
