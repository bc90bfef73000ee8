package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token that the workspace refuses to change, as the real engine goes on with it. */
@Tag("exhaustive")
class FailedRotationTest {
    private static final String OWNER = "engineer@example.com";
    private static final String STRANGER = "analyst@example.com";

    @Test
    void anotherUpRepairsItAndARefreshLosesIt() throws IOException {
        try (var project = TryProject.fresh()) {
            project.up().succeeded();
            var first = tokenOfTheService(project);

            fail(project, "second-token");
            assertThat(tokenOfTheState(project)).isEqualTo("second-token");
            assertThat(tokenOfTheService(project)).isEqualTo(first);
            project.up().succeeded();
            assertThat(project.lastChanges()).containsEntry("update", 1);
            var second = tokenOfTheService(project);
            assertThat(second).isNotEqualTo(first);

            fail(project, "third-token");
            project.pulumi("refresh", "--yes", "--suppress-progress").succeeded();
            project.up().succeeded();
            assertThat(project.lastChanges()).containsOnlyKeys("same");
            assertThat(tokenOfTheState(project)).isEqualTo("third-token");
            assertThat(tokenOfTheService(project)).isEqualTo(second);
        }
    }

    /** Changes the token while the caller may not change the connection. */
    private static void fail(TryProject project, String token) throws IOException {
        project.pulumi("config", "set", "--secret", "bearerToken", token).succeeded();
        call(project, OWNER, STRANGER);
        var run = project.up().failed();
        assertThat(run.all())
                .contains("cannot update connection: User does not have MANAGE")
                .doesNotContain(token);
        call(project, STRANGER, OWNER);
    }

    private static void call(TryProject project, String before, String user) throws IOException {
        project.tryCommand("stop").succeeded();
        var file = project.home().resolve("cloud.json");
        var caller = "\"currentUser\": \"%s\"";
        var cloud = Files.readString(file);
        assertThat(cloud).contains(caller.formatted(before));
        Files.writeString(file, cloud.replace(caller.formatted(before), caller.formatted(user)));
        project.tryCommand("pulumi", "version").succeeded();
    }

    private static String tokenOfTheState(TryProject project) {
        return options(project.readableState().get("connection").getAsJsonObject("outputs"))
                .get("bearer_token")
                .getAsString();
    }

    private static JsonObject options(JsonObject outputs) {
        var options = outputs.getAsJsonObject("options");
        return options.has("plaintext")
                ? JsonParser.parseString(options.get("plaintext").getAsString()).getAsJsonObject()
                : options;
    }

    /** The service keeps a seal of it, which differs when the token does. */
    private static String tokenOfTheService(TryProject project) throws IOException {
        var cloud = JsonParser.parseString(Files.readString(project.home().resolve("cloud.json")))
                .getAsJsonObject();
        return cloud.getAsJsonObject("databricks").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("connections/"))
                .map(entry -> entry.getValue().getAsJsonObject().getAsJsonObject("options"))
                .map(options -> options.getAsJsonObject("bearer_token"))
                .map(seal -> seal.get("sha256").getAsString())
                .findFirst()
                .orElseThrow();
    }
}
