package dev.atgateway.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The stack config has mistakes. The message lists all of them, one a line. */
public final class InvalidSettings extends RuntimeException {
    private final transient List<Problem> problems;

    /** Reports {@code problems}, in their order. */
    public InvalidSettings(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "",
                        problems.size() == 1
                                ? "1 mistake in the stack config, nothing was created:"
                                : problems.size() + " mistakes in the stack config, nothing was created:",
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, in the order of the message. */
    public List<Problem> problems() {
        return problems;
    }
}
