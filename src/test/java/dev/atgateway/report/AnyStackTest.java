package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews of stacks that are not this program's. */
class AnyStackTest {
    private static final String UNKNOWN = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";

    @Test
    void typeThatIsNotKnownHasAGeneralConsequence() {
        var report = new Preview()
                .step("delete", "aws:s3/bucket:Bucket", "data", "{inputs: {bucket: \"b\"}}", "")
                .report();
        assertThat(report)
                .contains(
                        "- **delete** <code>data</code> (<code>aws:s3/bucket:Bucket</code>): it is gone, with what it holds.");
    }

    @Test
    void componentsAndProvidersAreNotCounted() {
        var report = new Preview()
                .step("create", "pulumi:pulumi:Stack", "any-dev", "", "{custom: false}")
                .step("create", "pulumi:providers:aws", "default", "", "{}")
                .step("create", "my:own:Component", "part", "", "{custom: false}")
                .step("create", "aws:s3/bucket:Bucket", "data", "", "{}")
                .report();
        assertThat(report)
                .startsWith("**1 to create, ")
                .doesNotContain("default")
                .doesNotContain("any-dev");
    }

    @Test
    void stepsOfOneReplacementAreOneReplacement() {
        var report = new Preview()
                .step("create-replacement", "a:b:C", "one", "{inputs: {x: 1}}", "{inputs: {x: 2}}")
                .step("replace", "a:b:C", "one", "{inputs: {x: 1}}", "{inputs: {x: 2}}")
                .step("delete-replaced", "a:b:C", "one", "{inputs: {x: 1}}", "")
                .report();
        assertThat(report)
                .startsWith("**0 to create, 0 to update, 1 to replace, 0 to delete.**")
                .contains("- x: 1\n+ x: 2\n");
    }

    @Test
    void leftOverOfAnEarlierReplacementIsNotTakenForTheLossOfWhatIsThere() {
        var report = new Preview()
                .step("same", "a:b:C", "one", "{}", "{}")
                .step("delete", "a:b:C", "one", "{delete: true}", "")
                .report();
        assertThat(report)
                .startsWith("**0 to create, 0 to update, 0 to replace, 1 to delete.** 1 unchanged.")
                .contains("an earlier replacement left it behind; what took its place stays.");
    }

    @Test
    void importsAndWhatIsForgottenAreCountedOnlyWhereThereAreAny() {
        var report = new Preview()
                .step("import", "a:b:C", "taken", "", "{}")
                .step("discard", "a:b:C", "dropped", "{}", "")
                .step("read", "a:b:C", "looked-at", "", "{}")
                .report();
        assertThat(report)
                .startsWith(
                        "**0 to create, 0 to update, 0 to replace, 0 to delete, 1 to import, 1 to forget.** 1 unchanged.");
    }

    @Test
    void operationOfALaterEngineIsShown() {
        assertThat(new Preview().step("transmute", "a:b:C", "one", "{}", "{}").report())
                .startsWith("**0 to create, 1 to update,")
                .contains("<code>one</code>");
    }

    @Test
    void resourcesOfTheSameNameAreToldApartByTheirParents() {
        var report = new Preview()
                .step(
                        "create",
                        "my:own:Gateway$a:b:C",
                        "app",
                        "",
                        "{parent: \"" + Preview.urn("my:own:Gateway", "east") + "\"}")
                .step(
                        "create",
                        "my:own:Other$a:b:C",
                        "app",
                        "",
                        "{parent: \"" + Preview.urn("my:own:Other", "west") + "\"}")
                .report();
        assertThat(report).contains("<code>east/app</code>").contains("<code>west/app</code>");
    }

    @Test
    void nameMayHoldColons() {
        assertThat(new Preview().step("create", "a:b:C", "one::two", "", "{}").report())
                .contains("<code>one::two</code>");
    }

    @Test
    void valueThatOnlyTheRunKnowsSaysSo() {
        var report = new Preview()
                .step(
                        "update",
                        "a:b:C",
                        "one",
                        "{inputs: {id: \"old\", list: [1]}}",
                        "{inputs: {id: %s, list: [1, %s]}}".formatted(UNKNOWN, UNKNOWN))
                .report();
        assertThat(report)
                .contains("- id: \"old\"\n+ id: (known after the run)\n")
                .contains("+ list[1]: (known after the run)\n");
    }

    @Test
    void differenceThatTheProviderIgnoresIsLeftOut() {
        var report = new Preview()
                .step("update", "a:b:C", "one", "{inputs: {x: 1, y: 1}}", "{inputs: {x: 2, y: 2}}")
                .with("detailedDiff", "{y: {kind: \"update\"}}")
                .report();
        assertThat(report).contains("+ y: 2").doesNotContain("+ x: 2");
    }

    @Test
    void propertyWithDotsInItsNameIsFound() {
        var report = new Preview()
                .step(
                        "update",
                        "a:b:C",
                        "one",
                        "{inputs: {tags: {\"a.b\": 1, c: 1}}}",
                        "{inputs: {tags: {\"a.b\": 2, c: 2}}}")
                .with("detailedDiff", "{\"tags[\\\"a.b\\\"]\": {kind: \"update\"}}")
                .report();
        assertThat(report).contains("- tags[\"a.b\"]: 1\n+ tags[\"a.b\"]: 2\n").doesNotContain("tags.c");
    }

    @Test
    void whatReplacesIsMarked() {
        var report = new Preview()
                .step("replace", "a:b:C", "one", "{inputs: {x: 1, y: 1}}", "{inputs: {x: 2, y: 2}}")
                .with("detailedDiff", "{x: {kind: \"update-replace\"}, y: {kind: \"update\"}}")
                .report();
        assertThat(report).contains("+ x: 2  # this replaces it\n").contains("+ y: 2\n");
    }

    @Test
    void stepWithoutStatesIsReported() {
        assertThat(new Preview().step("update", "a:b:C", "one", "", "").report())
                .contains("| update | <code>one</code> | <code>a:b:C</code> |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "error: no stack named 'prod' found",
                "{\"steps\": [1, 2]}",
                "{\"steps\": {}}",
                "[]",
                "{}",
                "{\"config\"",
                "null"
            })
    void whatIsNoPreviewIsAFailureWithItsText(String text) {
        var section = RecordedPreviews.section(Kind.PREVIEW, text);
        assertThat(section.failed()).isTrue();
        assertThat(section.markdown())
                .startsWith("**The preview failed.** It did not get as far as the resources.")
                .contains("```text\n" + (text.isEmpty() ? "(no output)" : text) + "\n```");
    }

    @Test
    void whatIsPrintedBeforeThePreviewIsPassedOver() {
        var json = new Preview().step("create", "a:b:C", "one", "", "{}").json();
        assertThat(RecordedPreviews.report(Kind.PREVIEW, "Logging in...\n" + json))
                .startsWith("**1 to create");
    }

    @Test
    void outputOfACompilerIsShownWhenThePreviewFailed() {
        var report = new Preview()
                .says("info#err", "[ERROR] App.java:[3,1] ';' expected\n")
                .says("error", "error: an unhandled error occurred")
                .report();
        assertThat(report).contains("[ERROR] App.java:[3,1] ';' expected").contains("\nan unhandled error occurred\n");
    }
}
