package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong usage of {@code verify} is exit code 2, and says what is wrong before how it is used. */
class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--now                       | Unknown option: '--now'",
                "--yes                       | --yes is for --setup",
                "--setup                     | --setup runs a statement: --warehouse ID, or DATABRICKS_WAREHOUSE_ID",
                "--setup --warehouse a       | there is no terminal to ask at: --yes",
                "--setup --clean --warehouse a --yes | one at a time",
                "--time-limit 0              | --time-limit takes a number of seconds from 1 on"
            })
    void wrongUsageIsExitCode2(String arguments, String message) {
        var said = new StringWriter();
        var exitCode = new CommandLine(Verify.class)
                .setErr(new PrintWriter(said, true))
                .execute(arguments.strip().split(" "));
        assertThat(exitCode).as(said.toString()).isEqualTo(2);
        assertThat(said.toString()).containsSubsequence(message, "Usage: verify");
    }
}
