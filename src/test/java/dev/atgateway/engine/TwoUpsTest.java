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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people, one stack: the second is refused and told why, and the first ends as if it had been alone. */
@Tag("engine")
class TwoUpsTest {
    private static final String[] UP = {"pulumi", "up", "--yes", "--skip-preview", "--non-interactive"};

    private static final String LOCKED = "the stack is currently locked by 1 lock(s). Either wait for the other"
            + " process(es) to end or delete the lock file with `pulumi cancel`.";

    @Test
    void secondUpIsRefusedAndTheFirstGoesOn() {
        try (var project = TryProject.fresh()) {
            var shell = project.shell();
            project.durations("none,resourceGroups.create=10");
            var first = shell.start(UP);
            await(() -> holdsAFile(project.home().resolve("state/.pulumi/locks")));
            var folder = project.project().toString();
            assertThat(project.tryCommand("up", "--skip-preview", "--cwd", folder)
                            .failed()
                            .err())
                    .contains(LOCKED)
                    .contains("(pid " + first.process().pid() + ")");
            project.durations("none");
            Shell.await(first, UP).succeeded();
            assertUndamaged(project, shell);
        }
    }

    @Test
    void sharedBlobStoreKeepsTwoPeopleApart() {
        try (var project = TryProject.fresh();
                var azurite = Azurite.start()) {
            azurite.createContainer("state");
            var environment = new HashMap<>(project.shell().environment());
            environment.putAll(azurite.backend("state"));
            var shell = new Shell(project.project(), environment);
            project.initStack(shell, "dev");
            BooleanSupplier locked = () -> azurite.holds("state", ".pulumi/locks/");

            var killed = shell.start(UP);
            await(locked);
            killed.process().descendants().forEach(ProcessHandle::destroyForcibly);
            killed.process().destroyForcibly();
            Shell.await(killed, UP);
            assertThat(shell.run(UP).failed().err())
                    .contains(LOCKED)
                    .contains("azblob://state/.pulumi/locks/organization/carto-at-gateway/dev/");
            shell.run("pulumi", "cancel", "--yes").succeeded();
            assertThat(locked.getAsBoolean()).isFalse();

            var one = shell.start(UP);
            var two = shell.start(UP);
            for (var run : List.of(Shell.await(one, UP), Shell.await(two, UP))) {
                assertThat(run.exitCode() == 0 || run.err().contains("the stack is currently locked by"))
                        .as("%s", run)
                        .isTrue();
            }
            // Each may have seen the other's lock, and both given up.
            shell.run(UP).succeeded();
            assertUndamaged(project, shell);
        }
    }

    private static void assertUndamaged(TryProject project, Shell shell) {
        shell.run("pulumi", "preview", "--expect-no-changes", "--non-interactive")
                .succeeded();
        assertThat(project.comparableCloud().lines())
                .containsExactlyElementsOf(Killing.undisturbedExample().lines().toList());
    }

    private static boolean holdsAFile(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException | UncheckedIOException absentOrGoneMeanwhile) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Run.pause(Duration.ofMillis(10));
        }
    }
}
