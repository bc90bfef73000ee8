package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code TRY_DATABRICKS_PROVIDER=real}. The genuine plugin is not to be had here: in its place on PATH stands one that
 * hands the engine on to the emulated provider, which shows how the engine found it and how it configured it. What the
 * genuine one sends is replayed in the emulated cloud's own tests.
 */
@Tag("engine")
class RealProviderTest {
    @TempDir
    private Path folder;

    private Run run(TryProject project, String path, String... arguments) {
        var environment = new HashMap<>(System.getenv());
        environment.put("TRY_HOME", project.home().toString());
        environment.put("TRY_DATABRICKS_PROVIDER", "real");
        environment.put("PATH", path + ":" + System.getenv("PATH"));
        var command = new String[arguments.length + 1];
        command[0] = "./try";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new Shell(TryProject.ROOT, environment).run(command);
    }

    private static JsonObject server(TryProject project) throws IOException {
        return JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                .getAsJsonObject();
    }

    @Test
    void pluginOnPathIsUsedOnTheEmulatedWorkspace() throws IOException {
        try (var project = TryProject.withPassphrase()) {
            assertThat(run(project, folder.toString(), "preview").failed().err())
                    .contains("TRY_DATABRICKS_PROVIDER=real needs pulumi-resource-databricks on PATH");

            var plugin = folder.resolve("pulumi-resource-databricks");
            Executable.write(
                    plugin,
                    "#!/bin/sh\necho called >>%s\necho %d\nexec sleep 600\n"
                            .formatted(
                                    folder.resolve("calls"),
                                    server(project).get("databricksPort").getAsInt()));

            run(project, folder.toString(), "up", "--suppress-progress").succeeded();
            assertThat(folder.resolve("calls")).exists();
            var provider = project.state().values().stream()
                    .filter(resource -> resource.get("type").getAsString().equals("pulumi:providers:databricks"))
                    .findFirst()
                    .orElseThrow()
                    .getAsJsonObject("inputs");
            assertThat(provider.get("host").getAsString())
                    .isEqualTo("http://localhost:"
                            + server(project).get("databricksRestPort").getAsInt());
            assertThat(provider.get("authType").getAsString()).isEqualTo("pat");
            run(project, folder.toString(), "destroy", "--suppress-progress").succeeded();
        }
    }
}
