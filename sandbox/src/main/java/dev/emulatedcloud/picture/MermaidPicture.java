package dev.emulatedcloud.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pictures as one Mermaid flowchart, which GitHub draws in a fenced block {@code mermaid}.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Flowcharts</a>
 */
final class MermaidPicture {
    private static final String PLAIN = "-_./:@ ,()";

    private final StringBuilder text = new StringBuilder("flowchart TB\n");
    private final List<String> arrows = new ArrayList<>();
    private final List<String> existing = new ArrayList<>();
    private int boxes;

    private MermaidPicture() {}

    static String of(List<Picture> pictures) {
        var chart = new MermaidPicture();
        pictures.forEach(picture -> chart.steps(picture.steps(), "  "));
        return chart.finished();
    }

    private String finished() {
        arrows.forEach(arrow -> text.append("  ").append(arrow).append('\n'));
        if (!existing.isEmpty()) {
            text.append("  classDef existing stroke-dasharray: 5 4\n");
            text.append("  class ").append(String.join(",", existing)).append(" existing\n");
        }
        return text.toString();
    }

    private void steps(List<Step> steps, String indent) {
        String from = null;
        List<String> label = List.of();
        for (Step step : steps) {
            String id = box(step.box(), indent);
            if (from != null) {
                arrows.add(from + " -->" + label(label) + " " + id);
            }
            for (Side side : step.beside()) {
                arrows.add(id + " -.->" + label(List.of(side.relation())) + " " + box(side.box(), indent));
            }
            from = id;
            label = step.onward();
        }
    }

    /** What has something in it is a frame, whose title GitHub gives one line. */
    private String box(Box box, String indent) {
        String id = "n" + boxes++;
        var lines = new ArrayList<>(List.of(box.heading()));
        lines.addAll(box.details());
        if (box.inside().isEmpty()) {
            text.append(indent)
                    .append(id)
                    .append("[")
                    .append(quoted(lines, "<br/>"))
                    .append("]\n");
        } else {
            text.append(indent).append("subgraph ").append(id);
            text.append("[").append(quoted(lines, ", ")).append("]\n");
            steps(box.inside(), indent + "  ");
            text.append(indent).append("end\n");
        }
        if (box.existing()) {
            existing.add(id);
        }
        return id;
    }

    private static String label(List<String> lines) {
        return lines.isEmpty() ? "" : "|" + quoted(lines, "<br/>") + "|";
    }

    private static String quoted(List<String> lines, String between) {
        return lines.stream().map(MermaidPicture::escaped).collect(Collectors.joining(between, "\"", "\""));
    }

    /** What Mermaid could act on as its own entities. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append('#').append(point).append(';');
            }
        });
        return escaped.toString();
    }
}
