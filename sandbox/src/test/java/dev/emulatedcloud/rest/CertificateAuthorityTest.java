package dev.emulatedcloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    private Path home;

    private CertificateAuthority authority() {
        return CertificateAuthority.in(home, NOW);
    }

    private X509Certificate root() {
        return last(authority().loopback());
    }

    private static X509Certificate last(Identity identity) {
        return identity.chain().get(identity.chain().size() - 1);
    }

    private static Clock inDays(long days) {
        return Clock.offset(NOW, Duration.ofDays(days));
    }

    private int status(Identity server, String host, SSLContext trust) throws Exception {
        try (var endpoint =
                HttpEndpoint.secure(0, server.tls(), request -> Response.ok(Json.object("path", request.path())))) {
            HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
            URI uri = URI.create("https://" + host + ":" + endpoint.port() + "/a");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void whoTrustsTheAuthorityTrustsTheServerByNameAndByAddress() throws Exception {
        Identity server = authority().loopback();
        SSLContext trust = Trust.only(home.resolve("ca.pem"));
        assertThat(status(server, "localhost", trust)).isEqualTo(200);
        assertThat(status(server, "127.0.0.1", trust)).isEqualTo(200);
    }

    @Test
    void nobodyElseTrustsTheServer() {
        Identity server = authority().loopback();
        assertThatThrownBy(() -> status(server, "localhost", SSLContext.getDefault()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void certificateIsForTheNamesThatItWasIssuedForAndNoOther() throws Exception {
        Identity gateway = authority().issue(List.of("gateway.example.com", "*.internal.example.com", "203.0.113.9"));
        assertThat(gateway.certificate().getSubjectAlternativeNames().stream().map(name -> name.get(1)))
                .map(Object::toString)
                .containsExactly("gateway.example.com", "*.internal.example.com", "203.0.113.9");
        gateway.certificate().verify(root().getPublicKey());
        SSLContext trust = Trust.only(home.resolve("ca.pem"));
        assertThatThrownBy(() -> status(gateway, "localhost", trust)).isInstanceOf(IOException.class);
    }

    @Test
    void authorityAndServerAreMadeOnce() {
        Identity first = authority().loopback();
        Identity second = authority().loopback();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void privateKeysAreForTheOwnerOnly() throws Exception {
        authority().loopback();
        for (String file : List.of("ca-key.pem", "localhost-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(home.resolve("ca.pem"))).doesNotContain("PRIVATE");
        assertThat(Files.isReadable(home.resolve("ca.pem"))).isTrue();
    }

    @Test
    void expiredCertificateOfTheServerIsMadeAgainByTheSameAuthority() {
        Identity first = authority().loopback();
        Identity later = CertificateAuthority.in(home, inDays(365)).loopback();
        assertThat(later.certificate()).isNotEqualTo(first.certificate());
        assertThat(last(later)).isEqualTo(last(first));
    }

    @Test
    void expiredAuthorityIsMadeAgain() throws Exception {
        X509Certificate first = root();
        Identity later = CertificateAuthority.in(home, inDays(3650)).loopback();
        assertThat(last(later)).isNotEqualTo(first);
        later.certificate().verify(last(later).getPublicKey());
        assertThat(Files.readString(home.resolve("ca.pem"))).isEqualTo(Pem.write(List.of(last(later))));
    }

    @Test
    void whatIsUnreadableIsMadeAgain() throws Exception {
        X509Certificate first = root();
        for (String rubbish : List.of("", "rubbish", Pem.write(List.of(first)))) {
            Files.writeString(home.resolve("ca-key.pem"), rubbish);
            Identity again = authority().loopback();
            assertThat(last(again)).isNotEqualTo(first);
            again.certificate().verify(last(again).getPublicKey());
        }
        String key = Files.readString(home.resolve("ca-key.pem"));
        Files.writeString(home.resolve("ca-key.pem"), key.replaceFirst("(?s)-----BEGIN CERTIFICATE.*", ""));
        assertThat(authority().loopback().chain()).hasSize(2);
    }

    @Test
    void lostCertificateOfTheAuthorityIsWrittenAgain() throws Exception {
        String before = Pem.write(List.of(root()));
        Files.delete(home.resolve("ca.pem"));
        authority();
        assertThat(home.resolve("ca.pem")).hasContent(before.strip());
    }

    @Test
    void startsAtTheSameMomentShareOneAuthority() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<X509Certificate>> roots =
                    Stream.generate(() -> threads.submit(this::root)).limit(4).toList();
            var distinct = new HashSet<X509Certificate>();
            for (Future<X509Certificate> root : roots) {
                distinct.add(root.get());
            }
            assertThat(distinct).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
