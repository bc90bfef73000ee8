package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.engine.Killing.Victim;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was created and not recorded, and the command that takes it into the state. */
@Tag("engine")
class RecoverTest {
    @Test
    void whatWasBeingCreatedIsTakenIntoTheState() throws IOException {
        try (var killing = new Killing()) {
            var project = killing.project();
            var undisturbed = killing.undisturbed();
            Files.createSymbolicLink(project.project().resolve("recover"), TryProject.ROOT.resolve("recover"));

            killing.kill("up", Victim.ENGINE, begun -> begun.contains("environment"));
            assertThat(killing.pendingOperations()).isPositive();
            var before = project.pulumi("stack", "export").succeeded().out();
            var shown = project.shell().run("./recover").succeeded();
            assertThat(shown.out())
                    .contains(
                            "environment (creating)",
                            "/providers/Microsoft.App/managedEnvironments/carto-at-gateway-env",
                            "nothing was changed");
            assertThat(project.pulumi("stack", "export").succeeded().out()).isEqualTo(before);

            for (var command : Killing.documented("pulumi cancel --yes", "./recover --run")) {
                project.shell().run(command.split(" ")).succeeded();
            }
            assertThat(killing.pendingOperations()).isZero();
            assertThat(project.preview()).doesNotContainKey("environment").containsEntry("app", "create");
            project.up().succeeded();
            killing.isDeployed(undisturbed);
            assertThat(project.shell().run("./recover", "--json").succeeded().out())
                    .isEqualTo("{\"ran\":false,\"resources\":[]}\n");
        }
    }

    @Test
    void credentialsOfAConnectionThatWasNotRecordedAreKept() {
        try (var killing = new Killing()) {
            var project = killing.project();
            killing.kill("up", Victim.ENGINE, begun -> begun.contains("connection"));
            assertThat(killing.recover("./try up"))
                    .contains("connection (creating): taken into the state")
                    .doesNotContain("bearer_token");
            var connection = project.readableState().get("connection");
            assertThat(connection.get("id").getAsString()).matches("[0-9a-f-]{36}\\|carto_at_gateway");
            assertThat(connection.getAsJsonObject("outputs").get("options").toString())
                    .contains("bearer_token");
            assertThat(project.preview()).isEmpty();
            assertThat(killing.pendingOperations()).isZero();
        }
    }

    @Test
    void wrongArgumentIsNamed() {
        var run = new Shell(TryProject.ROOT, System.getenv()).run("./recover", "--now");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown argument: --now").contains("./recover --run");
    }
}
