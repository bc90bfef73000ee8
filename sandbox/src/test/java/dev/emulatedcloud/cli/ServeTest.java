package dev.emulatedcloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.Main;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own. */
class ServeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path home;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void home() {
        home = folder.resolve("home");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output-" + started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Process serve() throws IOException, InterruptedException {
        Process process = run("serve", "--home", home.toString());
        Instant end = Instant.now().plus(PATIENCE);
        while (!Json.number(server(), "pid").filter(pid -> pid == process.pid()).isPresent()) {
            assertThat(process.isAlive()).as(output(0)).isTrue();
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
        return process;
    }

    private JsonObject server() {
        try {
            Path file = home.resolve("server.json");
            return Files.exists(file) ? Json.parse(Files.readString(file)) : new JsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(int process) {
        try {
            return Files.readString(folder.resolve("output-" + process), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertEnds(Process process, int code) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        if (code >= 0) {
            assertThat(process.exitValue()).isEqualTo(code);
        }
    }

    @Test
    void listensOnThePortsThatItNamesAndTakesThemAgain() throws Exception {
        Process first = serve();
        int port = server().get("azureNativePort").getAsInt();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
        first.destroy();
        assertEnds(first, 143);
        serve();
        assertThat(server().get("azureNativePort").getAsInt()).isEqualTo(port);
    }

    @Test
    void resourceManagerAnswersOverTlsOnThePortThatItHadBefore() throws Exception {
        Process first = serve();
        int port = server().get("azurePort").getAsInt();
        Path authority = home.resolve(server().get("certificateAuthority").getAsString());
        String certificate = Files.readString(authority);
        assertThat(groups(port, authority)).contains("rg-carto");
        first.destroy();
        assertEnds(first, 143);
        serve();
        assertThat(server().get("azurePort").getAsInt()).isEqualTo(port);
        assertThat(authority).hasContent(certificate.strip());
        assertThat(groups(port, authority)).contains("rg-carto");
    }

    private static String groups(int port, Path authority) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(Trust.only(authority)).build();
        URI uri = URI.create("https://localhost:" + port
                + "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups?api-version=2022-09-01");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer token")
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void secondServerOfAHomeIsRefused() throws Exception {
        serve();
        Process second = run("serve", "--home", home.toString());
        assertEnds(second, 1);
        assertThat(output(1)).contains("another server already serves");
    }

    @Test
    void endsWhenItsHomeVanishes() throws Exception {
        Process server = serve();
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        assertEnds(server, 0);
    }

    @Test
    void showsTheStartWorldWithoutMakingOne() throws Exception {
        Process show = run("show", "--home", home.toString(), "--json");
        assertEnds(show, 0);
        JsonObject shown = Json.parse(output(0));
        assertThat(shown.getAsJsonObject("azure").keySet()).anyMatch(id -> id.endsWith("/virtualNetworks/carto-vnet"));
        assertThat(Files.exists(home)).isFalse();
    }

    @Test
    void mistakeIsOneLineAndNoStackTrace() throws Exception {
        Files.createDirectories(home);
        Files.writeString(home.resolve("cloud.json"), "{\"format\": 99}");
        Process show = run("show", "--home", home.toString());
        assertEnds(show, 1);
        assertThat(output(0)).startsWith("error: ").doesNotContain("\tat ");
    }
}
