package dev.atgateway.report;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of a report that is about one preview: its first line, what is lost and what that means, the resources, their
 * properties folded, the graph. It can be made smaller, one {@link Piece} after the other, and then says what is missing.
 */
final class Section {
    private static final int LONGEST_MESSAGE = 8_000;

    private final List<String> head = new ArrayList<>();
    private final Map<Piece, List<String>> pieces = new EnumMap<>(Piece.class);
    private final Map<Piece, List<String>> cut = new EnumMap<>(Piece.class);
    private final String unchanged;
    private final boolean failed;
    private final boolean changes;
    private final Kind kind;

    /** What a section is made of besides its head, in the order in which it is given up. */
    enum Piece {
        DIFF("the properties of %d of the resources that change"),
        UNCHANGED("the list of what stays the same"),
        GRAPH("the graph"),
        WARNING("%d warnings"),
        ROW("%d rows of the table"),
        LOSS("%d replacements or deletions"),
        ERROR("%d error messages");

        private final String name;

        Piece(String name) {
            this.name = name;
        }
    }

    /**
     * @param name what was previewed, where the report has several
     * @param notes sentences by the caller
     * @param preview what Pulumi printed; nothing where there was no reason to run it
     */
    Section(Kind kind, Optional<String> name, List<String> notes, Optional<String> preview, KnownSecrets secrets) {
        this.kind = kind;
        for (var piece : Piece.values()) {
            pieces.put(piece, new ArrayList<>());
            cut.put(piece, new ArrayList<>());
        }
        name.ifPresent(text -> head.add("### " + Markdown.code(text)));
        var digest = preview.flatMap(text -> Digest.of(text, secrets));
        var resources = Resource.of(digest.map(Digest::steps).orElse(List.of()));
        var inACloud = resources.stream().filter(Resource::isInACloud).toList();
        failed = preview.isPresent() && digest.map(Digest::failed).orElse(true);
        changes = inACloud.stream().anyMatch(one -> one.change() != Change.NONE);
        var unnamed = digest.flatMap(Digest::unnamedSames);
        unchanged = unnamed.map(count -> count + " " + kind.unchanged() + ", components counted")
                .orElseGet(() -> inACloud.stream()
                                .filter(one -> one.change() == Change.NONE)
                                .count()
                        + " " + kind.unchanged());
        preview.ifPresent(text -> head.add(firstLine(inACloud)));
        notes.forEach(note -> head.add(Markdown.text(note)));
        addResources(inACloud);
        unnamed.ifPresent(count -> pieces.get(Piece.UNCHANGED).clear());
        Graph.of(resources).filter(graph -> changes).ifPresent(graph -> add(Piece.GRAPH, graph));
        digest.ifPresentOrElse(
                this::addMessages,
                () -> preview.ifPresent(text -> add(
                        Piece.ERROR,
                        Markdown.fence("text", shortened(secrets.hide(text.isBlank() ? "(no output)" : text))))));
    }

    boolean failed() {
        return failed;
    }

    boolean changes() {
        return changes;
    }

    private void add(Piece piece, String text) {
        pieces.get(piece).add(text);
    }

    private String firstLine(List<Resource> resources) {
        var counts = new EnumMap<Change, Integer>(Change.class);
        resources.forEach(one -> counts.merge(one.change(), 1, Integer::sum));
        var found = kind.headline(counts);
        var rest = unchanged + ".";
        if (failed) {
            return "**" + kind.subject() + " failed.** "
                    + (resources.isEmpty()
                            ? "It did not get as far as the resources."
                            : "It had found by then: " + found + "; " + rest);
        }
        return "**" + (changes ? found : kind.noChange()) + ".** " + rest;
    }

    private void addResources(List<Resource> resources) {
        var shared = Resource.sharedNames(resources);
        for (var resource : resources) {
            var name = Markdown.code(
                    shared.contains(resource.name())
                            ? resource.parent().map(Resource::nameOf).orElse("") + "/" + resource.name()
                            : resource.name());
            var type = Markdown.codeOrNothing(resource.type());
            if (resource.change() == Change.NONE) {
                add(Piece.UNCHANGED, "| " + name + " | " + type + " |\n");
                continue;
            }
            var differences = Difference.of(resource, kind == Kind.DRIFT);
            var reasons = reasons(resource, differences);
            var verb = kind.verb(resource.change());
            add(
                    Piece.ROW,
                    "| %s | %s | %s | %s |\n".formatted(verb, name, type, showsReasons(resource) ? reasons : ""));
            if (resource.change().isDestructive()) {
                var why = resource.change() == Change.REPLACE && !reasons.isEmpty() ? ", because of " + reasons : "";
                add(
                        Piece.LOSS,
                        "- **%s** %s (%s)%s: %s\n".formatted(verb, name, type, why, kind.consequence(resource)));
            }
            if (!differences.isEmpty()) {
                add(Piece.DIFF, folded(verb + " " + name, Markdown.fence("diff", lines(differences))));
            }
        }
    }

