package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway that was made by hand, by CARTO's guide, and the command that brings it under Pulumi. */
@Tag("engine")
class ImportTest {
    private static final String APP = "/providers/Microsoft.App/containerApps/carto-at-gateway";
    private static final Path BY_HAND = TryProject.ROOT.resolve("examples/by-hand.json");

    /** What CARTO's guide calls things, and where {@code az} decides otherwise than the program. */
    private static final Map<String, String> CONFIG = new TreeMap<>(Map.ofEntries(
            Map.entry("resourceGroupName", "rg-at-gateway"),
            Map.entry("vnetName", "aca-at-gateway-vnet"),
            Map.entry("subnetName", "aca-subnet"),
            Map.entry("delegationName", "0"),
            Map.entry("securityGroup", "none"),
            Map.entry("peeringToName", "aca-to-carto"),
            Map.entry("peeringFromName", "carto-to-aca"),
            Map.entry("environmentName", "at-gateway-env"),
            Map.entry("containerName", "carto-at-gateway"),
            Map.entry("probes", "none"),
            Map.entry("cartoTls", "insecure"),
            Map.entry("dnsLinkName", "aca-link"),
            Map.entry("cartoDnsTtl", "3600"),
            Map.entry("connectionComment", "none")));

    @Test
    void whatWasMadeByTheGuideIsImportedAndOnlyTheTokenIsSentAgain() throws IOException {
        try (var project = TryProject.fresh()) {
            var empty = project.cloud();
            put(project, Files.readString(BY_HAND));
            var byHand = project.cloud();
            var url = "https://" + at(byHand, APP, "properties.configuration.ingress.fqdn");
            configure(project);

            // A wrong name is named, with those that there are, before anything changes.
            project.set("vnetName", "aca-vnet");
            assertThat(imports(project, "--run").failed().out())
                    .contains("vnet is not there: ", "(there: aca-at-gateway-vnet). set vnetName")
                    .doesNotContain("subnet is not there");
            project.set("peeringFromName", "carto-to-gateway");
            assertThat(imports(project, "--run").failed().err())
                    .contains("of VNet aca-at-gateway-vnet", "set vnetName to its name")
                    .doesNotContain("unhandled");
            configure(project);
            project.set("environmentName", "aca-env");
            project.set("cartoDnsTtl", "300");
            project.set("connectionComment", "CARTO AT Gateway");
            var refused = imports(project, "--run").failed();
            assertThat(refused.out())
                    .contains("environment is not there: ", "(there: at-gateway-env). set environmentName")
                    .contains(
                            "connection comment: not in the cloud, CARTO AT Gateway by the config. set connectionComment")
                    .contains("record ttl: 3600 in the cloud, 300 by the config. set cartoDnsTtl")
                    .contains("nothing was changed. first:");
            assertThat(project.cloud()).isEqualTo(byHand);
            assertThat(project.state()).isEmpty();
            configure(project);

            // Without --run it only writes the file.
            var shown = imports(project).succeeded();
            assertThat(shown.out()).contains("to be imported:", "nothing was changed but", "import --run");
            assertThat(project.cloud()).isEqualTo(byHand);
            assertThat(project.state()).isEmpty();

            var run = imports(project, "--run").succeeded();
            assertThat(run.out())
                    .contains("secrets that the next up sends again")
                    .contains("imported. the next preview:\n  update connection: options.bearer_token");
            assertThat(run.all() + Files.readString(Path.of(file(project))))
                    .doesNotContain("a-token")
                    .doesNotContain("emulated-cloud");
            assertThat(untagged(project.cloud())).isEqualTo(untagged(byHand));
            assertThat(project.preview()).isEqualTo(Map.of("connection", "update"));

            project.up().succeeded();
            assertThat(project.preview()).isEmpty();
            assertThat(project.outputs().get("gatewayUrl").getAsString()).isEqualTo(url);
            assertThat(untagged(project.cloud())).isEqualTo(untagged(byHand));
            imports(project, "--run").succeeded();
            assertThat(project.preview()).isEmpty();

            project.destroy().succeeded();
            assertThat(project.cloud()).isEqualTo(empty);
        }
    }

