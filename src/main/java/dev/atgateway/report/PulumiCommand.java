package dev.atgateway.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The {@code pulumi} on the user's PATH, in the current folder, on one stack. */
final class PulumiCommand {
    private final List<String> target;

    /** @param target the options that say which stack is meant */
    PulumiCommand(List<String> target) {
        this.target = List.copyOf(target);
    }

    /** What it printed, and whether it ended well. */
    record Result(boolean succeeded, String out, String err) {}

    /** The preview as JSON; its messages where it did not get that far. */
    String preview(Kind kind, List<String> arguments) {
        var command = new ArrayList<>(
                kind == Kind.DRIFT ? List.of("refresh", "--preview-only") : List.of("preview", "--show-sames"));
        command.add("--json");
        command.addAll(arguments);
        var result = run(command);
        return result.out().isBlank() ? result.err() : result.out();
    }

    /** The stack's config with its secrets in plain text, which stay in this process. */
    Result config() {
        return run(List.of("config", "--json", "--show-secrets"));
    }

    private Result run(List<String> arguments) {
        var command = new ArrayList<>(List.of("pulumi", "--non-interactive", "--color", "never"));
        command.addAll(arguments);
        command.addAll(target);
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            var out = text(process.getInputStream());
            return new Result(process.waitFor() == 0, out, err.join());
        } catch (IOException e) {
            throw new ReportFailed(
                    "pulumi could not be run: it has to be on PATH. on the emulated cloud: ./try report");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportFailed("interrupted");
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
