package dev.atgateway;

import com.pulumi.deployment.internal.DeploymentImpl.Config;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import dev.atgateway.settings.StackConfig;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.LogManager;

/**
 * Runs the program in this JVM for a Pulumi engine of its own process, as Pulumi's Automation API runs an inline program.
 * Starting a JVM is most of the processor time of an engine's run, and the program is the same after it.
 *
 * <p>A client sends the environment that the engine gives the program, each variable with a zero byte at its end and an
 * empty one as the last, and receives the exit code as a line.
 */
public final class ProgramServer {
    private final ServerSocket socket;

    private ProgramServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens on a free port of the loopback interface until this JVM ends. */
    public static ProgramServer start() {
        try {
            LogManager.getLogManager().reset();
            System.setProperty("dev.atgateway.launcher", "mvnw");
            var server = new ProgramServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(server::serve, "program server");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                var client = socket.accept();
                daemon(() -> answer(client), "program");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket client) {
        try (client) {
            var environment = environment(new DataInputStream(client.getInputStream()));
            var exitCode = program(deployment(environment), environment).join();
            client.getOutputStream().write((exitCode + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | CompletionException e) {
            // The engine was killed, or the client was. Whoever still waits takes the end of the connection for a
            // failure.
        }
    }

    private static CompletableFuture<Integer> program(
            InlineDeploymentSettings deployment, Map<String, String> environment) {
        return VariantApp.isAskedFor(environment)
                ? VariantApp.run(deployment, environment)
                : App.run(DeploymentState.fromInline(deployment), project -> StackConfig.from(environment, project));
    }

    private static Map<String, String> environment(DataInputStream in) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        for (var entry = entry(in); !entry.isEmpty(); entry = entry(in)) {
            var at = entry.indexOf('=');
            variables.put(entry.substring(0, at), entry.substring(at + 1));
        }
        return variables;
    }

    private static String entry(DataInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = in.readByte(); next != 0; next = in.readByte()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static InlineDeploymentSettings deployment(Map<String, String> environment) {
        return InlineDeploymentSettings.builder()
                .monitorAddr(environment.get("PULUMI_MONITOR"))
                .engineAddr(environment.get("PULUMI_ENGINE"))
                .organization(environment.get("PULUMI_ORGANIZATION"))
                .project(environment.get("PULUMI_PROJECT"))
                .stack(environment.get("PULUMI_STACK"))
                .isDryRun(Boolean.parseBoolean(environment.get("PULUMI_DRY_RUN")))
                .config(Config.parseConfig(environment.get("PULUMI_CONFIG")))
                .configSecretKeys(Config.parseConfigSecretKeys(environment.get("PULUMI_CONFIG_SECRET_KEYS")))
                .build();
    }

    private static void daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
