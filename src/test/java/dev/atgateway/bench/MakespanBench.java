package dev.atgateway.bench;

import java.io.IOException;
import java.util.List;

/** A whole up and a whole destroy, with the clouds' own durations, against the least that these add up to. */
final class MakespanBench {
    private static final int PACE = 10;
    private static final double RATIO = 1.05;

    private MakespanBench() {}

    static List<Row> run(Ground ground, int runs) throws IOException, InterruptedException {
        ground.run("./try", "cloud", "durations", "realistic/" + PACE);
        var up = new Samples();
        var destroy = new Samples();
        CriticalPath least = null;
        for (int run = 0; run < runs; run++) {
            up.add(ground.run("pulumi", "up", "--yes", "--skip-preview").seconds());
            if (least == null) {
                least = new CriticalPath(ground.output("pulumi", "stack", "export"));
            }
            destroy.add(
                    ground.run("pulumi", "destroy", "--yes", "--skip-preview").seconds());
        }
        ground.run("./try", "cloud", "durations", "none");
        return List.of(
                row("up", up, least.create() / PACE),
                row("destroy", destroy, least.delete() / PACE),
                Row.of("up, at a tenth of the clouds' durations", up.text("%.1f") + " s"),
                Row.of("destroy, the same", destroy.text("%.1f") + " s"));
    }

    private static Row row(String what, Samples seconds, double least) {
        var shares = new Samples();
        for (int run = 0; run < seconds.count(); run++) {
            shares.add(seconds.get(run) / least);
        }
        return Row.atMost(
                "%s over its critical path (%.1f s at a tenth of the durations)".formatted(what, least),
                shares,
                "%.3f",
                RATIO,
                "");
    }
}
