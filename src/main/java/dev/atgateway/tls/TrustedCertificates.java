package dev.atgateway.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates of a file, trusted in place of the system's: what SSL_CERT_FILE means to Pulumi and its providers, and
 * Java by itself does not read.
 */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * TLS that trusts these certificates alone.
     *
     * @param pem a file of one or more certificates in PEM
     * @throws IOException when it cannot be read, or holds no certificates
     */
    public static SSLContext of(Path pem) throws IOException {
        // Java reads a certificate byte by byte, each of which would be a call to the system.
        var file = new ByteArrayInputStream(Files.readAllBytes(pem));
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException("SSL_CERT_FILE " + pem + " holds no certificates that could be read", e);
        }
    }
}
