package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Azure's and Databricks' own clients read what the real engine deployed. */
@Tag("engine")
class RealClientsTest {
    private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    private static final Shell SANDBOX = new Shell(TryProject.ROOT.resolve("sandbox"), System.getenv());

    @Test
    void publishedClientsReadEverythingThatWasDeployed() throws IOException {
        try (var project = TryProject.fresh()) {
            project.up().succeeded();
            var server = JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                    .getAsJsonObject();

            var classpath = classpath(project);
            var azure = client(
                    classpath,
                    "dev.emulatedcloud.azure.AzureReader",
                    "https://localhost:" + server.get("azurePort").getAsInt(),
                    project.home().resolve("ca.pem").toString(),
                    SUBSCRIPTION);
            assertThat(ids(azure)).containsExactlyInAnyOrderElementsOf(deployed(project));

            var databricks = client(
                    classpath,
                    "dev.emulatedcloud.databricks.WorkspaceReader",
                    "http://localhost:" + server.get("databricksRestPort").getAsInt(),
                    "any-token");
            assertThat(databricks.lines())
                    .containsExactly(
                            "connection carto_at_gateway "
                                    + project.outputs().get("gatewayUrl").getAsString() + " [base_path, host, port]",
                            "grant analyst@example.com [USE_CONNECTION]",
                            "grant analysts [USE_CONNECTION]");
        }
    }

    private static String client(String classpath, String main, String... arguments) {
        var command = new ArrayList<>(List.of("java", "-cp", classpath, main));
        command.addAll(Arrays.asList(arguments));
        return SANDBOX.run(command.toArray(String[]::new)).succeeded().out();
    }

    /** The clients are test dependencies of the emulated cloud; they run as a process of their own. */
    private static String classpath(TryProject project) throws IOException {
        var file = project.home().resolve("clients.classpath");
        SANDBOX.run(
                        "mvn",
                        "-q",
                        "-B",
                        "--no-transfer-progress",
                        "test-compile",
                        "dependency:build-classpath",
                        "-Dmdep.includeScope=test",
                        "-Dmdep.outputFile=" + file)
                .succeeded();
        return "target/test-classes:target/classes:" + Files.readString(file);
    }

    /** Without the rules of security groups, which the emulated cloud shows within their groups. */
    private static Set<String> ids(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("/subscriptions/"))
                .filter(line -> !line.toLowerCase().contains("securityrules/"))
                .map(line -> line.split("  ")[0].toLowerCase())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every resource of the subscription, as the emulated cloud itself shows it. */
    private static Set<String> deployed(TryProject project) {
        JsonObject azure =
                JsonParser.parseString(project.cloud()).getAsJsonObject().getAsJsonObject("azure");
        return azure.keySet().stream()
                .map(String::toLowerCase)
                .filter(id -> id.startsWith("/subscriptions/" + SUBSCRIPTION))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
