package dev.atgateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One run of the {@code pulumi} on the user's PATH, in the current folder, that asks nothing and prints no colour. */
public final class PulumiProcess {
    private PulumiProcess() {}

    /** What it printed, and whether it ended well. */
    public record Result(boolean succeeded, String out, String err) {}

    /**
     * Runs it to its end.
     *
     * @param variables of its environment, besides this process's own
     * @param input what it reads from standard input
     * @throws CommandFailed if there is no {@code pulumi}
     */
    public static Result run(List<String> arguments, Map<String, String> variables, String input) {
        var command = new ArrayList<>(List.of("pulumi", "--non-interactive", "--color", "never"));
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(variables);
            var process = builder.start();
            var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return new Result(process.waitFor() == 0, out.join(), err.join());
        } catch (IOException e) {
            throw new CommandFailed(
                    "pulumi could not be run: it has to be on PATH, and ./try puts it there for the emulated cloud");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
