package dev.atgateway.bench;

import java.io.IOException;
import java.util.List;

/** {@code ./try up} in a fresh clone, with warm caches of Maven and of the toolchain. */
final class StartBench {
    private static final String LIMIT_SECONDS = "60";

    private StartBench() {}

    static List<Row> run(int runs) throws IOException, InterruptedException {
        var seconds = new Samples();
        for (int run = 0; run < runs; run++) {
            try (var clone = Ground.unbuilt()) {
                seconds.add(clone.run("./try", "up", "--yes").seconds());
            }
        }
        return List.of(Row.of("./try up in a fresh clone, caches warm", seconds, "%.1f", " s")
                .atMost(LIMIT_SECONDS, " s"));
    }
}