    /** A CA, a registry that wants a login, logs by key, and a security group that forbids the rest. */
    @Tag("exhaustive")
    @Test
    void whatHasSecretsSendsThemAgainAndItsSecurityGroupIsTakenOver() throws IOException {
        try (var project = TryProject.fresh()) {
            var empty = project.cloud();
            Examples.use(project, Examples.text("hardened"));
            configure(project);
            for (var key : List.of("securityGroup", "cartoTls", "probes")) {
                project.pulumi("config", "rm", key).succeeded();
            }
            // What a person has made with much care is what the program makes, under the person's names.
            project.up().succeeded();
            var made = project.cloud();
            var url = project.outputs().get("gatewayUrl").getAsString();
            forget(project);

            var run = imports(project, "--run").succeeded();
            assertThat(run.out()).contains("gateway-nsg /subscriptions/");
            assertThat(run.all() + Files.readString(Path.of(file(project))))
                    .doesNotContain("BEGIN CERTIFICATE")
                    .doesNotContain("emulated-client-secret");
            var preview = project.preview();
            assertThat(preview).isEqualTo(Map.of("app", "update", "connection", "update", "environment", "update"));
            assertThat(project.cloud()).isEqualTo(made);

            project.up().succeeded();
            assertThat(project.preview()).isEmpty();
            assertThat(project.outputs().get("gatewayUrl").getAsString()).isEqualTo(url);
            project.destroy().succeeded();
            assertThat(project.cloud()).isEqualTo(empty);
        }
    }

    @Test
    void helpAndWrongArgumentsChangeNothing() {
        var shell = new Shell(TryProject.ROOT, System.getenv());
        assertThat(shell.run("./import", "--help").succeeded().out()).contains("--run", "--partly", "--file");
        assertThat(shell.run("./import", "--now").exitCode()).isEqualTo(2);
    }

    private static void configure(TryProject project) {
        project.set(CONFIG);
    }

    private static Run imports(TryProject project, String... arguments) {
        var command = new ArrayList<>(List.of("./try", "import", "--file", file(project)));
        command.addAll(List.of(arguments));
        return project.terminal().run(command.toArray(String[]::new));
    }

    private static String file(TryProject project) {
        return project.home().resolve("import.json").toString();
    }

    /** The stack loses its state, and the cloud keeps everything. */
    private static void forget(TryProject project) {
        project.pulumi("stack", "rm", "dev", "--yes", "--force", "--preserve-config")
                .succeeded();
        project.initStack(project.shell(), "dev");
    }

    private static void put(TryProject project, String steps) throws IOException {
        var file = project.home().resolve("by-hand.json");
        Files.writeString(file, steps);
        project.tryCommand("cloud", "put", file.toString()).succeeded();
    }

    private static String at(String cloud, String idEnd, String path) {
        for (var document : objects(JsonParser.parseString(cloud))) {
            if (document.has("id") && document.get("id").toString().endsWith(idEnd + "\"")) {
                JsonElement place = document;
                for (var step : path.split("\\.")) {
                    place = place.getAsJsonObject().get(step);
                }
                return place.getAsString();
            }
        }
        throw new AssertionError("there is no " + idEnd);
    }

    private static List<JsonObject> objects(JsonElement element) {
        if (element.isJsonObject()) {
            var all = new ArrayList<JsonObject>();
            all.add(element.getAsJsonObject());
            element.getAsJsonObject().asMap().values().forEach(value -> all.addAll(objects(value)));
            return all;
        }
        return element.isJsonArray()
                ? element.getAsJsonArray().asList().stream()
                        .flatMap(one -> objects(one).stream())
                        .toList()
                : List.of();
    }

    /** Without tags, credentials, and what tells only that something was written. */
    private static String untagged(String cloud) {
        var json = JsonParser.parseString(cloud);
        objects(json).forEach(object -> List.of("tags", "etag", "updated_at", "updated_by", "bearer_token")
                .forEach(object::remove));
        return json.toString();
    }
}
