package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atgateway.settings.AzureAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GatewayProbeTest {
    private static final URI GATEWAY = URI.create("https://gateway.example.com");

    private static GatewayProbe probe(Map<String, String> variables) throws IOException {
        return new GatewayProbe(new Access(AzureAccess.of(Map.of(), variables)), Optional.empty());
    }

    @Test
    void callsGoByTheProxyOfTheMachine() throws IOException {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var request = CompletableFuture.supplyAsync(() -> answer(proxy));
            var probe = probe(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()));
            assertThatThrownBy(() -> probe.certificates(GATEWAY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("407 Authenticate");
            assertThat(request.join()).isEqualTo("CONNECT gateway.example.com:443 HTTP/1.1");
        }
    }

    private static String answer(ServerSocket proxy) {
        try (var socket = proxy.accept()) {
            var in = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var first = in.readLine();
            while (!in.readLine().isEmpty()) {}
            socket.getOutputStream().write("HTTP/1.1 407 Authenticate\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return first;
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void unreadableCertificateFileIsNamed() {
        assertThatThrownBy(() -> probe(Map.of("SSL_CERT_FILE", "/no/such/file.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/file.pem");
    }

    @Test
    void overrideIsHostAndPort() {
        var variables =
                new Variables(Map.of("AT_GATEWAY_CONNECT_TO", "localhost:1234", "DATABRICKS_WAREHOUSE_ID", " "));
        assertThat(variables.connectTo().orElseThrow().getPort()).isEqualTo(1234);
        assertThat(variables.warehouse()).isEmpty();
        assertThatThrownBy(() -> new Variables(Map.of("AT_GATEWAY_CONNECT_TO", "localhost:")).connectTo())
                .hasMessageContaining("write HOST:PORT");
        assertThat(List.of(new Variables(Map.of()).connectTo())).containsExactly(Optional.empty());
    }
}
