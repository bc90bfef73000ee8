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
    private static final List<Integer> PRINCIPALS = List.of(1, 10, 100, 500);
    private static final List<Integer> GATEWAYS = List.of(1, 5, 20);

    private GrowthBench() {}

    /** Seconds by count, for each kind of run. */
    record Growth(String what, Map<Integer, Samples> preview, Map<Integer, Samples> up) {
        List<Row> rows() {
            var rows = new ArrayList<Row>();
            preview.forEach((count, seconds) -> rows.add(Row.of(
                    "%d %s".formatted(count, what),
                    "preview %s s, up %s s"
                            .formatted(seconds.text("%.2f"), up.get(count).text("%.2f")))));
            return rows;
        }

        /** Seconds that one more costs, between two counts. */
        double each(Map<Integer, Samples> seconds, int from, int to) {
            return (seconds.get(to).median() - seconds.get(from).median()) / (to - from);
        }
    }

    static Growth principals(Ground ground, int runs) throws IOException, InterruptedException {
        var growth = new Growth("principals", new TreeMap<>(), new TreeMap<>());
        var cloud = new EmulatedCloud(ground.home());
        for (int number = 0; number < PRINCIPALS.get(PRINCIPALS.size() - 1); number++) {
            var name = "principal-%03d".formatted(number);
            cloud.put("principals/" + name, Map.of("name", name, "kind", "group"));
        }
        for (int run = 0; run < runs; run++) {
            for (int count : PRINCIPALS) {
                var file = file(
                        ground,
                        "principals-" + count,
                        "gatewayName: carto-at-gateway",
                        IntStream.range(0, count)
                                .mapToObj(number -> "principal-%03d".formatted(number))
                                .toList());
                growth.up
                        .computeIfAbsent(count, key -> new Samples())
                        .add(ground.run("pulumi", "up", "--yes", "--skip-preview", "--config-file", file)
                                .seconds());
                growth.preview
                        .computeIfAbsent(count, key -> new Samples())
                        .add(ground.run("pulumi", "preview", "--config-file", file)
                                .seconds());
                ground.run("pulumi", "destroy", "--yes", "--skip-preview", "--config-file", file);
            }
        }
        return growth;
    }

    /** The last gateway's up and preview, while there are so many in the cloud. */
    static Growth gateways(Ground ground, int runs) throws IOException, InterruptedException {
        var growth = new Growth("gateways", new TreeMap<>(), new TreeMap<>());
        for (int number = 1; number <= GATEWAYS.get(GATEWAYS.size() - 1); number++) {
            var stack = ground.with("PULUMI_STACK", "gateway-" + number);
            var file = file(ground, "gateway-" + number, """
                    gatewayName: gateway-%1$d
                    vnetCidr: 10.%2$d.0.0/16
                    subnetCidr: 10.%2$d.0.0/27
                    connectionName: gateway_%1$d
                    """.formatted(number, number + 1), List.of("analysts"));
            ground.run("pulumi", "stack", "init", "gateway-" + number, "--no-select");
            var counted = GATEWAYS.contains(number);
            for (int run = 0; run < (counted ? runs : 1); run++) {
                var up = stack.run("pulumi", "up", "--yes", "--skip-preview", "--config-file", file)
                        .seconds();
                if (counted) {
                    growth.up.computeIfAbsent(number, key -> new Samples()).add(up);
                    growth.preview
                            .computeIfAbsent(number, key -> new Samples())
                            .add(stack.run("pulumi", "preview", "--config-file", file)
                                    .seconds());
                    if (run < runs - 1) {
                        stack.run("pulumi", "destroy", "--yes", "--skip-preview", "--config-file", file);
                    }
                }
            }
        }
        return growth;
    }

    /** The tree's own stack file with other keys. */
    private static String file(Ground ground, String name, String keys, List<String> principals) throws IOException {
        var given = keys.strip().lines().collect(Collectors.toMap(line -> line.split(":")[0], line -> line));
        var lines = new ArrayList<String>();
        boolean inPrincipals = false;
        for (var line : Files.readAllLines(ground.tree().resolve("Pulumi.dev.yaml"))) {
            inPrincipals = line.equals("  principals:") || inPrincipals && line.startsWith("    ");
            if (!inPrincipals && !given.containsKey(line.strip().split(":")[0])) {
                lines.add(line);
            }
            if (line.equals("config:")) {
                given.values().forEach(one -> lines.add("  " + one));
                lines.add("  principals:");
                principals.forEach(one -> lines.add("    - " + one));
            }
        }
        Path file = ground.tree().resolve("Pulumi." + name + ".yaml");
        Files.write(file, lines);
        return file.toString();
    }
}
