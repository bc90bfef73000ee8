package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SandboxPageTest {
    @Test
    void pageHasTheRulesAsTheyAre() throws IOException {
        String page = Files.readString(RulesPage.PAGE);
        assertThat(page)
                .as("docs/sandbox.md; write it anew in sandbox/ with mvn test-compile exec:java"
                        + " -Dexec.classpathScope=test -Dexec.mainClass=dev.emulatedcloud.RulesPage")
                .isEqualTo(RulesPage.of(page));
    }

    @Test
    void everyRuleHasARow() throws IOException {
        String page = Files.readString(RulesPage.PAGE);
        assertThat(page.lines().filter(line -> line.startsWith("| ") && line.contains("](https://")))
                .hasSize((int) Rules.all().count());
    }

    @Test
    void textAroundTheRulesStays() throws IOException {
        String page = Files.readString(RulesPage.PAGE);
        String without = page.replaceAll("(?s)(<!-- Rules:.*?-->).*(<!-- End of the rules)", "$1\n$2");
        assertThat(RulesPage.of(without)).isEqualTo(page);
        assertThatThrownBy(() -> RulesPage.of("no comments")).hasMessageContaining("lacks the comments");
    }
}
