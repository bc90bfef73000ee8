package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static Arguments read(String line) throws Arguments.WrongUsage {
        return Arguments.read(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void withoutAFileThePreviewIsRun() throws Exception {
        var arguments = read("--stack prod --config-file p.yaml -- --target x");
        assertThat(arguments.readsFiles()).isFalse();
        assertThat(arguments.target).containsExactly("--stack", "prod", "--config-file", "p.yaml");
        assertThat(arguments.preview).containsExactly("--target", "x");
    }

    @Test
    void eachFileHasTheNameAndTheNotesBeforeIt() throws Exception {
        var parts = read("--name a --note x a.json --name gone --note y b.json c.json").parts;
        assertThat(parts)
                .extracting(part -> part.name)
                .containsExactly(Optional.of("a"), Optional.of("gone"), Optional.empty());
        assertThat(parts)
                .extracting(part -> part.file)
                .containsExactly(Optional.of("a.json"), Optional.of("b.json"), Optional.of("c.json"));
        assertThat(parts.get(1).notes).containsExactly("y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--stakc prod          | unknown option: --stakc",
                "--stack               | --stack needs a value",
                "--limit many          | --limit many: write a number of characters",
                "--stack prod a.json   | a preview that is read is not run: leave out --stack",
                "a.json -- --target x  | a preview that is read is not run: leave out --",
                "--secrets s.json      | --secrets is for a preview that is read",
                "- -                   | standard input, which can be read only once",
                "--secrets - -         | standard input, which can be read only once",
            })
    void wrongUsageIsNamed(String line, String message) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(Arguments.WrongUsage.class)
                .hasMessageContaining(message);
    }
}
