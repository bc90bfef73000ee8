package dev.atgateway.network;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.atgateway.launcher.Launcher;
import dev.atgateway.settings.AzureAccess;
import dev.atgateway.tls.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Azure Resource Manager's REST interface, for the little that no function of the provider reads. It is reached as the
 * provider reaches it: the same cloud, the same proxy, the same trusted certificates.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API</a>
 */
final class ManagementApi {
    private static final int CONNECT_MILLISECONDS = 3000;
    private static final int READ_MILLISECONDS = 10000;
    private static final String METADATA = "/metadata/endpoints?api-version=2022-09-01";

    private final AzureAccess access;

    ManagementApi(AzureAccess access) {
        this.access = access;
    }

    /**
     * The elements of a list, from all of its pages.
     *
     * @param path from the root, with {@code api-version}
     * @param token access token for Resource Manager; it is sent and kept nowhere
     * @throws IOException saying what Azure answered
     */
    List<JsonObject> list(String path, String token) throws IOException {
        var trust = trust();
        var root = root(trust);
        var elements = new ArrayList<JsonObject>();
        for (var next = Optional.of(root.resolve(path)); next.isPresent(); ) {
            if (!root.getAuthority().equals(next.get().getAuthority())) {
                throw new IOException(
                        "a list goes on at another host, " + next.get().getAuthority());
            }
            var page = get(next.get(), Optional.of(token), trust);
            page.getAsJsonArray("value").forEach(element -> elements.add(element.getAsJsonObject()));
            next = Optional.ofNullable(page.get("nextLink"))
                    .filter(link -> !link.isJsonNull())
                    .map(link -> URI.create(link.getAsString()));
        }
        Launcher.called();
        return elements;
    }

    /** Where Resource Manager is in the cloud that the provider is set to. */
    private URI root(Optional<SSLSocketFactory> trust) throws IOException {
        if (access.metadataHost().isPresent()) {
            var metadata = URI.create("https://" + access.metadataHost().get() + METADATA);
            return URI.create(get(metadata, Optional.empty(), trust)
                    .get("resourceManager")
                    .getAsString());
        }
        return URI.create(
                switch (access.cloud().toLowerCase(Locale.ROOT)) {
                    case "usgovernment" -> "https://management.usgovcloudapi.net";
                    case "china" -> "https://management.chinacloudapi.cn";
                    default -> "https://management.azure.com";
                });
    }

    private JsonObject get(URI uri, Optional<String> token, Optional<SSLSocketFactory> trust) throws IOException {
        var connection = (HttpsURLConnection) uri.toURL().openConnection(proxy(uri));
        trust.ifPresent(connection::setSSLSocketFactory);
        connection.setConnectTimeout(CONNECT_MILLISECONDS);
        connection.setReadTimeout(READ_MILLISECONDS);
        connection.setInstanceFollowRedirects(false);
        token.ifPresent(text -> connection.setRequestProperty("Authorization", "Bearer " + text));
        try {
            if (connection.getResponseCode() != HttpsURLConnection.HTTP_OK) {
                throw new IOException(uri.getHost() + " answered " + connection.getResponseCode());
            }
            try (var body = connection.getInputStream()) {
                return JsonParser.parseString(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .getAsJsonObject();
            }
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException(uri.getHost() + " did not answer with JSON", e);
        } finally {
            connection.disconnect();
        }
    }

    private Proxy proxy(URI uri) {
        return access.proxyFor(uri.getHost())
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort())))
                .orElse(Proxy.NO_PROXY);
    }

    private Optional<SSLSocketFactory> trust() throws IOException {
        if (access.certificateFile().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                TrustedCertificates.of(Path.of(access.certificateFile().get())).getSocketFactory());
    }
}
