package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a new user runs them. */
@Tag("engine")
class TryTest {
    @TempDir
    private Path folder;

    @Tag("exhaustive")
    @Test
    void twoFirstRunsAtTheSameMomentBothSucceed() throws Exception {
        var clone = TryProject.clone(folder.resolve("clone"));
        var first = tryIn(clone, folder.resolve("first"));
        var second = tryIn(clone, folder.resolve("second"));
        var one = first.start("./try", "up");
        var two = second.start("./try", "up");
        Shell.await(one, "./try up").succeeded();
        Shell.await(two, "./try up").succeeded();
        for (var home : List.of(first, second)) {
            assertThat(home.run("./try", "preview").succeeded().out()).contains("19 unchanged");
            home.run("./try", "destroy").succeeded();
            home.run("./try", "stop").succeeded();
        }
    }

    @Test
    void interruptedUpCanBeRunAgain() throws Exception {
        try (var project = TryProject.asForAUser()) {
            var shell = new Shell(project.project(), project.shell().environment());
            var started = shell.start("pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (!Files.readString(started.out()).contains("created (") && System.nanoTime() < deadline) {
                Run.pause(Duration.ofMillis(10));
            }
            new Shell(folder, System.getenv())
                    .run("kill", "-INT", String.valueOf(started.process().pid()))
                    .succeeded();
            Shell.await(started, "pulumi up, interrupted");
            project.tryCommand("up", "--cwd", project.project().toString()).succeeded();
            assertThat(project.preview()).isEmpty();
        }
    }

    @Test
    void lockOfAKilledRunIsRemoved() throws Exception {
        try (var project = TryProject.asForAUser()) {
            var started = project.shell().start("pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
            var locks = project.home().resolve("state/.pulumi/locks");
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!holdsALock(locks) && System.nanoTime() < deadline) {
                Run.pause(Duration.ofMillis(5));
            }
            var children = started.process().descendants().toList();
            started.process().destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
            Shell.await(started, "pulumi up, killed");
            assertThat(holdsALock(locks)).as("a lock is left").isTrue();
            var again = project.tryCommand("preview", "--cwd", project.project().toString());
            assertThat(again.succeeded().err()).contains("removing the lock of a run that was killed");
        }
    }

    @Test
    void unknownCommandIsNamed() {
        var run =
                new Shell(TryProject.ROOT, System.getenv()).run("./try", "upp").failed();
        assertThat(run.err()).contains("unknown command: upp").contains("./try up");
    }

    @Test
    void missingJavaIsSaid() {
        var environment = new HashMap<>(System.getenv());
        environment.put("JAVA_HOME", folder.toString());
        environment.put("TRY_HOME", folder.resolve("home").toString());
        var run = new Shell(TryProject.ROOT, environment).run("./try", "cloud").failed();
        assertThat(run.err()).contains("JAVA_HOME names no JDK");
    }

    private static Shell tryIn(Path clone, Path home) {
        var environment = new HashMap<>(System.getenv());
        environment.put("TRY_HOME", home.toString());
        return new Shell(clone, environment);
    }

    /** Pulumi writes a lock under another name first. */
    private static boolean holdsALock(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        } catch (IOException | UncheckedIOException e) {
            // The folder is not made yet, or a file got its own name meanwhile.
            return false;
        }
    }
}
