package dev.atgateway.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.google.gson.JsonObject;
import dev.atgateway.settings.AzureAccess;
import dev.atgateway.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The checks in this process, on an emulated cloud: the command's own, without its start and its login. */
public final class VerifyInProcess {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(20), Duration.ofMillis(50));

    private final int azurePort;
    private final int databricksPort;
    private final int ingressPort;
    private final Map<String, String> variables;
    private final Access access;
    private final Once<Azure> azure;

    /** On the cloud that {@code server.json} describes; {@code trusted} is the file of its authority. */
    public VerifyInProcess(JsonObject server, Path trusted) throws IOException {
        azurePort = server.get("azurePort").getAsInt();
        databricksPort = server.get("databricksRestPort").getAsInt();
        ingressPort = server.get("ingressPort").getAsInt();
        variables = Map.of("ARM_METADATA_HOSTNAME", "localhost:" + azurePort, "SSL_CERT_FILE", trusted.toString());
        access = new Access(AzureAccess.of(Map.of(), variables));
        TokenCredential login = request ->
                Mono.just(new AccessToken("any-token", OffsetDateTime.now().plusHours(1)));
        azure = new Once<>(() -> new Azure(access, Optional.empty(), Optional.of(login), Duration.ofMillis(50)));
    }

    /** What a check found: its name, its status, and the fault's name if there is one. */
    public record Found(String check, String status, Optional<String> fault, String finding) {}

    /** How the gateway's public name is found. */
    public enum Name {
        BY_THE_CLOUD,
        CLOSED_PORT,
        PLAIN_HTTP,
        BY_DNS
    }

    /**
     * What is asked for.
     *
     * @param only the checks; empty for all of them
     */
    public record Question(
            JsonObject outputs,
            JsonObject config,
            Optional<String> warehouse,
            Name name,
            boolean inside,
            Set<String> only) {
        /** The same for one check alone. */
        public Question only(String check) {
            return new Question(outputs, config, warehouse, name, inside, Set.of(check));
        }
    }

    /** Every check and fault there is, as {@code check/fault}. */
    public static List<String> known() {
        var known = new ArrayList<String>();
        Checks.all().forEach(check -> check.faults().forEach(fault -> known.add(check.name() + "/" + fault.id())));
        return known;
    }

    /** Runs the checks. */
    public List<Found> ask(Question question) {
        var stack = DeployedStack.of("dev", question.outputs(), question.config(), key -> "unread", variables);
        var keys = new HashMap<>(stack.databricks());
        keys.put("token", Secret.of("any-token"));
        keys.put("authType", Secret.of("pat"));
        var client = new Once<>(() -> Workspace.of(keys, Optional.of("http://localhost:" + databricksPort), access));
        var job = question.inside()
                ? Optional.of(new InsideJob(azure, stack, InsideJob.IMAGE, SHORT, line -> {}))
                : Optional.<InsideJob>empty();
        try {
            var target = new Target(
                    stack,
                    azure,
                    client,
                    new GatewayProbe(access, connectTo(question.name())),
                    question.warehouse().map(id -> new Warehouse(client, id, SHORT)),
                    job);
            var checks = Checks.all(Clock.systemUTC()).stream()
                    .filter(check ->
                            question.only().isEmpty() || question.only().contains(check.name()))
                    .toList();
            return Verification.run(checks, target, finding -> {}).stream()
                    .map(finding -> new Found(
                            finding.check().name(),
                            finding.result().status().id(),
                            finding.result().fault().map(Fault::id),
                            finding.result().finding()))
                    .toList();
        } finally {
            job.ifPresent(InsideJob::close);
        }
    }

    /** The port of a server that speaks no TLS, and says so at once. */
    private static int plainServer() {
        try {
            var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var thread = new Thread(() -> {
                try (server;
                        var caller = server.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    caller.getInputStream().readNBytes(1);
                } catch (IOException e) {
                    // The caller sees that nothing answers.
                }
            });
            thread.setDaemon(true);
            thread.start();
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<InetSocketAddress> connectTo(Name name) {
        return switch (name) {
            case BY_THE_CLOUD -> Optional.of(new InetSocketAddress("localhost", ingressPort));
            case CLOSED_PORT -> Optional.of(new InetSocketAddress("localhost", 1));
            case PLAIN_HTTP -> Optional.of(new InetSocketAddress("localhost", plainServer()));
            case BY_DNS -> Optional.empty();
        };
    }
}
