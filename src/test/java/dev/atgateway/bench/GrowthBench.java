package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What more principals, and more gateways beside one CARTO, cost. */
final class GrowthBench {
    private static final String PREVIEW = "preview, nothing to change";
    private static final String UP = "up";
    private static final String UP_WITHOUT_CHECKPOINTS = "up that saves its state once, at its end";

    private static final List<Integer> PRINCIPALS = List.of(1, 10, 100, 500);
    private static final List<Integer> GATEWAYS = List.of(1, 5, 20);
    private static final String FLAT = "1.1";

    private GrowthBench() {}

    /**
     * Runs with so many grants. Pulumi writes the whole state before and after each operation, which grows with the square
     * of their number; the same without that shows what program, engine and cloud cost.
     */
    static Growth principals(Ground ground, int runs) throws IOException, InterruptedException {
        var growth = new Growth("principals");
        var quick = ground.with("PULUMI_SKIP_CHECKPOINTS", "true");
        var cloud = new EmulatedCloud(ground.home());
        var names = IntStream.range(0, PRINCIPALS.get(PRINCIPALS.size() - 1))
                .mapToObj("principal-%03d"::formatted)
                .toList();
        for (var name : names) {
            cloud.put("principals/" + name, Map.of("name", name, "kind", "group"));
        }
        ground.run("pulumi", "preview");
        for (int run = 0; run < runs; run++) {
            for (int count : PRINCIPALS) {
                var file = file(ground, "principals-" + count, Map.of(), names.subList(0, count));
                growth.add(UP, count, up(ground, file));
                growth.add(PREVIEW, count, preview(ground, file));
                destroy(quick, file);
                growth.add(UP_WITHOUT_CHECKPOINTS, count, up(quick, file));
                destroy(quick, file);
            }
        }
        return growth;
    }

    /** That a principal among many costs what it costs among few; Pulumi's own checkpoints are shown as they are. */
    static List<Row> rows(Growth principals) {
        var rows = new ArrayList<>(List.of(
                principals.each(PREVIEW).atMost(FLAT, ""),
                principals.each(UP_WITHOUT_CHECKPOINTS).atMost(FLAT, ""),
                principals.each(UP)));
        rows.addAll(principals.rows());
        return rows;
    }

    /** Runs of one gateway where there are so many with it, each in a stack of its own; a cloud for each of the counts. */
    static Growth gateways(Ground ground, int runs) throws IOException, InterruptedException {
        var growth = new Growth("gateways");
        var grounds = new TreeMap<Integer, Ground>();
        for (int count : GATEWAYS) {
            var there = ground.otherCloud(count + "-gateways");
            for (int number = 1; number < count; number++) {
                up(gateway(there, number), gatewayFile(there, number));
            }
            grounds.put(count, gateway(there, count));
        }
        for (int run = 0; run < runs; run++) {
            for (int count : GATEWAYS) {
                var last = grounds.get(count);
                var file = gatewayFile(last, count);
                growth.add(UP, count, up(last, file));
                growth.add(PREVIEW, count, preview(last, file));
                destroy(last, file);
            }
        }
        return growth;
    }

    private static Ground gateway(Ground ground, int number) throws IOException, InterruptedException {
        ground.run("pulumi", "stack", "init", "gateway-" + number, "--no-select");
        return ground.with("PULUMI_STACK", "gateway-" + number);
    }

    private static String gatewayFile(Ground ground, int number) throws IOException {
        var keys = Map.of(
                "gatewayName",
                "gateway-" + number,
                "vnetCidr",
                "10.%d.0.0/16".formatted(number),
                "subnetCidr",
                "10.%d.0.0/27".formatted(number),
                "connectionName",
                "gateway_" + number);
        return file(ground, "gateway-" + number, keys, List.of("analysts"));
    }

    private static Outcome up(Ground ground, String file) throws IOException, InterruptedException {
        return ground.run("pulumi", "up", "--yes", "--skip-preview", "--config-file", file);
    }

    private static Outcome preview(Ground ground, String file) throws IOException, InterruptedException {
        return ground.run("pulumi", "preview", "--config-file", file);
    }

    private static void destroy(Ground ground, String file) throws IOException, InterruptedException {
        ground.run("pulumi", "destroy", "--yes", "--skip-preview", "--config-file", file);
    }

    /** The tree's own stack file with other keys. */
    private static String file(Ground ground, String name, Map<String, String> keys, List<String> principals)
            throws IOException {
        var lines = new ArrayList<String>();
        boolean inPrincipals = false;
        for (var line : Files.readAllLines(ground.tree().resolve("Pulumi.dev.yaml"))) {
            inPrincipals = line.equals("  principals:") || inPrincipals && line.startsWith("    ");
            if (!inPrincipals) {
                lines.add(line);
            }
            if (line.equals("config:")) {
                keys.forEach((key, value) -> lines.add("  %s: %s".formatted(key, value)));
                lines.add("  principals:");
                lines.add(principals.stream().map(one -> "    - " + one).collect(Collectors.joining("\n")));
            }
        }
        Path file = ground.tree().resolve("Pulumi." + name + ".yaml");
        Files.write(file, lines);
        return file.toString();
    }
}
