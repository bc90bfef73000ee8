package dev.emulatedcloud.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.azure.ArmApi;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.jobs.ContainerRunner;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestServersTest {
    @TempDir
    private Path home;

    private CertificateAuthority authority;

    @BeforeEach
    void authority() {
        authority = CertificateAuthority.in(home, Clock.systemUTC());
    }

    private RestServers start(int port) {
        var servers = new RestServers(key -> port);
        var resources = new ResourceManager(Cloud.inMemory());
        var api = new ArmApi(resources, new ContainerRunner(resources));
        servers.serve(
                "azurePort",
                api,
                (free, noticed) ->
                        HttpEndpoint.secure(free, authority.loopback().tls(), noticed));
        return servers;
    }

    private int status(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Trust.only(home.resolve(CertificateAuthority.FILE)))
                .build();
        URI uri = URI.create("https://127.0.0.1:" + port + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void callIsNoticed() throws Exception {
        try (var servers = start(0)) {
            Instant before = servers.lastCall();
            assertThat(status(servers.ports().get("azurePort"))).isEqualTo(401);
            assertThat(servers.lastCall()).isAfter(before);
        }
    }

    @Test
    void takenPortIsNoObstacle() throws Exception {
        try (var first = start(0)) {
            int taken = first.ports().get("azurePort");
            try (var second = start(taken)) {
                assertThat(second.ports().get("azurePort")).isNotEqualTo(taken);
                assertThat(status(second.ports().get("azurePort"))).isEqualTo(401);
            }
        }
    }

    @Test
    void nothingAnswersOnceTheyAreClosed() {
        RestServers servers = start(0);
        servers.close();
        assertThatThrownBy(() -> status(servers.ports().get("azurePort"))).isInstanceOf(IOException.class);
    }
}
