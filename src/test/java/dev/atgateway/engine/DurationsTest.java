package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway where operations take time. */
@Tag("engine")
class DurationsTest {
    private static final String WAITING = "Waiting, about ";

    @Test
    void interruptedUpGoesOnWhereTheCloudIs() throws IOException {
        try (var project = TryProject.fresh()) {
            project.tryCommand("cloud", "durations", "realistic/100,managedEnvironments.create=30")
                    .succeeded();
            var started = project.shell().start("pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (!Files.readString(started.out()).contains(WAITING) && System.nanoTime() < deadline) {
                Run.pause(Duration.ofMillis(20));
            }
            new Shell(project.project(), System.getenv())
                    .run("kill", "-INT", String.valueOf(started.process().pid()))
                    .succeeded();
            var interrupted = Shell.await(started, "pulumi up, interrupted").failed();
            assertThat(interrupted.out()).contains("context canceled");

            assertThat(project.up().failed().all()).contains("ManagedEnvironmentOperationInProgress");
            Run.untilItSucceeds(project::up, "ManagedEnvironmentOperationInProgress");
            assertThat(project.preview()).isEmpty();

            project.tryCommand("cloud", "durations", "realistic/100,subnetRelease=10")
                    .succeeded();
            assertThat(project.destroy().failed().all()).contains("InUseSubnetCannotBeDeleted");
            Run.untilItSucceeds(project::destroy, "InUseSubnetCannotBeDeleted");
        }
    }
}
