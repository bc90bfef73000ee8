package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {
    private static final int RESOURCES = 500;
    private static final String INPUTS = "{inputs: {name: \"%s-%d\", location: \"westeurope\", tags: {a: \"b\"}},"
            + " dependencies: [\"" + Preview.urn("azure-native:network:Subnet", "resource-number-0") + "\"]}";

    private static String preview(String op, int count) {
        var preview = new Preview();
        IntStream.range(0, count)
                .forEach(i -> preview.step(
                        op,
                        "azure-native:network:Subnet",
                        "resource-number-" + i,
                        op.equals("create") ? "" : INPUTS.formatted("old", i),
                        op.equals("delete") ? "" : INPUTS.formatted(op.equals("same") ? "old" : "new", i)));
        return preview.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "replace", "delete", "same"})
    void previewOfFiveHundredResourcesFits(String op) {
        var report = RecordedPreviews.report(Kind.PREVIEW, preview(op, RESOURCES));
        assertThat(report).hasSizeLessThanOrEqualTo(Comment.DEFAULT_LIMIT).contains("500 ");
        assertThat(report.lines().findFirst())
                .get()
                .asString()
                .contains(op.equals("same") ? "500 unchanged" : "500 to " + op);
        assertThat(report.length()).as("what fits is shown").isGreaterThan(Comment.DEFAULT_LIMIT / 2);
    }

    @Test
    void foldedPropertiesGoFirst() {
        var report = limited(preview("update", 60), 14_000);
        assertThat(report)
                .contains("To fit into a comment, this is left out: the properties of ")
                .contains("```mermaid")
                .contains("<code>resource-number-59</code>");
    }

    @Test
    void rowsGoOnlyAfterTheGraph() {
        var report = limited(preview("update", 60), 7_500);
        assertThat(report)
                .doesNotContain("```mermaid")
                .contains("the graph")
                .contains("<code>resource-number-59</code>");
    }

    @Test
    void replacementsStayWhenNothingElseFits() {
        var report = limited(preview("replace", 10), 4_000);
        assertThat(report).doesNotContain("```mermaid");
        assertThat(Pattern.compile("- \\*\\*replace\\*\\* ").matcher(report).results())
                .hasSize(10);
    }

    @Test
    void propertiesComeBackWhereAnotherPieceWasTheLargeOne() {
        var preview = new Preview().step("update", "a:b:C", "changed", "{inputs: {x: 1}}", "{inputs: {x: 2}}");
        IntStream.range(0, 2_000).forEach(i -> preview.step("same", "a:b:C", "same-" + i, "{}", "{}"));
        assertThat(preview.report()).contains("+ x: 2").contains("this is left out: the list of what stays the same.");
    }

    @Test
    void whatIsCutIsCounted() {
        var report = limited(preview("replace", 100), 4_000);
        var named = Pattern.compile("- \\*\\*replace\\*\\* ")
                .matcher(report)
                .results()
                .count();
        assertThat(named).isPositive();
        assertThat(report).contains(100 - named + " replacements or deletions");
    }

    @Test
    void longMessageIsCut() {
        var report =
                new Preview().says("error", "error: " + "x".repeat(100_000)).report();
        assertThat(report).hasSizeLessThan(10_000).contains("... (100000 characters)");
    }

    @Test
    void longValueIsCut() {
        var report = new Preview()
                .step("create", "a:b:C", "one", "", "{inputs: {x: \"" + "y".repeat(1_000) + "\"}}")
                .report();
        assertThat(report).contains("... (1002 characters)");
    }

    @Test
    void severalSectionsShareTheLimit() {
        var sections = IntStream.range(0, 19)
                .mapToObj(i -> new Section(
                        Kind.PREVIEW,
                        Optional.of("examples/Pulumi.number-" + i + ".yaml"),
                        List.of(),
                        Optional.of(RecordedPreviews.preview("create")),
                        KnownSecrets.NONE))
                .toList();
        var report = new Comment(Optional.of("All"), sections).markdown(Comment.DEFAULT_LIMIT);
        assertThat(report).hasSizeLessThanOrEqualTo(Comment.DEFAULT_LIMIT);
        assertThat(Pattern.compile("\\*\\*14 to create").matcher(report).results())
                .hasSize(19);
    }

    private static String limited(String preview, int limit) {
        var report =
                new Comment(Optional.empty(), List.of(RecordedPreviews.section(Kind.PREVIEW, preview))).markdown(limit);
        assertThat(report).hasSizeLessThanOrEqualTo(limit);
        return report;
    }
}
