package dev.atgateway.report;

import dev.atgateway.cli.PulumiProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a report asks of {@code pulumi}, on one stack. */
final class StackQuestions {
    private final List<String> target;

    /** @param target the options that say which stack is meant */
    StackQuestions(List<String> target) {
        this.target = List.copyOf(target);
    }

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
    PulumiProcess.Result config() {
        return run(List.of("config", "--json", "--show-secrets"));
    }

    private PulumiProcess.Result run(List<String> arguments) {
        var command = new ArrayList<>(arguments);
        command.addAll(target);
        return PulumiProcess.run(command, Map.of(), "");
    }
}
