package dev.atgateway.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every measurement, of whole processes as a user starts them. Prints one table, the ratios first, and keeps it with its
 * plots under {@code benchmarks/}.
 */
public final class Bench {
    private static final int RUNS = 5;
    private static final double NANOSECONDS = 1e9;
    private static final String RUNS_OPTION = "--runs=";
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("preview", bench -> PreviewBench.run(bench.ground, bench.runs));
        PARTS.put("makespan", bench -> MakespanBench.run(bench.ground, bench.runs));
        PARTS.put("growth", Bench::growth);
        PARTS.put("cloud", bench -> CloudBench.run(bench.ground));
        PARTS.put("levers", bench -> LeversBench.run(bench.ground, bench.runs));
        PARTS.put("start", bench -> StartBench.run(bench.runs));
    }

    private static final String USAGE = """
              ./bench [--runs=N]           everything; takes twenty minutes on two cores that do nothing else
              ./bench [--runs=N] PART...   some of it, and nothing is kept: %s

            Each figure is the median of N runs, by default %d, taken in turn with what it is compared with; the least and the most follow.
            """.formatted(String.join(", ", PARTS.keySet()), RUNS);

    private final Ground ground;
    private final int runs;
    private final List<Growth> growths = new ArrayList<>();

    private Bench(Ground ground, int runs) {
        this.ground = ground;
        this.runs = runs;
    }

    /** One of the measurements. */
    @FunctionalInterface
    private interface Part {
        List<Row> run(Bench bench) throws IOException, InterruptedException;
    }

    /** Measures; exits with 1 if a goal was missed or a run failed, with 2 if the arguments are wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        var wanted = new ArrayList<>(List.of(arguments));
        if (wanted.contains("--help") || wanted.contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        int runs = RUNS;
        if (!wanted.isEmpty() && wanted.get(0).matches(RUNS_OPTION + "[1-9]\\d?")) {
            runs = Integer.parseInt(wanted.remove(0).substring(RUNS_OPTION.length()));
        }
        if (!PARTS.keySet().containsAll(wanted)) {
            System.err.print("bench: no such part. there are:\n" + USAGE);
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Ground::endAll));
        try {
            System.exit(run(wanted, runs) ? 0 : 1);
        } catch (IOException | IllegalStateException e) {
            System.err.println("bench: " + (Ground.isEnding() ? "interrupted" : e.getMessage()));
            System.exit(1);
        }
    }

    private static boolean run(List<String> wanted, int runs) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        try (var ground = Ground.fresh()) {
            var machine = new ArrayList<>(Machine.particulars(ground));
            machine.add("%d runs of each".formatted(runs));
            var bench = new Bench(ground, runs);
            for (var part : PARTS.entrySet()) {
                if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                    long start = System.nanoTime();
                    System.err.printf("bench: %s ...%n", part.getKey());
                    rows.addAll(part.getValue().run(bench));
                    System.err.printf(
                            "bench: %s took %.0f s%n", part.getKey(), (System.nanoTime() - start) / NANOSECONDS);
                }
            }
            var table = Results.table(rows, machine);
            System.out.print(table);
            if (wanted.isEmpty()) {
                Results.keep(LocalDate.now(ZoneOffset.UTC).toString(), table, bench.growths);
            }
        }
        return rows.stream().allMatch(Row::met);
    }

    private List<Row> growth() throws IOException, InterruptedException {
        var principals = GrowthBench.principals(ground, runs);
        var gateways = GrowthBench.gateways(ground, runs);
        growths.addAll(List.of(principals, gateways));
        var rows = new ArrayList<>(GrowthBench.rows(principals));
        rows.addAll(gateways.rows());
        return rows;
    }
}
