package dev.atgateway.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * An emulated cloud in the JVM of the tests: most of the processor time of one in its own is its start, and warming up, and
 * hardly any lives for long enough to repay that. Its classes are those of the built jar, apart from the tests' own.
 *
 * <p>{@code ./try} knows a cloud by a process. Here that is a stand-in: ended in the usual way, it has the cloud end first.
 * Whoever means to kill a cloud takes a project whose cloud has a process of its own.
 */
final class CloudInThisJvm {
    private static final Path BUILT = TryProject.ROOT.resolve("sandbox/target");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STAND_IN = "trap 'echo end' TERM; until read -r; do [ $? -gt 128 ] || exit; done";
    private static final URLClassLoader CLASSES = classes();

    private final Path home;
    private final FutureTask<?> serving;
    private final Process standIn;

    private CloudInThisJvm(Path home) throws IOException {
        this.home = home;
        this.serving = new FutureTask<>(command("--home", home.toString()));
        this.standIn = new ProcessBuilder("bash", "-c", STAND_IN)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts one in this directory, where none has been before; when this ends, {@code ./try} takes it for running. */
    static void start(Path home) throws IOException {
        Files.createDirectories(home);
        new CloudInThisJvm(home).start();
    }

    private void start() throws IOException {
        var thread = daemon("cloud", () -> {
            serving.run();
            standIn.destroyForcibly();
        });
        daemon("end of a cloud", () -> {
            awaitEnd();
            thread.interrupt();
            join(thread);
        });
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(home.resolve("server.json"))) {
            if (serving.isDone() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the emulated cloud did not start: " + serving);
            }
            Run.pause(Duration.ofMillis(10));
        }
        var server = server();
        server.addProperty("pid", standIn.pid());
        var written = Files.writeString(home.resolve("server.written"), server.toString());
        Files.copy(BUILT.resolve("sandbox.jar.sources"), home.resolve("cloud.version"));
        Files.move(written, home.resolve("server.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonObject server() throws IOException {
        return JsonParser.parseString(Files.readString(home.resolve("server.json")))
                .getAsJsonObject();
    }

    private void awaitEnd() {
        try (var said = new BufferedReader(new InputStreamReader(standIn.getInputStream(), StandardCharsets.UTF_8))) {
            said.readLine();
        } catch (IOException e) {
            // Then it has ended, too.
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(CLASSES);
        thread.start();
        return thread;
    }

    /** What {@code java -jar sandbox.jar serve} calls. */
    private static Callable<?> command(String... arguments) {
        try {
            var command = CLASSES.loadClass("dev.emulatedcloud.cli.ServeCommand")
                    .getConstructor()
                    .newInstance();
            var parser = CLASSES.loadClass("picocli.CommandLine");
            parser.getMethod("parseArgs", String[].class)
                    .invoke(parser.getConstructor(Object.class).newInstance(command), (Object) arguments);
            return (Callable<?>) command;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URLClassLoader classes() {
        MadeStack.isMade();
        try {
            return new URLClassLoader(
                    new URL[] {BUILT.resolve("sandbox.jar").toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
