package dev.atgateway.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** What is printed: a line for each check, what to do below those that failed, and a sum. In colour on a terminal. */
final class Report {
    private static final String MORE = "       %-19s %s%n";

    private final Ansi ansi;

    Report(Ansi ansi) {
        this.ansi = ansi;
    }

    String line(Finding finding) {
        var result = finding.result();
        var text = new StringBuilder("%s %-19s %s%s%n"
                .formatted(
                        mark(result.status()),
                        finding.check().name(),
                        switch (result.status()) {
                            case NOT_APPLICABLE -> "not applicable: " + result.finding();
                            case UNKNOWN -> "could not look: " + result.finding();
                            default -> result.finding();
                        },
                        took(finding)));
        result.fault().ifPresent(fault -> text.append(MORE.formatted("cause", fault.cause()))
                .append(MORE.formatted("fix", fault.fix())));
        result.notes().forEach(note -> text.append(MORE.formatted("note", note)));
        return text.toString();
    }

    private String mark(Result.Status status) {
        return switch (status) {
            case PASSED -> ansi.string("@|green ok|@    ");
            case FAILED -> ansi.string("@|red fails|@ ");
            case NOT_APPLICABLE -> "-     ";
            case UNKNOWN -> ansi.string("@|yellow ?|@     ");
        };
    }

    private static String took(Finding finding) {
        return finding.result().status() == Result.Status.NOT_APPLICABLE
                ? ""
                : " (%.1f s)".formatted(finding.took().toMillis() / 1000.0);
    }

    static String sum(List<Finding> findings) {
        var counts = findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.result().status(), Collectors.counting()));
        return Stream.of(Result.Status.values())
                .filter(counts::containsKey)
                .map(status -> counts.get(status) + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    static String json(DeployedStack stack, List<Finding> findings) {
        var document = new JsonObject();
        document.addProperty("stack", stack.mark());
        document.addProperty("result", outcome(findings).id());
        var checks = new JsonArray();
        findings.forEach(finding -> checks.add(finding.json()));
        document.add("checks", checks);
        return Json.print(document);
    }

    /** The worst of them: one that failed, one that could not look, or none of these. */
    static Result.Status outcome(List<Finding> findings) {
        return Stream.of(Result.Status.FAILED, Result.Status.UNKNOWN)
                .filter(status ->
                        findings.stream().anyMatch(finding -> finding.result().status() == status))
                .findFirst()
                .orElse(Result.Status.PASSED);
    }
}
