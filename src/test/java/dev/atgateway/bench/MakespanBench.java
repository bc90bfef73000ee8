package dev.atgateway.bench;

import java.io.IOException;
import java.util.List;

/**
 * A whole up and a whole destroy, with the clouds' own durations at a faster pace, against the least that these add up to:
 * from the beginning of the first operation to the end of the last, as what comes before and after is no faster.
 */
final class MakespanBench {
    private static final int PACE = 30;
    private static final String RATIO = "1.05";

    private MakespanBench() {}

    static List<Row> run(Ground ground, int runs) throws IOException, InterruptedException {
        ground.run("pulumi", "preview");
        ground.run("./try", "cloud", "durations", "realistic/" + PACE);
        var up = new Measured("up");
        var destroy = new Measured("destroy");
        CriticalPath least = null;
        for (int run = 0; run < runs; run++) {
            up.run(ground);
            if (least == null) {
                least = new CriticalPath(ground.output("pulumi", "stack", "export"));
            }
            destroy.run(ground);
        }
        ground.run("./try", "cloud", "durations", "none");
        return List.of(
                up.ratio(least.create() / PACE),
                destroy.ratio(least.delete() / PACE),
                up.whole(least.create() / PACE),
                destroy.whole(least.delete() / PACE));
    }

    /** The runs of one command. */
    private record Measured(String command, Samples spans, Samples wholes) {
        Measured(String command) {
            this(command, new Samples(), new Samples());
        }

        void run(Ground ground) throws IOException, InterruptedException {
            var events = new Events();
            wholes.add(ground.run(events, "pulumi", command, "--yes", "--skip-preview", "--json")
                    .seconds());
            spans.add(events.span());
        }

        Row ratio(double least) {
            var ratios = new Samples();
            spans.all().forEach(span -> ratios.add(span / least));
            return Row.ratio("%s, first operation to last, over its critical path".formatted(command), ratios, "%.3f")
                    .atMost(RATIO, "");
        }

        Row whole(double least) {
            return Row.of(
                    "%s, whole process, the clouds %d times as fast; its critical path takes %.1f s"
                            .formatted(command, PACE, least),
                    wholes,
                    "%.1f",
                    " s");
        }
    }
}
