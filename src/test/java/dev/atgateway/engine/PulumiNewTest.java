package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of one's own, made from this one. */
@Tag("engine")
class PulumiNewTest {
    private static final Map<String, String> PLUGINS = Map.of("azure-native", "3.29.0", "databricks", "1.118.0");
    private static final List<String> ANSWERS = List.of(
            "azure-native:location=westeurope",
            "azure-native:subscriptionId=11111111-2222-3333-4444-555555555555",
            "databricks:host=https://adb-1234567890123456.7.azuredatabricks.net",
            "cartoVnetId=" + TryProject.CARTO_VNET,
            "cartoDomain=carto.internal.example.com",
            "cartoInternalIp=10.0.0.4",
            "image=registry.example.com/carto/at-gateway:1.0.0",
            "containerPort=8080");

    @TempDir
    private Path folder;

    /** It is compiled, too, from nothing. */
    @Tag("exhaustive")
    @Test
    void newProjectHasItsOwnNameItsAnswersAndAWayOn() throws IOException {
        try (var project = TryProject.asForAUser()) {
            installed(project);
            var made = Files.createDirectory(folder.resolve("made"));
            var shell = new Shell(made, ownPassphrase(project));
            var template = TryProject.clone(folder.resolve("template"));

            var created = shell.run(command(template, "prod", ANSWERS)).succeeded();
            assertThat(created.out())
                    .contains("What to do next")
                    .contains("pulumi stack output setupSql --show-secrets");
            assertThat(made.resolve("Pulumi.prod.yaml")).content().contains("another:cartoDomain: carto.internal");
            assertThat(made.resolve("Pulumi.yaml"))
                    .content()
                    .startsWith("name: another")
                    .doesNotContain("\ntemplate:");
            assertThat(List.of("mvnw", "try", "recover"))
                    .allSatisfy(tool -> assertThat(made.resolve(tool)).isExecutable());

            assertThat(shell.run("pulumi", "preview", "--non-interactive")
                            .failed()
                            .all())
                    .contains("1 mistake in the stack config")
                    .contains("bearerToken: required");
            shell.run("bash", "-c", "printf '%s' made-up | pulumi config set --secret bearerToken")
                    .succeeded();
            assertThat(shell.run("pulumi", "preview", "--non-interactive")
                            .succeeded()
                            .out())
                    .contains("another-prod")
                    .contains("17 to create");
        }
    }

    @Test
    void stackDevBelongsToTheEmulatedCloud() throws IOException {
        try (var project = TryProject.asForAUser()) {
            var shell = new Shell(Files.createDirectory(folder.resolve("made")), ownPassphrase(project));
            var template = TryProject.clone(folder.resolve("template"));
            assertThat(shell.run(command(template, "dev", ANSWERS)).failed().all())
                    .contains("incorrect passphrase");
        }
    }

    private static String[] command(Path template, String stack, List<String> answers) {
        var command = new ArrayList<>(List.of(
                "pulumi",
                "new",
                template.toString(),
                "--name",
                "another",
                "--stack",
                stack,
                "--yes",
                "--non-interactive"));
        answers.forEach(answer -> command.addAll(List.of("--config", answer)));
        return command.toArray(String[]::new);
    }

    /** As on a machine where the providers' plugins are installed; nothing calls them, since the cloud is attached. */
    private static void installed(TryProject project) throws IOException {
        var home = Path.of(project.shell().environment().get("PULUMI_HOME"));
        for (var plugin : PLUGINS.entrySet()) {
            var place = Files.createDirectories(
                    home.resolve("plugins/resource-%s-v%s".formatted(plugin.getKey(), plugin.getValue())));
            var binary = Files.writeString(place.resolve("pulumi-resource-" + plugin.getKey()), "#!/bin/sh\nexit 1\n");
            assertThat(binary.toFile().setExecutable(true)).isTrue();
        }
    }

    private static Map<String, String> ownPassphrase(TryProject project) {
        var environment = new HashMap<>(project.shell().environment());
        environment.remove("PULUMI_STACK");
        environment.put("PULUMI_CONFIG_PASSPHRASE", "of-my-own");
        return environment;
    }
}
