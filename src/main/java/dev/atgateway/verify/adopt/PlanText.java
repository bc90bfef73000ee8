package dev.atgateway.verify.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan in words. */
final class PlanText {
    private final Plan plan;
    private final boolean partly;

    /** With {@code partly}, what is not there is no obstacle. */
    PlanText(Plan plan, boolean partly) {
        this.plan = plan;
        this.partly = partly;
    }

    /** What is there, what becomes of it, and what differs. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        section(
                lines,
                "to be imported:",
                plan.found().stream().map(one -> one.resource().name() + " " + one.id()));
        section(
                lines,
                "tags to be added first, which changes nothing else:",
                plan.found().stream()
                        .filter(one -> !one.tags().isEmpty())
                        .map(one -> one.resource().name() + " "
                                + one.tags().entrySet().stream()
                                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                                        .collect(Collectors.joining(", "))));
        section(
                lines,
                "secrets that the next up sends again, because the clouds never return them:",
                plan.found().stream().filter(Plan.Found::sendsSecrets).map(one -> one.resource()
                        .name()));
        section(
                lines,
                "differs, and would be changed by the next up:",
                plan.found().stream().flatMap(one -> one.differences().stream()
                        .filter(difference ->
                                difference.kind() != Difference.Kind.SECRET && !difference.replaces(one.resource()))
                        .map(difference -> line(one, difference))));
        if (partly) {
            section(
                    lines,
                    "not there, and made by the next up:",
                    plan.absent().stream().map(one -> one.resource().name()));
        }
        return lines;
    }

    /** What must be put right before an import. */
    List<String> obstacles() {
        var replaced = plan.found().stream().flatMap(one -> one.replacing().stream()
                .map(difference -> line(one, difference) + ", or it is made anew"));
        var absent = partly ? Stream.<String>empty() : plan.absent().stream().map(PlanText::line);
        return Stream.concat(replaced, absent).toList();
    }

    private static String line(Plan.Found one, Difference difference) {
        return one.resource().name() + " " + difference.text()
                + ConfigKeys.ofPath(one.resource().type(), difference.path())
                        .map(key -> ". set " + key)
                        .orElse("");
    }

    private static String line(Plan.Absent one) {
        var name = one.resource().name();
        return "%s is not there%s%s. set %s, or let pulumi up make it: --partly"
                .formatted(
                        name,
                        one.id().map(id -> ": " + id).orElse(""),
                        one.beside().isEmpty() ? "" : " (there: " + String.join(", ", one.beside()) + ")",
                        ConfigKeys.ofName(name));
    }

    private static void section(List<String> lines, String title, Stream<String> entries) {
        var list = entries.toList();
        if (!list.isEmpty()) {
            lines.add(title);
            list.forEach(entry -> lines.add("  " + entry));
        }
    }
}
