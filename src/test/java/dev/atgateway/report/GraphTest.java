package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static String state(String... dependencies) {
        return "{dependencies: ["
                + IntStream.range(0, dependencies.length)
                        .mapToObj(i -> '"' + Preview.urn("a:b:C", dependencies[i]) + '"')
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private static String graph(Preview preview) {
        var report = preview.report();
        return report.substring(report.indexOf("```mermaid"));
    }

    @Test
    void whatIsNeededByWayOfAnotherHasNoArrow() {
        var graph = graph(new Preview()
                .step("create", "a:b:C", "a", "", state())
                .step("create", "a:b:C", "b", "", state("a"))
                .step("create", "a:b:C", "c", "", state("a", "b")));
        assertThat(graph).contains("n0 --> n1\n").contains("n1 --> n2\n").doesNotContain("n0 --> n2");
    }

    @Test
    void dependencyThatAPreviewDoesNotKnowYetIsTakenFromTheState() {
        assertThat(graph(new Preview()
                        .step("same", "a:b:C", "a", state(), state())
                        .step("update", "a:b:C", "b", state("a"), "{inputs: {x: 1}}")))
                .contains("n1 --> n0");
    }

    @Test
    void componentIsAFrameAroundItsOwn() {
        var graph = graph(new Preview()
                .step("create", "my:own:Outer", "outer", "", "{custom: false}")
                .step(
                        "create",
                        "my:own:Inner",
                        "inner",
                        "",
                        "{custom: false, parent: \"%s\"}".formatted(Preview.urn("my:own:Outer", "outer")))
                .step(
                        "create",
                        "a:b:C",
                        "one",
                        "",
                        "{parent: \"%s\"}".formatted(Preview.urn("my:own:Inner", "inner"))));
        assertThat(graph)
                .contains(
                        "  subgraph n0[\"outer\"]\n    subgraph n1[\"inner\"]\n      n2[\"one\"]:::create\n    end\n  end\n");
    }

    @Test
    void changesAreColoured() {
        assertThat(graph(new Preview().step("delete", "a:b:C", "a", "{}", "").step("same", "a:b:C", "b", "{}", "{}")))
                .contains("n0[\"a\"]:::delete\n")
                .contains("n1[\"b\"]\n")
                .contains("classDef delete fill:");
    }

    @Test
    void labelHoldsNothingThatMermaidActsOn() {
        assertThat(graph(new Preview().step("create", "a:b:C", "x\"]:::y;<b>#`%", "", "{}")))
                .contains("n0[\"x#34;#93;:::y#59;#60;b#62;#35;#96;#37;\"]:::create\n");
    }

    @Test
    void ofManyResourcesOnlyTheChangesAreDrawn() {
        var preview = new Preview().step("update", "a:b:C", "changed", "{}", "{inputs: {x: 1}}");
        IntStream.range(0, 2_000).forEach(i -> preview.step("same", "a:b:C", "same-" + i, "{}", "{}"));
        assertThat(graph(preview)).contains("changed").doesNotContain("same-");
    }

    @Test
    void nothingIsDrawnWhereNothingChanges() {
        assertThat(RecordedPreviews.report("no-change")).doesNotContain("mermaid");
    }

    @Test
    void circleOfParentsOrDependenciesEnds() {
        assertThat(new Preview()
                        .step("create", "a:b:C", "a", "", state("b"))
                        .step("create", "a:b:C", "b", "", state("a"))
                        .report())
                .contains("```mermaid");
    }
}
