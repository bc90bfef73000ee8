package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that the workflows run, in a clone with a change. */
@Tag("engine")
class PullRequestTest {
    private static final String CANARY = "c&<\"'%+/=\\7d1f0a52b8c94e63";

    @TempDir
    private Path folder;

    @Test
    void changeIsPreviewedForTheStackFilesThatItTouches() throws IOException {
        var clone = BuiltClone.in(folder);
        clone.replace("examples/Pulumi.ip-address.yaml", "containerPort: 8080", "containerPort: 0");
        clone.commit();
        clone.replace("examples/Pulumi.ip-address.yaml", "containerPort: 0", "containerPort: 8080");
        clone.append(
                "examples/Pulumi.minimal.yaml",
                "  subnetName: other-subnet\n  env:\n    PLAIN: " + quoted("see " + CANARY));
        plant(clone, "examples/Pulumi.minimal.yaml");
        clone.replace("examples/Pulumi.http-proxy.yaml", "containerPort: 8080", "containerPort: 0");
        Files.copy(
                clone.root().resolve("examples/Pulumi.azure-only.yaml"),
                clone.root().resolve("examples/Pulumi.new.yaml"));
        Files.delete(clone.root().resolve("examples/Pulumi.oauth.yaml"));
        clone.shell().run("git", "add", "--all").succeeded();

        var run = clone.shell().run(".ci/preview", "HEAD");
        assertThat(run.exitCode()).as(run.all()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(
                        "## Preview on the emulated cloud\n\n### <code>Pulumi.dev.yaml</code>\n\n**Nothing would change.**");
        assertThat(section(run, "examples/Pulumi.http-proxy.yaml"))
                .startsWith("**The preview failed.**")
                .contains("containerPort = 0: out of bounds. write a whole number from 1 to 65535");
        assertThat(section(run, "examples/Pulumi.minimal.yaml"))
                .startsWith("**0 to create, 1 to update, 3 to replace, 0 to delete.**")
                .contains(
                        "- **replace** <code>environment</code>",
                        "a new gateway URL",
                        "PLAIN",
                        "see [secret]",
                        "```mermaid");
        assertThat(section(run, "examples/Pulumi.new.yaml"))
                .contains(
                        "This file is new: a preview of a new stack.",
                        " to create, 0 to update, 0 to replace, 0 to delete.**");
        assertThat(section(run, "examples/Pulumi.ip-address.yaml"))
                .contains(
                        "The base could not be deployed, so this is a preview of a new stack: 1 mistake",
                        "containerPort = 0")
                .contains(" to create, 0 to update, 0 to replace, 0 to delete.**");
        assertThat(section(run, "examples/Pulumi.oauth.yaml")).startsWith("This file is removed.");
        assertThat(run.out()).doesNotContain("Pulumi.shared.yaml");
        assertThat(new Canaries(Map.of("planted", CANARY)).shownIn(run.all())).isEmpty();
        assertThat(clone.shell().run("git", "status", "--porcelain").succeeded().out())
                .as("the work tree stays as it is")
                .doesNotContain(" M");
    }

    @Tag("exhaustive")
    @Test
    void changeThatDoesNotCompileSaysSo() throws IOException {
        var clone = BuiltClone.in(folder);
        clone.append("src/main/java/dev/atgateway/App.java", "nonsense");
        var run = clone.shell().run(".ci/preview", "HEAD");
        assertThat(run.exitCode()).as(run.all()).isEqualTo(1);
        assertThat(section(run, "Pulumi.dev.yaml"))
                .startsWith("**The preview failed.**")
                .contains("App.java");
        assertThat(clone.shell()
                        .run("git", "worktree", "list")
                        .succeeded()
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void realStackIsPreviewedDeployedAndWatched() throws IOException {
        var clone = BuiltClone.in(folder);
        plant(clone, "Pulumi.dev.yaml");
        var shell = clone.emulated();

        assertThat(shell.run(".ci/stack", "preview", "dev").succeeded().out())
                .startsWith("## Preview of the stack dev\n\n**14 to create,")
                .satisfies(this::showsNoCanary);
        shell.run(".ci/stack", "up", "dev").succeeded();
        assertThat(shell.run(".ci/stack", "drift", "dev").succeeded().out())
                .contains("**The cloud is as the state says.** 14 as recorded.");

        var app = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto-at-gateway"
                + "/providers/Microsoft.App/containerApps/carto-at-gateway";
        shell.run("./try", "cloud", "set", app, "properties.template.scale.maxReplicas=7")
                .succeeded();
        var drift = shell.run(".ci/stack", "drift", "dev");
        assertThat(drift.exitCode()).as(drift.all()).isEqualTo(3);
        assertThat(drift.out())
                .contains("**1 changed and 0 gone behind Pulumi's back.** 13 as recorded.")
                .contains("- template.scale.maxReplicas: 3\n+ template.scale.maxReplicas: 7\n")
                .satisfies(this::showsNoCanary);
        assertThat(shell.run("./try", "report").succeeded().out()).satisfies(this::showsNoCanary);
        shell.run("./try", "stop").succeeded();
    }

    private void showsNoCanary(String text) {
        assertThat(new Canaries(Map.of("planted", CANARY)).shownIn(text)).isEmpty();
    }

    /** Makes the canary a secret of that stack file, which the program hands to the app. */
    private static void plant(BuiltClone clone, String stackFile) {
        var shell = clone.emulated();
        shell.run(
                        "pulumi",
                        "config",
                        "set-all",
                        "--path",
                        "--secret",
                        "secretEnv.TOKEN=" + CANARY,
                        "--config-file",
                        stackFile)
                .succeeded();
    }

    private static String section(Run run, String file) {
        var heading = "### <code>" + file + "</code>\n\n";
        assertThat(run.out()).contains(heading);
        var rest = run.out().substring(run.out().indexOf(heading) + heading.length());
        return rest.contains("\n### ") ? rest.substring(0, rest.indexOf("\n### ")) : rest;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
