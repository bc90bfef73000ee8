package dev.atgateway.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The resources as a Mermaid flowchart: what each depends on points to it, what changes is coloured, and a component is a
 * frame around its own. Where all of them are too many for GitHub, what stays the same is left out.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Flowcharts</a>
 * @see <a href="https://mermaid.js.org/config/schema-docs/config.html#maxtextsize">maxTextSize 50,000, maxEdges 500</a>
 */
final class Graph {
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_EDGES = 400;

    private static final Map<Change, String> COLOURS = Map.of(
            Change.REPLACE, "fill:#ffd8a8,stroke:#bc4c00",
            Change.DELETE, "fill:#ffcecb,stroke:#cf222e",
            Change.CREATE, "fill:#aceebb,stroke:#1a7f37",
            Change.UPDATE, "fill:#fae17d,stroke:#9a6700",
            Change.IMPORT, "fill:#b6e3ff,stroke:#0969da",
            Change.FORGET, "fill:#e6eaef,stroke:#59636e");

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    private Graph(List<Resource> all) {
        all.forEach(one -> resources.merge(one.urn(), one, (first, second) -> first.isLeftOver() ? second : first));
        resources.keySet().forEach(urn -> ids.put(urn, "n" + ids.size()));
    }

    /** The flowchart; nothing where even the changes alone are too many. */
    static Optional<String> of(List<Resource> resources) {
        var graph = new Graph(resources);
        return List.<Predicate<Resource>>of(one -> true, one -> one.change() != Change.NONE).stream()
                .map(graph::drawn)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> drawn(Predicate<Resource> wanted) {
        var nodes = resources.values().stream()
                .filter(Resource::isInACloud)
                .filter(wanted)
                .map(Resource::urn)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var edges = edges(nodes);
        var text = new StringBuilder("flowchart LR\n");
        frame(null, nodes, text, "  ");
        edges.forEach(edge -> text.append("  ").append(edge).append('\n'));
        nodes.stream()
                .map(urn -> resources.get(urn).change())
                .filter(COLOURS::containsKey)
                .distinct()
                .sorted()
                .forEach(change -> text.append("  classDef %s %s,color:#1f2328\n"
                        .formatted(change.name().toLowerCase(Locale.ROOT), COLOURS.get(change))));
        return nodes.isEmpty() || text.length() > MOST_CHARACTERS || edges.size() > MOST_EDGES
                ? Optional.empty()
                : Optional.of(text.toString());
    }

    /** The nodes of one component, or outside all of them, and the frames in it. */
    private void frame(String component, Set<String> nodes, StringBuilder text, String indent) {
        for (var urn : nodes) {
            if (Objects.equals(frameOf(urn), component)) {
                var resource = resources.get(urn);
                text.append(indent).append(ids.get(urn)).append(label(resource.name()));
                if (COLOURS.containsKey(resource.change())) {
                    text.append(":::").append(resource.change().name().toLowerCase(Locale.ROOT));
                }
                text.append('\n');
            }
        }
        for (var inner : frames(nodes)) {
            if (Objects.equals(frameOf(inner), component)) {
                text.append(indent)
                        .append("subgraph ")
                        .append(ids.get(inner))
                        .append(label(resources.get(inner).name()))
                        .append('\n');
                frame(inner, nodes, text, indent + "  ");
                text.append(indent).append("end\n");
            }
        }
    }

    /** The components that hold any of the nodes, however deep. */
    private List<String> frames(Set<String> nodes) {
        var frames = new ArrayList<String>();
        for (var node : nodes) {
            for (var frame = frameOf(node); frame != null && !frames.contains(frame); frame = frameOf(frame)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** The nearest component around a resource; the stack is none, and a resource may be the child of another. */
    private String frameOf(String urn) {
        var seen = new HashSet<String>();
        var parent = resources.get(urn).parent();
        while (parent.isPresent() && resources.containsKey(parent.get()) && seen.add(parent.get())) {
            var resource = resources.get(parent.get());
            if (!resource.isInACloud() && !resource.type().startsWith("pulumi:")) {
                return resource.urn();
            }
            parent = resource.parent();
        }
        return null;
    }

    private List<String> edges(Set<String> nodes) {
        var needs = new LinkedHashMap<String, Set<String>>();
        for (var urn : nodes) {
            var direct = new TreeSet<>(resources.get(urn).dependencies());
            resources.get(urn).parent().ifPresent(direct::add);
            direct.retainAll(nodes);
            direct.remove(urn);
            needs.put(urn, direct);
        }
        var all = new HashMap<String, Set<String>>();
        var edges = new ArrayList<String>();
        needs.forEach((urn, direct) -> {
            // What is needed by way of something else gets no arrow of its own.
            var indirect = new HashSet<String>();
            direct.forEach(one -> indirect.addAll(everythingNeeded(one, needs, all)));
            direct.stream()
                    .filter(one -> !indirect.contains(one))
                    .forEach(one -> edges.add(ids.get(one) + " --> " + ids.get(urn)));
        });
        return edges;
    }

    private static Set<String> everythingNeeded(
            String urn, Map<String, Set<String>> needs, Map<String, Set<String>> known) {
        if (!known.containsKey(urn)) {
            var found = new HashSet<String>();
            known.put(urn, found);
            for (var one : needs.get(urn)) {
                found.add(one);
                found.addAll(everythingNeeded(one, needs, known));
            }
        }
        return known.get(urn);
    }

    /** In quotes, and with what Mermaid could act on as its own entities. */
    private static String label(String name) {
        var label = new StringBuilder("[\"");
        Markdown.visible(name).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || "-_./:@ ,()".indexOf(point) >= 0) {
                label.appendCodePoint(point);
            } else {
                label.append('#').append(point).append(';');
            }
        });
        return label.append("\"]").toString();
    }
}
