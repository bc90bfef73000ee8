package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example deploys, previews empty, and leaves nothing behind. */
@Tag("engine")
class ExamplesTest {
    private static final Map<Set<String>, String> SHAPES = new HashMap<>();
    private static final Set<Edges.Edge> ALLOWED_EDGES = new HashSet<>();

    private static TryProject project;
    private static String world;
    private static boolean untouched;

    @BeforeAll
    static void start() {
        project = TryProject.fresh();
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
    void exampleIsDeployedPreviewedEmptyAndDestroyed(String example) {
        if (!untouched) {
            end();
            start();
        }
        untouched = false;
        Examples.use(project, Examples.text(example));
        project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress").succeeded();
        assertThat(project.preview()).isEmpty();
        var state = project.readableState();
        var shape = GraphShape.of(state);
        var edges = Edges.of(state);
        ALLOWED_EDGES.addAll(edges.allowed());
        assertThat(edges.surprises()).isEmpty();
        project.pulumi("destroy", "--yes", "--skip-preview", "--suppress-progress")
                .succeeded();
        assertThat(project.cloud()).isEqualTo(world);
        untouched = true;
        assertThat(SHAPES.putIfAbsent(shape, example))
                .as("an earlier example with the same resources, routes, rules and variables")
                .isNull();
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
