package dev.emulatedcloud.cloud;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets as salted digests. Of PEM certificates, which are no secret in themselves, the subjects and
 * fingerprints stay readable, so that it can be said which authorities a container trusts.
 */
public final class Sealer {
    private final byte[] salt;

    Sealer(byte[] salt) {
        this.salt = salt.clone();
    }

    /** What may be stored in place of the secret. */
    public JsonObject seal(String secret) {
        var sealed = Json.object("sha256", HexFormat.of().formatHex(mac(salt, secret)));
        JsonArray certificates = certificates(secret);
        if (!certificates.isEmpty()) {
            sealed.add("certificates", certificates);
        }
        return sealed;
    }

    public boolean matches(JsonObject sealed, String secret) {
        return seal(secret).get("sha256").equals(sealed.get("sha256"));
    }

    static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonArray certificates(String text) {
        var result = new JsonArray();
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            return result;
        }
        try {
            var input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
                var x509 = (X509Certificate) certificate;
                byte[] fingerprint = MessageDigest.getInstance("SHA-256").digest(x509.getEncoded());
                result.add(Json.object(
                        "subject", x509.getSubjectX500Principal().getName(),
                        "sha256Fingerprint", HexFormat.of().formatHex(fingerprint)));
            }
        } catch (CertificateException notCertificates) {
            return new JsonArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }
}
