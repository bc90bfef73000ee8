package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A preview with nothing to change, by our launcher and by the stock Maven runtime, in turn. */
final class PreviewBench {
    private static final String RATIO = "0.35";
    private static final String FIRST_LINE_SECONDS = "1.5";
    private static final String MEMORY_MIB = "200";
    private static final String SOURCE = "src/main/java/dev/atgateway/App.java";

    private PreviewBench() {}

    static List<Row> run(Ground ours, int runs) throws IOException, InterruptedException {
        var stock = ours.otherTree("stock");
        Files.delete(stock.tree().resolve("mvnw"));
        stock.deleteAnswers();
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
            var events = new Events();
            streaming.run(events, "pulumi", "preview", "--json");
            firstLine.add(events.announced());
            var watched = ours.watched(ours.processes(), "pulumi", "preview");
            program.add(watched.peak("program"));
            cloud.add(watched.peak("emulated cloud"));
            Files.writeString(ours.tree().resolve(SOURCE), "// " + run + "\n", StandardOpenOption.APPEND);
            changed.add(ours.run("pulumi", "preview").seconds());
        }
        ours.run("pulumi", "destroy", "--yes", "--skip-preview");

        var rows = new ArrayList<Row>();
        rows.add(Row.ratio("preview, nothing to change: ours over stock Maven", launcher.over(maven), "%.2f")
                .atMost(RATIO, ""));
        rows.add(Row.of("preview: the program's first resource is announced", firstLine, "%.2f", " s")
                .atMost(FIRST_LINE_SECONDS, " s"));
        rows.add(Row.of("preview: peak memory of the program", program, "%.0f", " MiB")
                .atMost(MEMORY_MIB, " MiB"));
        rows.add(Row.of("preview: peak memory of the emulated cloud", cloud, "%.0f", " MiB")
                .atMost(MEMORY_MIB, " MiB"));
        rows.add(Row.of("preview, nothing to change: ours", launcher, "%.2f", " s"));
        rows.add(Row.of("preview, nothing to change: stock Maven", maven, "%.2f", " s"));
        rows.add(Row.of("preview after a change to a source: ours", changed, "%.2f", " s"));
        return rows;
    }
}
