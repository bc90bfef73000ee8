package dev.atgateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A blob store in memory, on a free port of loopback: Microsoft's emulator of Azure Storage.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-use-azurite">Azurite</a>
 */
final class Azurite implements AutoCloseable {
    private static final Path PINNED = TryProject.ROOT.resolve("src/test/azurite");
    private static final Path INSTALLED = TryProject.ROOT.resolve("target/azurite");

    private static final String ACCOUNT = "devstoreaccount1";
    /** Not a secret: Microsoft documents it, and every Azurite has it. */
    private static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final String VERSION = "2021-12-02";
    private static final Pattern PORT = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

    private final Shell.Started server;
    private final int port;

    private Azurite(Shell.Started server, int port) {
        this.server = server;
        this.port = port;
    }

    static Azurite start() {
        install();
        var server = new Shell(INSTALLED, System.getenv())
                .start(
                        "node",
                        "node_modules/azurite/dist/src/blob/main.js",
                        "--blobPort",
                        "0",
                        "--inMemoryPersistence",
                        "--disableTelemetry",
                        "--skipApiVersionCheck",
                        "--silent");
        return new Azurite(server, portOf(server));
    }

    /** The environment in which Pulumi keeps its state in {@code container}. */
    Map<String, String> backend(String container) {
        return Map.of(
                "PULUMI_BACKEND_URL",
                "azblob://%s?storage_account=%s&protocol=http&domain=127.0.0.1:%d&localemu=true"
                        .formatted(container, ACCOUNT, port),
                "AZURE_STORAGE_ACCOUNT",
                ACCOUNT,
                "AZURE_STORAGE_KEY",
                KEY);
    }

    void createContainer(String name) {
        send("PUT", name, "\nrestype:container", "restype=container");
    }

    /** Whether any blob's name begins with {@code prefix}. */
    boolean holds(String container, String prefix) {
        return send(
                        "GET",
                        container,
                        "\ncomp:list\nprefix:" + prefix + "\nrestype:container",
                        "restype=container&comp=list&prefix=" + prefix)
                .contains("<Blob>");
    }

    private String send(String method, String container, String signedQuery, String query) {
        try {
            var date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .format(ZonedDateTime.now(ZoneOffset.UTC));
            var path = "/" + ACCOUNT + "/" + container;
            var signed = method + "\n".repeat(12) + "x-ms-date:" + date + "\nx-ms-version:" + VERSION + "\n/" + ACCOUNT
                    + path + signedQuery;
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + "?" + query))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("x-ms-date", date)
                    .header("x-ms-version", VERSION)
                    .header("Authorization", "SharedKey " + ACCOUNT + ":" + signature(signed))
                    .build();
            var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + container + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void install() {
        try {
            Files.createDirectories(INSTALLED);
            try (var channel = FileChannel.open(
                            INSTALLED.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                var done = INSTALLED.resolve("installed.json");
                var wanted = Files.readString(PINNED.resolve("package-lock.json"));
                if (Files.exists(done) && Files.readString(done).equals(wanted)) {
                    return;
                }
                var shell = new Shell(INSTALLED, System.getenv());
                shell.run("cp", "-R", PINNED + "/.", ".").succeeded();
                shell.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                        .succeeded();
                Files.writeString(done, wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int portOf(Shell.Started server) {
        try {
            var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < deadline && server.process().isAlive()) {
                var port = PORT.matcher(Files.readString(server.out()));
                if (port.find()) {
                    return Integer.parseInt(port.group(1));
                }
                Run.pause(Duration.ofMillis(20));
            }
            throw new IllegalStateException(
                    "Azurite did not start: " + Files.readString(server.out()) + Files.readString(server.err()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.process().destroy();
        Shell.await(server, "azurite");
    }
}
