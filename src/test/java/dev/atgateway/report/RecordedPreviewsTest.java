package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedPreviewsTest {
    static Stream<String> names() {
        return RecordedPreviews.names();
    }

    @Test
    void everyKindIsRecorded() {
        assertThat(names())
                .contains(
                        "create", "no-change", "update", "replace", "delete", "failed", "protected", "secret", "drift");
    }

    /** Written anew by {@link RecordedPreviews#main}. */
    @ParameterizedTest
    @MethodSource("names")
    void reportIsAsExpected(String name) {
        assertThat(RecordedPreviews.report(name)).isEqualTo(RecordedPreviews.text(RecordedPreviews.expected(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create    | **14 to create, 0 to update, 0 to replace, 0 to delete.** 0 unchanged.",
                "no-change | **Nothing would change.** 14 unchanged.",
                "update    | **0 to create, 1 to update, 0 to replace, 0 to delete.** 13 unchanged.",
                "replace   | **0 to create, 1 to update, 3 to replace, 0 to delete.** 10 unchanged.",
                "delete    | **0 to create, 0 to update, 0 to replace, 3 to delete.** 11 unchanged.",
                "failed    | **The preview failed.** It did not get as far as the resources.",
                "protected | **The preview failed.** It had found by then: 0 to create, 0 to update, 3 to replace, 0 to delete; 11 unchanged.",
                "drift     | **2 changed and 1 gone behind Pulumi's back.** 11 as recorded.",
                "no-change-short | **Nothing would change.** 19 unchanged, components counted.",
            })
    void firstLineSaysWhatWouldHappen(String name, String line) {
        assertThat(RecordedPreviews.report(name)).startsWith(line + "\n");
    }

    @Test
    void replacedEnvironmentIsNamedWithItsCause() {
        assertThat(RecordedPreviews.report("replace"))
                .contains("- **replace** <code>environment</code>")
                .contains("because of <code>vnetConfiguration</code>: a new gateway URL")
                .contains("about 25 minutes of outage");
    }

    @Test
    void whoLosesAccessIsNamed() {
        assertThat(RecordedPreviews.report("delete"))
                .contains("<code>analysts</code> can no longer use the connection.");
    }

    @Test
    void changedSecretIsToldWithoutEitherOfItsValues() {
        assertThat(RecordedPreviews.report("secret")).contains("! options.bearer_token: [secret], another one\n");
    }

    @Test
    void everyMistakeOfAFailedPreviewIsShownInFull() {
        assertThat(RecordedPreviews.report("failed"))
                .contains("containerPort = 0: out of bounds. write a whole number from 1 to 65535")
                .contains("cpu = 9: not a size")
                .contains("subntCidr: not a key of this project");
    }

    @Test
    void pageShowsTheReportOfTheReplacement() {
        assertThat(RecordedPreviews.text(RecordedPreviews.PAGE)).isEqualTo(RecordedPreviews.page());
    }
}
