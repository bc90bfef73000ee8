package dev.emulatedcloud.ingress;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.Identity;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificates that environments show to the public, {@code *.DEFAULT-DOMAIN}, picked by the name that the caller
 * asks for. In Azure a public authority issues them, here the emulated cloud's. A name of no external environment gets
 * none, and the connection ends.
 *
 * <p>The cloud's {@code ingress} says which kind: {@code valid}, {@code expired}, {@code other-name} or {@code
 * self-signed}.
 */
public final class IngressCertificates extends X509ExtendedKeyManager {
    private static final String ENVIRONMENT = "Microsoft.App/managedEnvironments";

    private final Cloud cloud;
    private final CertificateAuthority authority;
    private final Map<String, Identity> issued = new ConcurrentHashMap<>();

    public IngressCertificates(Cloud cloud, CertificateAuthority authority) {
        this.cloud = cloud;
        this.authority = authority;
    }

    /** TLS for a server that shows them. */
    public SSLContext tls() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {this}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        if (!keyType.startsWith("EC") || !(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return null;
        }
        return session.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
                .flatMap(name -> domain(name).stream())
                .map(domain -> domain + " " + kind())
                .findFirst()
                .orElse(null);
    }

    /** The domain of the external environment that a name belongs to. */
    private Optional<String> domain(String host) {
        return cloud.read(() -> cloud.azure()
                .ofType(ENVIRONMENT)
                .filter(environment -> !Json.flag(environment, "properties.vnetConfiguration.internal"))
                .flatMap(environment -> Json.text(environment, "properties.defaultDomain").stream())
                .filter(domain -> host.endsWith("." + domain))
                .findFirst());
    }

    private String kind() {
        Optional<JsonObject> ingress = cloud.read(() -> cloud.databricks().find("ingress"));
        return ingress.flatMap(document -> Json.text(document, "certificate")).orElse("valid");
    }

    private Identity identity(String alias) {
        return issued.computeIfAbsent(alias, domainAndKind -> {
            String[] parts = domainAndKind.split(" ", 2);
            List<String> names = List.of("*." + parts[0]);
            return switch (parts[1]) {
                case "expired" -> authority.issueExpired(names);
                case "other-name" -> authority.issue(List.of("other.example.com"));
                case "self-signed" -> authority.selfSigned(names);
                default -> authority.issue(names);
            };
        });
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
