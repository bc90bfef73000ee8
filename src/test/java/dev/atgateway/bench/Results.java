package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The table of a measurement, where the results are kept, and the page that shows the newest. */
public final class Results {
    private static final Path FOLDER = Path.of("benchmarks");
    private static final Path PAGE = Path.of("docs/performance.md");
    private static final String BEGIN = "<!-- written by ./bench -->\n";
    private static final String END = "<!-- until here -->\n";
    private static final String EXTENSION = ".md";

    private Results() {}

    /** Ratios first, then what else has a goal, then the rest; below it the machine. */
    static String table(List<Row> rows, List<String> machine) {
        var lines = new ArrayList<String>();
        lines.add("| figure | median (least to most) | goal |");
        lines.add("|---|---|---|");
        rows.stream()
                .sorted(Comparator.comparing((Row row) -> !row.isRatio())
                        .thenComparing(row -> row.goal().isEmpty()))
                .map(Row::markdown)
                .forEach(lines::add);
        lines.add("");
        lines.add(String.join("; ", machine) + ".");
        return String.join("\n", lines) + "\n";
    }

    /** Writes the results of a day with their plots, and the page anew. */
    static void keep(String date, String table, List<Growth> growths) throws IOException {
        Files.createDirectories(FOLDER);
        var plots = new StringBuilder();
        for (var growth : growths) {
            var name = date + "-" + growth.what();
            GrowthPlot.write(growth, FOLDER.resolve(name));
            plots.append("\n![Seconds over %s](%s.svg)\n".formatted(growth.what(), name));
        }
        Files.writeString(FOLDER.resolve(date + EXTENSION), "# Measured on " + date + "\n\n" + table + plots);
        Files.writeString(PAGE, page(Files.readString(PAGE)));
    }

    /** The text of {@code docs/performance.md} with the newest results in it, and the way to the older ones. */
    public static String page(String text) throws IOException {
        var dates = new ArrayList<String>();
        try (var files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted(Comparator.reverseOrder())
                    .forEach(dates::add);
        }
        var newest = Files.readString(FOLDER.resolve(dates.get(0) + EXTENSION))
                .replaceFirst("^# (.*)\n", "$1:\n")
                .replace("](" + dates.get(0), "](../benchmarks/" + dates.get(0));
        var links = dates.stream()
                .map("[%1$s](../benchmarks/%1$s.md)"::formatted)
                .collect(Collectors.joining(", ", "Kept: ", ".\n"));
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        return text.substring(0, begin) + "\n" + newest + "\n" + links + "\n" + text.substring(text.indexOf(END));
    }
}
