package dev.emulatedcloud.cli;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ArmApi;
import dev.emulatedcloud.cloud.AtomicFile;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.control.ControlApi;
import dev.emulatedcloud.control.Drift;
import dev.emulatedcloud.engine.ProviderServers;
import dev.emulatedcloud.entra.SignIn;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.faults.FaultsFile;
import dev.emulatedcloud.ingress.IngressCertificates;
import dev.emulatedcloud.ingress.PublicIngress;
import dev.emulatedcloud.jobs.ContainerRunner;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.time.DurationsFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serves both providers to the engine and REST to other clients, until it is told to end, its directory is gone, or
 * nobody has called for a while. When it is ready, {@code server.json} says on which ports; on the next start it tries
 * these first.
 */
@Command(name = "serve", description = "Serve both providers to the Pulumi engine.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final Duration WATCH = Duration.ofSeconds(1);

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(
            names = "--idle-minutes",
            defaultValue = "30",
            paramLabel = "N",
            description = "End after so long without a call (default: ${DEFAULT-VALUE}).")
    private long idleMinutes;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (var channel = FileChannel.open(
                        home.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                System.err.println("error: another server already serves " + home);
                return 1;
            }
            serve();
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    private void serve() throws IOException, InterruptedException {
        Path file = home.resolve("server.json");
        JsonObject previous = Files.exists(file) ? Json.parse(Files.readString(file)) : new JsonObject();
        var authority = CompletableFuture.supplyAsync(() -> CertificateAuthority.in(home, Clock.systemUTC()));
        var tls = authority.thenApplyAsync(known -> known.loopback().tls());
        Cloud cloud = Cloud.open(home);
        try (var servers = new ProviderServers(
                        cloud,
                        () -> DurationsFile.read(home),
                        new Faults(cloud, () -> FaultsFile.read(home)),
                        port(previous, "azureNativePort"),
                        port(previous, "databricksPort"));
                var rest = new RestServers(key -> port(previous, key))) {
            rest.serve(
                    "azurePort",
                    new SignIn(cloud, new ArmApi(servers.resources(), new ContainerRunner(servers.resources()))),
                    (port, api) -> HttpEndpoint.secure(port, tls.join(), api));
            rest.serve(
                    "ingressPort",
                    new PublicIngress(servers.resources()),
                    (port, api) ->
                            HttpEndpoint.secure(port, new IngressCertificates(cloud, authority.join()).tls(), api));
            rest.serve("databricksRestPort", servers.workspace(), HttpEndpoint::plain);
            rest.serve(
                    "controlPort",
                    new ControlApi(new Drift(cloud, servers.resources()), password()),
                    HttpEndpoint::plain);
            JsonObject ready = Json.object(
                    "pid", ProcessHandle.current().pid(),
                    "azureNativePort", servers.azureNativePort(),
                    "databricksPort", servers.databricksPort(),
                    "certificateAuthority", CertificateAuthority.FILE,
                    "startedAt", Instant.now().toString());
            rest.ports().forEach(ready::addProperty);
            AtomicFile.write(file, Json.pretty(ready));
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait));
            System.out.printf(
                    "PULUMI_DEBUG_PROVIDERS=azure-native:%d,databricks:%d%n",
                    servers.azureNativePort(), servers.databricksPort());
            while (!stop.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                Instant lastCall = Collections.max(List.of(servers.lastCall(), rest.lastCall()));
                Duration idle = Duration.between(lastCall, Instant.now());
                if (!Files.isDirectory(home) || idle.toMinutes() >= idleMinutes) {
                    break;
                }
            }
        }
    }

    private String password() throws IOException {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path file = home.resolve(ControlClient.PASSWORD);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        return password;
    }

    private static int port(JsonObject previous, String key) {
        return Json.number(previous, key).map(Double::intValue).orElseGet(FreePort::find);
    }

    /** On SIGTERM and SIGINT: what is under way ends before the process does. */
    private void stopAndWait() {
        stop.countDown();
        try {
            stopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
