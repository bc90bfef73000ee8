package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A preview with nothing to change, by our launcher and by the stock Maven runtime, in turn. */
final class PreviewBench {
    private static final double RATIO = 0.35;
    private static final double FIRST_LINE_SECONDS = 1.5;
    private static final double MEMORY_MIB = 200;
    private static final String SOURCE = "src/main/java/dev/atgateway/App.java";

    private PreviewBench() {}

    static List<Row> run(Ground ours, int runs) throws IOException, InterruptedException {
        var stock = ours.withoutLauncher();
        ours.run("pulumi", "up", "--yes", "--skip-preview");
        var streaming = ours.with("PULUMI_ENABLE_STREAMING_JSON_PREVIEW", "true");
        for (var ground : List.of(ours, stock)) {
            ground.run("pulumi", "preview");
            ground.run("pulumi", "preview");
        }
        var launcher = new Samples();
        var maven = new Samples();
        var firstLine = new Samples();
        var program = new Samples();
        var cloud = new Samples();
        var changed = new Samples();
        for (int run = 0; run < runs; run++) {
            launcher.add(ours.run("pulumi", "preview").seconds());
            maven.add(stock.run("pulumi", "preview").seconds());
            firstLine.add(streaming
                    .run(Map.of(), line -> line.contains("\"resourcePreEvent\""), "pulumi", "preview", "--json")
                    .firstLine());
            var peaks = ours.run(ours.processes(), line -> false, "pulumi", "preview")
                    .peaks();
            program.add(peaks.get("program"));
            cloud.add(peaks.get("emulated cloud"));
            Files.writeString(ours.tree().resolve(SOURCE), "// " + run + "\n", StandardOpenOption.APPEND);
            changed.add(ours.run("pulumi", "preview").seconds());
        }
        ours.run("pulumi", "destroy", "--yes", "--skip-preview");

        var rows = new ArrayList<Row>();
        rows.add(Row.atMost(
                "preview, nothing to change: ours over stock Maven", launcher.over(maven), "%.2f", RATIO, ""));
        rows.add(Row.of("preview, ours", launcher.text("%.2f") + " s"));
        rows.add(Row.of("preview, stock Maven", maven.text("%.2f") + " s"));
        rows.add(Row.atMost("the program's first line", firstLine, "%.2f", FIRST_LINE_SECONDS, " s"));
        rows.add(Row.of("preview after a change to a source", changed.text("%.2f") + " s"));
        rows.add(Row.atMost("peak memory of the program", program, "%.0f", MEMORY_MIB, " MiB"));
        rows.add(Row.atMost("peak memory of the emulated cloud", cloud, "%.0f", MEMORY_MIB, " MiB"));
        return rows;
    }
}
