package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs processes as a user would, with an environment of their own. */
record Shell(Path directory, Map<String, String> environment) {
    private static final long LIMIT_MINUTES = 10;

    /** A run that was itself started in the background may ignore interrupts, and what it starts would too. */
    private static final List<String> ENV =
            understands("env", "--default-signal=INT") ? List.of("env", "--default-signal=INT") : List.of("env");

    Run run(String... command) {
        return await(start(command), command);
    }

    Started start(String... command) {
        try {
            var out = Files.createTempFile("out", ".txt");
            var err = Files.createTempFile("err", ".txt");
            // Java itself would look the program up on its own PATH, not on the one given here.
            var words = new ArrayList<>(ENV);
            words.addAll(List.of(command));
            var builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Run await(Started started, String... command) {
        try {
            var process = started.process();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            var run = new Run(
                    String.join(" ", List.of(command)),
                    process.exitValue(),
                    Files.readString(started.out()),
                    Files.readString(started.err()));
            Files.delete(started.out());
            Files.delete(started.err());
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean understands(String... command) {
        try {
            var words = new ArrayList<>(List.of(command));
            words.add("true");
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A process that runs, and where its output goes. */
    record Started(Process process, Path out, Path err) {}
}
