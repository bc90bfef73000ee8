package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every resource fails once, on its way in and on its way out. */
@Tag("engine")
class FaultsTest {
    private static final List<String> TYPES = List.of(
            "resourceGroups",
            "virtualNetworks",
            "subnets",
            "networkSecurityGroups",
            "managedEnvironments",
            "containerApps",
            "privateDnsZones",
            "virtualNetworkLinks",
            "A",
            "connections");

    private static void faults(TryProject project, Stream<String> rules) {
        var command = new ArrayList<>(List.of("cloud", "faults"));
        rules.forEach(command::add);
        project.tryCommand(command.toArray(String[]::new)).succeeded();
    }

    /** The command as often as it takes; how often it failed. */
    private static int insist(TryProject project, String... command) {
        for (int failures = 0; failures < 20; failures++) {
            var run = project.pulumi(command);
            if (run.exitCode() == 0) {
                return failures;
            }
            assertThat(run.all()).contains("as it was told to");
        }
        throw new AssertionError("never succeeded");
    }

    private static void everyFaultWasMet(TryProject project) {
        assertThat(project.tryCommand("cloud", "faults").succeeded().out()).doesNotContain("met 0");
    }

    @Tag("exhaustive")
    @Test
    void everyCreationAndEveryDeletionMayFailOnce() {
        try (var project = TryProject.fresh()) {
            var empty = project.cloud();

            faults(
                    project,
                    Stream.concat(
                            TYPES.stream().map(type -> type + ".create fail=Told/400"),
                            Stream.of(
                                    // The second attempt is the first peering again.
                                    "virtualNetworkPeerings.create#1 fail=Told/400",
                                    "virtualNetworkPeerings.create#3 fail=Told/400",
                                    "permissions.update fail=Told/400 x2")));
            assertThat(insist(project, "up", "--yes", "--skip-preview", "--suppress-progress"))
                    .isGreaterThan(4);
            everyFaultWasMet(project);
            assertThat(project.preview()).isEmpty();
            assertThat(project.comparableCloud()).isEqualTo(Killing.undisturbedExample());

            faults(
                    project,
                    Stream.concat(
                            TYPES.stream().map(type -> type + ".delete fail=Told/400"),
                            Stream.of(
                                    "virtualNetworkPeerings.delete#1 fail=Told/400",
                                    "virtualNetworkPeerings.delete#3 fail=Told/400",
                                    "permissions.update fail=Told/400 x2")));
            assertThat(insist(project, "destroy", "--yes", "--skip-preview", "--suppress-progress"))
                    .isGreaterThan(4);
            everyFaultWasMet(project);
            assertThat(project.cloud()).isEqualTo(empty);
        }
    }

    @Test
    void whatPassesByItselfIsRiddenOut() {
        try (var project = TryProject.fresh()) {
            faults(
                    project,
                    Stream.of(
                            "virtualNetworks.create throttle=1",
                            "subnets.create fail=InternalServerError/500 x2",
                            "virtualNetworkPeerings.create fail=AnotherOperationInProgress/409",
                            "connections.create throttle=1",
                            "permissions.read fail=TEMPORARILY_UNAVAILABLE/503"));
            project.up().succeeded();
            everyFaultWasMet(project);
        }
    }

    @Test
    void operationThatLostItsCallerOrFailedAtItsEndIsPutRightByTheNextUp() {
        try (var project = TryProject.fresh()) {
            faults(
                    project,
                    Stream.of(
                            "managedEnvironments.create break=ManagedEnvironmentFailed/400",
                            "virtualNetworks.create drop",
                            "subnets.delete break=Told/409",
                            "containerApps.delete drop"));
            assertThat(project.up().failed().all()).contains("connection reset by peer");
            assertThat(project.up().failed().all()).contains("ManagedEnvironmentFailed");
            project.up().succeeded();
            assertThat(project.preview()).isEmpty();
            assertThat(project.destroy().failed().all()).contains("connection reset by peer");
            assertThat(project.destroy().failed().all()).contains("Told");
            project.destroy().succeeded();
        }
    }
}
