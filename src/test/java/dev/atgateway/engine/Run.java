package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;

/** What a process printed and how it ended. */
record Run(String command, int exitCode, String out, String err) {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** Nothing is timed: the command is run again for as long as the cloud refuses it for this one reason. */
    static Run untilItSucceeds(Supplier<Run> command, String reason) {
        var run = command.get();
        while (run.exitCode() != 0) {
            assertThat(run.all()).contains(reason);
            pause(BETWEEN);
            run = command.get();
        }
        return run;
    }

    /** Waits: who asks again and again takes the processor from what is asked about. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

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
