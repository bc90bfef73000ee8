package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What actionlint does not look at: who may do what, and that nothing runs but what the tests run. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final Pattern USES = Pattern.compile("uses: (.*)");
    private static final Pattern SCRIPT = Pattern.compile(
            "(\\.ci/\\w+)( [\\w^]+| \"\\$PULUMI_STACK\")*" + "( >report\\.md| \\| tee \"\\$GITHUB_STEP_SUMMARY\")?");

    static Stream<Path> workflows() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Path file) throws IOException {
        // The key "on" is a truth in YAML 1.1.
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(file).replaceFirst("(?m)^on:", "\"on\":"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> jobs(Path file) throws IOException {
        return (Map<String, Map<String, Object>>) read(file).get("jobs");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Map<String, Object> job) {
        return (List<Map<String, Object>>) job.get("steps");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyCommandIsOneOfTheScriptsThatTheTestsRun(Path file) throws IOException {
        for (var job : jobs(file).values()) {
            for (var step : steps(job)) {
                if (step.containsKey("run")) {
                    var command = SCRIPT.matcher(step.get("run").toString());
                    assertThat(command.matches()).as("run: " + step.get("run")).isTrue();
                    assertThat(Path.of(command.group(1))).isExecutable();
                    assertThat(step.get("run").toString().contains("|")).isEqualTo("bash".equals(step.get("shell")));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobNamesItsRightsAndTheRestHasNone(Path file) throws IOException {
        assertThat(read(file)).containsEntry("permissions", Map.of()).containsKey("concurrency");
        assertThat(jobs(file).values()).allSatisfy(job -> {
            assertThat(job).containsKeys("permissions", "timeout-minutes");
            assertThat(((Map<?, ?>) job.get("permissions")).values().stream().map(Object::toString))
                    .isSubsetOf("read", "write");
        });
    }

    @Test
    void everyActionIsPinnedByCommit() throws IOException {
        var files = Stream.concat(workflows(), Stream.of(Path.of(".github/actions/tools/action.yml")))
                .toList();
        for (var file : files) {
            assertThat(USES.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                    .allMatch(action -> action.equals("./.github/actions/tools")
                            || action.matches("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noCheckoutLeavesItsTokenBehind(Path file) throws IOException {
        for (var job : jobs(file).values()) {
            assertThat(steps(job))
                    .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.get("with").toString()).contains("persist-credentials=false"));
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatMayWriteRunsNoCodeOfTheChange(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("pull_request_target");
        var ofAChange = ((Map<?, ?>) read(file).get("on")).containsKey("pull_request");
        jobs(file).forEach((name, job) -> {
            var rights = (Map<?, ?>) job.get("permissions");
            if (ofAChange && "write".equals(String.valueOf(rights.get("pull-requests")))) {
                assertThat(steps(job).get(0).get("with").toString()).contains("pull_request.base.sha");
            }
            // A login only behind an environment that somebody guards.
            assertThat(rights.containsKey("id-token")).as(name).isEqualTo(job.containsKey("environment"));
            assertThat(rights.containsKey("id-token") && rights.containsKey("pull-requests"))
                    .as(name)
                    .isFalse();
        });
    }

    @Test
    void previewOfAForkHasNoSecretAndMayOnlyRead() throws IOException {
        var file = FOLDER.resolve("preview.yml");
        assertThat(Files.readString(file))
                .doesNotContain("secrets.")
                .doesNotContain("vars.")
                .doesNotContain("token");
        assertThat(jobs(file).values())
                .allSatisfy(job -> assertThat(job.get("permissions")).isEqualTo(Map.of("contents", "read")));
    }
}
