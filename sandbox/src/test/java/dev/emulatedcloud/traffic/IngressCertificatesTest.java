package dev.emulatedcloud.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.control.Drift;
import dev.emulatedcloud.ingress.IngressCertificates;
import dev.emulatedcloud.ingress.PublicIngress;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public names over TLS, as a caller meets them who trusts the emulated cloud's authority only. */
class IngressCertificatesTest {
    private final Deployed deployed = Deployed.peered();

    @TempDir
    private Path home;

    private HttpEndpoint endpoint;

    @BeforeEach
    void serve() {
        var authority = CertificateAuthority.in(home, Clock.systemUTC());
        endpoint = HttpEndpoint.secure(
                0, new IngressCertificates(deployed.cloud, authority).tls(), new PublicIngress(deployed.azure));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** The whole answer to a call of a name, which nobody has to resolve. */
    private String get(String host) throws IOException {
        var factory = Trust.only(home.resolve(CertificateAuthority.FILE)).getSocketFactory();
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
                var socket = (SSLSocket) factory.createSocket(plain, host, endpoint.port(), true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void certificate(String kind) {
        new Drift(deployed.cloud, deployed.azure).set("ingress", Map.of("certificate", kind), false);
    }

    @Test
    void gatewayAnswersUnderItsName() throws IOException {
        assertThat(get(deployed.fqdn())).startsWith("HTTP/1.1 200").contains("\"emulated\":true");
    }

    @Test
    void everyNameOfTheDomainHasACertificate() throws IOException {
        assertThat(get("other." + deployed.fqdn().replaceFirst("[^.]+\\.", "")))
                .startsWith("HTTP/1.1 404")
                .contains("This Container App is stopped or does not exist");
    }

    @Test
    void nameOfNoEnvironmentGetsNoConnection() {
        assertThatThrownBy(() -> get("gateway.example.com")).isInstanceOf(IOException.class);
    }

    @Test
    void internalEnvironmentGetsNoConnection() {
        deployed.inEnvironment(true);
        assertThatThrownBy(() -> get(deployed.fqdn())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, NotAfter",
        "other-name, No subject alternative DNS name matching",
        "self-signed, unable to find valid certification path",
    })
    void certificateIsWrongWhenItIsToBe(String kind, String why) throws IOException {
        certificate(kind);
        assertThatThrownBy(() -> get(deployed.fqdn()))
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining(why);
        certificate("valid");
        assertThat(get(deployed.fqdn())).startsWith("HTTP/1.1 200");
    }
}
