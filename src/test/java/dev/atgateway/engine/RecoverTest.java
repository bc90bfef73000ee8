package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.engine.Killing.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was created and not recorded, and the command that takes it into the state. */
@Tag("engine")
class RecoverTest {
    private static final String RECOVER = TryProject.ROOT.resolve("recover").toString();
    private static final String VNET = "/virtualNetworks/carto-at-gateway-vnet";
    private static final String HUB_VNET = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub"
            + "/providers/Microsoft.Network/virtualNetworks/hub-vnet";

    @Test
    void whatWasBeingCreatedIsTakenIntoTheState() {
        try (var killing = new Killing()) {
            var project = killing.project();
            var undisturbed = Killing.undisturbedExample();

            killing.kill("up", Victim.ENGINE, begun -> begun.contains("environment"));
            assertThat(project.pendingOperations()).isNotEmpty();
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
            assertThat(project.pendingOperations()).isEmpty();
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
            assertThat(project.pendingOperations()).isEmpty();
        }
    }

    /** The engine takes the provider's end for a failed creation and records nothing. */
    @Tag("exhaustive")
    @Test
    void whatACloudMadeThatDiedMeanwhileIsTakenIntoTheState() {
        var all = List.of(
                new Made("gateway-nsg", "networkSecurityGroups", "gateway-nsg[0-9a-f]{8}"),
                new Made("gateway-routes", "routeTables", "gateway-routes[0-9a-f]{8}"),
                new Made("logs", "workspaces", "carto-at-gateway-env-logs"));
        try (var killing = Killing.withCloudProcess()) {
            var project = killing.project();
            project.set("hubFirewallIp", "10.100.0.4");
            project.set("hubVnetId", HUB_VNET);
            project.set("logs", "log-analytics");
            var undisturbed = killing.undisturbed();
            for (var made : all) {
                killing.killCloudMaking(made.type(), made.id());
                assertThat(project.state()).containsKey("group").doesNotContainKey(made.name());
                assertThat(project.cloud()).containsPattern("/" + made.type() + "/" + made.id() + "\"");
                var recovered = project.shell().run(RECOVER, "--run").succeeded();
                assertThat(recovered.out())
                        .contains(made.name() + " (not in the state): taken into the state")
                        .doesNotContain("left over");
                project.up().succeeded();
                assertThat(project.lastChanges()).containsOnlyKeys("create", "update", "same");
                killing.isDeployed(undisturbed);
                project.destroy().succeeded();
            }
        }
    }

    private record Made(String name, String type, String id) {}

    /** The security group alone is being made when the cloud dies: the next {@code up} makes a second one. */
    @Test
    void whatAnUpBeforeItHasLeftIsNamedWithTheCommandThatDeletesIt() {
        try (var killing = Killing.withCloudProcess()) {
            var project = killing.project();
            var undisturbed = Killing.undisturbedExample();
            project.durations("none,networkSecurityGroups.create=30");
            killing.kill("up", Victim.CLOUD, begun -> project.backend().contains(VNET + "\""));
            assertThat(project.cloud()).containsPattern("/gateway-nsg[0-9a-f]{8}\"");
            assertThat(project.state()).containsKey("vnet").doesNotContainKey("gateway-nsg");
            project.durations("none");
            project.up().succeeded();
            var own = project.state().get("gateway-nsg").get("id").getAsString();

            var link = project.state().get("link").get("urn").getAsString();
            project.pulumi("state", "delete", link, "--yes").succeeded();
            project.set("dnsLinkName", "another-link");
            assertThat(project.shell().run(RECOVER).succeeded().out())
                    .contains("carto-at-gateway-link (left over): has the stack's tag and is not in the state: --run")
                    .containsPattern("gateway-nsg[0-9a-f]{8} \\(left over\\): has the stack's tag")
                    .doesNotContain(own);
            project.restore("dnsLinkName");

            var printed = killing.recover("./try up");
            assertThat(printed).contains("link (not in the state): taken into the state");
            var command = Pattern.compile(
                            "gateway-nsg[0-9a-f]{8} \\(left over\\): .*\n +\\./try (cloud delete (/\\S+))\n")
                    .matcher(printed);
            assertThat(command.find()).as(printed).isTrue();
            assertThat(command.group(2)).isNotEqualTo(own);
            assertThat(project.shell().run(RECOVER, "--json").succeeded().out())
                    .contains("\"command\":\"az resource delete --ids " + command.group(2) + "\"");

            Run.untilItSucceeds(() -> project.tryCommand(command.group(1).split(" ")), "AnotherOperationInProgress");
            killing.isDeployed(undisturbed);
            assertThat(project.shell().run(RECOVER).succeeded().out()).isEqualTo("nothing to recover\n");
        }
    }

    /** Where {@code recover} is killed. */
    enum Moment {
        BEGUN("recover:index:Unfinished", "never"),
        READ("recover:index:Unfinished", "recover: found in the cloud, not yet read");

        private final String present;
        private final String absent;

        Moment(String present, String absent) {
            this.present = present;
            this.absent = absent;
        }

        boolean is(String state) {
            return state.contains(present) && !state.contains(absent);
        }
    }

    @Tag("exhaustive")
    @Test
    void killedRecoveryIsRunAgain() {
        try (var killing = new Killing()) {
            var undisturbed = Killing.undisturbedExample();
            killing.kill("up", Victim.ENGINE, begun -> begun.contains("connection"));
            killedRecoveryIsRunAgain(killing, undisturbed);
        }
    }

    @Tag("exhaustive")
    @Test
    void killedRecoveryOfWhatADeadCloudMadeIsRunAgain() {
        try (var killing = Killing.withCloudProcess()) {
            var undisturbed = Killing.undisturbedExample();
            killing.killCloudMaking("networkSecurityGroups", "gateway-nsg[0-9a-f]{8}");
            killedRecoveryIsRunAgain(killing, undisturbed);
        }
    }

    private static void killedRecoveryIsRunAgain(Killing killing, String undisturbed) {
        for (var moment : Moment.values()) {
            killing.killRecovery(moment::is);
        }
        killing.recover("./try up");
        killing.isDeployed(undisturbed);
        assertThat(killing.project().shell().run(RECOVER).succeeded().out()).isEqualTo("nothing to recover\n");
    }

    /** Whoever is killed while writing such a file leaves a state that nobody can read. */
    @Test
    void nothingIsWrittenBesideTheState() throws IOException {
        try (var project = TryProject.fresh();
                var files = Files.walk(project.home().resolve("state"))) {
            assertThat(files.map(Path::toString))
                    .anyMatch(file -> file.endsWith("/dev.json"))
                    .noneMatch(file -> file.endsWith(".attrs"));
        }
    }

    @Test
    void helpIsShownBesideOtherArguments() {
        var run = new Shell(TryProject.ROOT, System.getenv()).run("./recover", "--stack", "dev", "--help");
        assertThat(run.succeeded().out()).contains("./recover --run", "--delete-with");
    }

    @Test
    void wrongArgumentIsNamed() {
        var run = new Shell(TryProject.ROOT, System.getenv()).run("./recover", "--now");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown argument: --now").contains("./recover --run");
    }
}
