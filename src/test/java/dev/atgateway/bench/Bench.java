package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every measurement, of whole processes as a user starts them. Prints one table, the ratios first, and keeps it with its
 * plots under {@code benchmarks/}.
 */
public final class Bench {
    private static final Path RESULTS = Path.of("benchmarks");
    private static final int RUNS = 5;
    private static final List<String> PARTS = List.of("preview", "makespan", "growth", "cloud", "start");
    private static final String USAGE = """
              ./bench           everything; takes about half an hour on two cores
              ./bench PART...   some of it: %s

            Each figure is the median of %d runs, taken in turn with what it is compared with; the least and the most follow.
            """.formatted(String.join(", ", PARTS), RUNS);

    private Bench() {}

    /** Measures; exits with 1 if a goal was missed, with 2 if the arguments are wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var wanted = List.of(arguments);
        if (wanted.contains("--help") || wanted.contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        if (!PARTS.containsAll(wanted)) {
            System.err.print("bench: no such part. there are:\n" + USAGE);
            System.exit(2);
        }
        var parts = wanted.isEmpty() ? Set.copyOf(PARTS) : Set.copyOf(wanted);
        var rows = new ArrayList<Row>();
        var machine = new ArrayList<String>();
        var growths = new ArrayList<GrowthBench.Growth>();
        try (var ground = Ground.fresh()) {
            machine.addAll(Machine.particulars(ground));
            if (parts.contains("preview")) {
                say("previews");
                rows.addAll(PreviewBench.run(ground, RUNS));
            }
            if (parts.contains("makespan")) {
                say("up and destroy at a tenth of the clouds' durations");
                rows.addAll(MakespanBench.run(ground, RUNS));
            }
            if (parts.contains("growth")) {
                say("growth");
                growths.add(GrowthBench.principals(ground, RUNS));
                growths.add(GrowthBench.gateways(ground, RUNS));
                growths.forEach(growth -> rows.addAll(growth.rows()));
            }
            if (parts.contains("cloud")) {
                say("the emulated cloud, full");
                ground.run("pulumi", "up", "--yes", "--skip-preview");
                rows.addAll(CloudBench.run(new EmulatedCloud(ground.home())));
            }
        }
        if (parts.contains("start")) {
            say("first up in a fresh clone");
            rows.addAll(StartBench.run(RUNS));
        }
        var text = table(machine, rows);
        System.out.print(text);
        if (wanted.isEmpty()) {
            keep(text, growths);
        }
        System.exit(rows.stream().allMatch(Row::met) ? 0 : 1);
    }

    private static String table(List<String> machine, List<Row> rows) {
        var lines = new ArrayList<String>();
        lines.add("| figure | median (least to most) | goal |");
        lines.add("|---|---|---|");
        rows.stream().filter(row -> !row.goal().isEmpty()).map(Row::markdown).forEach(lines::add);
        rows.stream().filter(row -> row.goal().isEmpty()).map(Row::markdown).forEach(lines::add);
        lines.add("");
        lines.add(String.join("; ", machine) + ".");
        return String.join("\n", lines) + "\n";
    }

    private static void keep(String text, List<GrowthBench.Growth> growths) throws IOException {
        Files.createDirectories(RESULTS);
        var date = LocalDate.now(ZoneOffset.UTC).toString();
        var plots = new StringBuilder();
        for (var growth : growths) {
            var name = date + "-" + growth.what();
            GrowthPlot.write(growth, RESULTS.resolve(name));
            plots.append("\n![Seconds over %s](%s.svg)\n".formatted(growth.what(), name));
        }
        Files.writeString(RESULTS.resolve(date + ".md"), "# Measured on " + date + "\n\n" + text + plots);
    }

    private static void say(String what) {
        System.err.println("bench: " + what + " ...");
    }
}
