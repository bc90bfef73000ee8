package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process printed and how it ended. */
record Run(String command, int exitCode, String out, String err) {
    Run succeeded() {
        assertThat(exitCode)
                .as("exit code of %s\n--- standard output\n%s\n--- standard error\n%s", command, out, err)
                .isZero();
        return this;
    }

    Run failed() {
        assertThat(exitCode)
                .as("exit code of %s\n--- standard output\n%s\n--- standard error\n%s", command, out, err)
                .isNotZero();
        return this;
    }

    String all() {
        return out + err;
    }
}
