package dev.atgateway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Renders {@code docs/requirements.yaml} as {@code docs/requirements.md}. */
public final class RequirementsPage {
    static final String PATH = "docs/requirements.md";
    private static final String HEAD = """
            # Every sentence of CARTO's documents

            Made from [requirements.yaml](requirements.yaml) by `RequirementsPage`; do not edit. What CARTO says is given in our
            words. Each sentence of a document is covered by exactly one row, or is a heading or what is left of a link or a code
            block; the data holds a hash of each, so that none can be dropped unnoticed. Where a row names no test, what serves it
            is shown by the key, the resource or the page alone.

            """;

    private final Product product;
    private final StringBuilder page = new StringBuilder(HEAD);

    private RequirementsPage(Product product) {
        this.product = product;
    }

    /** Writes the page. */
    public static void main(String[] args) throws IOException {
        Product product = Product.here();
        Files.writeString(product.path(PATH), render(product));
    }

    static String render(Product product) {
        RequirementsPage rendering = new RequirementsPage(product);
        List<RequirementsFile.Document> documents = RequirementsFile.read(product);
        documents.forEach(rendering::summary);
        documents.forEach(rendering::document);
        return rendering.page.toString();
    }

    private void summary(RequirementsFile.Document document) {
        long rows = document.requirements().stream()
                .filter(requirement -> requirement.kind() == Requirement.Kind.REQUIREMENT)
                .count();
        page.append("* [%s](%s): %d sentences, %d requirements\n"
                .formatted(document.title(), document.url(), document.sentences(), rows));
    }

    private void document(RequirementsFile.Document document) {
        page.append("\n## ").append(document.title()).append('\n');
        document.steps().forEach(this::step);
    }

    private void step(RequirementsFile.Step step) {
        page.append("\n### ").append(heading(step)).append("\n\n");
        List<Requirement> rows = ofKind(step, Requirement.Kind.REQUIREMENT);
        if (!rows.isEmpty()) {
            page.append("| requirement | sentences | CARTO says | served by |\n|---|---|---|---|\n");
            rows.forEach(this::row);
        }
        List<Requirement> rest = ofKind(step, Requirement.Kind.NAVIGATION);
        if (!rest.isEmpty()) {
            page.append(rows.isEmpty() ? "" : "\n").append("Asks for nothing: ");
            page.append(rest.stream()
                    .map(requirement -> numbers(requirement.sentences()) + " (" + requirement.says() + ")")
                    .collect(Collectors.joining(", ")));
            page.append(".\n");
        }
    }

    private static String heading(RequirementsFile.Step step) {
        return step.number().matches("[0-9.]+") ? step.number() + " " + step.title() : step.title();
    }

    private static List<Requirement> ofKind(RequirementsFile.Step step, Requirement.Kind kind) {
        return step.requirements().stream()
                .filter(requirement -> requirement.kind() == kind)
                .toList();
    }

    private void row(Requirement requirement) {
        page.append("| %s | %s | %s | %s |\n"
                .formatted(
                        requirement.id(),
                        numbers(requirement.sentences()),
                        cell(requirement.says()),
                        servedBy(requirement)));
    }

    private String servedBy(Requirement requirement) {
        List<String> parts = new ArrayList<>();
        for (String place : Requirement.PLACES) {
            List<String> names = requirement.names(place);
            if (!names.isEmpty()) {
                parts.add(place + ": "
                        + names.stream().map(name -> link(place, name)).collect(Collectors.joining(", ")));
            }
        }
        if (!requirement.reason().isEmpty()) {
            parts.add(cell(requirement.reason()));
        }
        return String.join("<br>", parts);
    }

    private String link(String place, String name) {
        return switch (place) {
            case "keys" -> "[`" + name + "`](configuration.md)";
            case "outputs" -> "`" + name + "`";
            case "resources" -> "[`" + name.replaceFirst(".*:", "") + "`](" + registry(name) + ")";
            case "code" ->
                "[`" + name + "`](" + fromDocs(product.fileOfClass(name).orElse("")) + ")";
            case "tests" ->
                "[`" + name.replaceFirst(".*\\[(.*)]", "$1").replaceFirst(".*#", "") + "`]("
                        + fromDocs(product.fileOfTest(name).orElse("")) + ")";
            case "docs" ->
                "[" + name.replaceFirst("^docs/", "").replaceFirst("#", ", ").replace('-', ' ') + "](" + fromDocs(name)
                        + ")";
            default -> throw new IllegalArgumentException("no such place: " + place);
        };
    }

    private static String registry(String token) {
        String[] parts = token.split("[:/]");
        String module = parts[1].equals("index") ? "" : parts[1] + "/";
        return "https://www.pulumi.com/registry/packages/" + parts[0] + "/api-docs/" + module
                + parts[parts.length - 1].toLowerCase() + "/";
    }

    private static String fromDocs(String file) {
        return file.startsWith("docs/") ? file.substring("docs/".length()) : "../" + file;
    }

    /** {@code 3, 5-7}. */
    private static String numbers(SortedMap<Integer, String> sentences) {
        List<String> runs = new ArrayList<>();
        int first = 0;
        for (int number : sentences.keySet()) {
            if (!sentences.containsKey(number - 1)) {
                first = number;
            }
            if (!sentences.containsKey(number + 1)) {
                runs.add(first == number ? "" + number : first + "-" + number);
            }
        }
        return String.join(", ", runs);
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