    private static boolean showsReasons(Resource resource) {
        return resource.change() == Change.UPDATE || resource.change() == Change.REPLACE;
    }

    private static String reasons(Resource resource, List<Difference> differences) {
        return resource.reasons(differences).stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    private static String lines(List<Difference> differences) {
        var text = new StringBuilder();
        for (var one : differences) {
            var mark = one.replaces() ? "  # this replaces it" : "";
            if (one.before().isPresent() && one.before().equals(one.after())) {
                text.append(line("!", one, one.before().get(), ", another one" + mark));
                continue;
            }
            one.before()
                    .ifPresent(value ->
                            text.append(line("-", one, value, one.after().isEmpty() ? mark : "")));
            one.after().ifPresent(value -> text.append(line("+", one, value, mark)));
        }
        return text.toString();
    }

    private static String line(String sign, Difference one, JsonElement value, String mark) {
        return sign + " " + one.path().replaceAll("\\R", " ") + ": " + ShownValue.of(value) + mark + "\n";
    }

    private void addMessages(Digest digest) {
        for (var one : digest.diagnostics()) {
            var about = one.urn() == null || one.urn().isEmpty() ? "" : Resource.nameOf(one.urn()) + ": ";
            if (one.isWarning()) {
                add(Piece.WARNING, about + one.text());
            } else if (failed) {
                add(Piece.ERROR, Markdown.fence("text", shortened(about + one.text())));
            }
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "\n... (" + message.length() + " characters)";
    }

    private static String folded(String summary, String content) {
        return "<details>\n<summary>" + summary + "</summary>\n\n" + content + "\n</details>\n";
    }

    /** How many characters a kind of piece takes here. */
    int size(Piece piece) {
        return pieces.get(piece).stream().mapToInt(String::length).sum();
    }

    /** Gives up the last piece of a kind, or all of them where a part of them says nothing; returns its characters. */
    int drop(Piece piece) {
        var before = size(piece);
        var all = pieces.get(piece);
        var end = all.subList(piece == Piece.UNCHANGED ? 0 : all.size() - 1, all.size());
        cut.get(piece).addAll(0, end);
        end.clear();
        return before - size(piece);
    }

    /** Takes the next piece back that was given up; false where there is none. */
    boolean restore(Piece piece) {
        return !cut.get(piece).isEmpty() && pieces.get(piece).add(cut.get(piece).remove(0));
    }

    /** The section as Markdown. */
    String markdown() {
        var parts = new ArrayList<>(head);
        parts.addAll(pieces.get(Piece.ERROR));
        parts.add(String.join("", pieces.get(Piece.LOSS)));
        parts.add(table("| | resource | type | properties |\n|---|---|---|---|\n", Piece.ROW));
        parts.add(foldedIfAny(unchanged, table("| resource | type |\n|---|---|\n", Piece.UNCHANGED)));
        parts.addAll(pieces.get(Piece.DIFF));
        pieces.get(Piece.GRAPH).forEach(graph -> parts.add(Markdown.fence("mermaid", graph)));
        var warnings = new LinkedHashSet<>(pieces.get(Piece.WARNING));
        parts.add(foldedIfAny(
                warnings.size() == 1 ? "1 warning" : warnings.size() + " warnings",
                warnings.isEmpty() ? "" : Markdown.fence("text", String.join("\n\n", warnings))));
        var missing = cut.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey().name.formatted(one.getValue().size()))
                .collect(Collectors.joining(", "));
        parts.add(missing.isEmpty() ? "" : "To fit into a comment, this is left out: " + missing + ".");
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n\n"));
    }

    private String table(String header, Piece rows) {
        return pieces.get(rows).isEmpty() ? "" : header + String.join("", pieces.get(rows));
    }

    private static String foldedIfAny(String summary, String content) {
        return content.isEmpty() ? "" : folded(summary, content);
    }
}
