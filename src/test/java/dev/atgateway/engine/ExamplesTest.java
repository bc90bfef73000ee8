package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.atgateway.verify.VerifyInProcess;
import dev.atgateway.verify.VerifyInProcess.Found;
import dev.atgateway.verify.VerifyInProcess.Name;
import dev.atgateway.verify.VerifyInProcess.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example deploys, previews empty, is drawn as it is, passes every check, and leaves nothing behind. */
@Tag("engine")
class ExamplesTest {
    private static final Map<Set<String>, String> SHAPES = new HashMap<>();
    private static final Set<Edges.Edge> ALLOWED_EDGES = new HashSet<>();

    private static TryProject project;
    private static String world;
    private static boolean untouched;
    private static VerifyInProcess verify;

    @BeforeAll
    static void start() throws IOException {
        project = TryProject.fresh();
        // What the examples take for given and this world has otherwise: a certificate of CARTO that the gateway does
        // not
        // doubt (no public CA can issue one here), a name that CARTO's VNet resolves already, and a toolbox that is set
        // up.
        var control = new CloudControl(project.home());
        control.set(VerifyWorld.SERVICE, "certificate=", "public=true");
        control.set("toolbox/carto.carto", "setup={\"connection\": \"carto_at_gateway\"}");
        verify = new VerifyInProcess(
                JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                        .getAsJsonObject(),
                project.home().resolve("ca.pem"));
        world = project.cloud();
        untouched = true;
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @AfterAll
    static void everyAllowedEdgeIsInAnExample() {
        assertThat(ALLOWED_EDGES)
                .as("edges that no example needs any more")
                .containsExactlyInAnyOrderElementsOf(Edges.everyAllowed());
    }

    static List<String> examples() {
        return Examples.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void exampleIsDeployedPreviewedEmptyVerifiedAndDestroyed(String example) throws IOException {
        if (!untouched) {
            end();
            start();
        }
        untouched = false;
        Examples.use(project, Examples.text(example));
        project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress").succeeded();
        assertThat(project.preview()).isEmpty();
        var state = project.state();
        var shape = GraphShape.of(state);
        var edges = Edges.of(state);
        ALLOWED_EDGES.addAll(edges.allowed());
        assertThat(edges.surprises()).isEmpty();
        assertThat(ExpectedPicture.comparable(
                        project.tryCommand("cloud", "--picture").succeeded().out()))
                .isEqualTo(ExpectedPicture.of(example));
        isVerified(example);
        project.pulumi("destroy", "--yes", "--skip-preview", "--suppress-progress")
                .succeeded();
        assertThat(project.cloud()).isEqualTo(world);
        untouched = true;
        assertThat(SHAPES.putIfAbsent(shape, example))
                .as("an earlier example with the same resources, routes, rules and variables")
                .isNull();
    }

    /** With all that verify can look at; what lies beyond the stack, as its page says, is made first. */
    private static void isVerified(String example) {
        var outputs = project.outputs();
        var beside = new VerifyWorld(new CloudControl(project.home()), project.cloud(), outputs);
        if (example.equals("hub-and-spoke")) {
            beside.beyondTheHub();
        } else if (example.equals("other-subscription")) {
            beside.secondCarto();
        }
        var config = JsonParser.parseString(
                        project.pulumi("config", "--json").succeeded().out())
                .getAsJsonObject();
        var found = verify.ask(
                new Question(outputs, config, Optional.of(VerifyTest.WAREHOUSE), Name.BY_THE_CLOUD, true, Set.of()));
        assertThat(found).as("%s", found).extracting(Found::status).containsOnly("passed", "not-applicable");
        assertThat(found.stream().filter(one -> one.status().equals("passed")).map(Found::check))
                .contains("environment", "app", "revision", "gateway-tls", "gateway-http", "inside-connection");
        beside.restore();
    }

    @Test
    void everyExampleSaysWhatItShows() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(example -> assertThat(Examples.text(example))
                .startsWith("# "));
    }

    @Test
    void readmeListsExactlyTheExamples() throws IOException {
        var readme = Files.readString(Examples.FOLDER.resolve("README.md"));
        var rows = Pattern.compile("^\\| \\[([^]]+)]\\(Pulumi\\.\\1\\.yaml\\) \\|", Pattern.MULTILINE)
                .matcher(readme)
                .results();
        assertThat(rows.map(MatchResult::group).map(row -> row.replaceAll("^\\| \\[|].*", "")))
                .containsExactlyInAnyOrderElementsOf(examples());
    }
}
