package dev.atgateway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the figures were measured on. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final double KIB_PER_GIB = 1024.0 * 1024;

    private Machine() {}

    static List<String> particulars(Ground ground) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        lines.add("%s %s, %s".formatted(property("os.name"), property("os.version"), property("os.arch")));
        lines.add("%d processors%s".formatted(Runtime.getRuntime().availableProcessors(), processor()));
        if (Files.isReadable(MEMORY)) {
            var total = Files.readAllLines(MEMORY).get(0).replaceAll("\\D", "");
            lines.add("%.0f GiB of memory".formatted(Double.parseDouble(total) / KIB_PER_GIB));
        }
        lines.add("Java " + property("java.vm.version"));
        lines.add("Pulumi " + ground.output("pulumi", "version").strip());
        lines.add("load when it began: %.2f"
                .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return lines;
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        return Files.readAllLines(PROCESSORS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> ", " + line.replaceFirst("[^:]*:\\s*", ""))
                .findFirst()
                .orElse("");
    }
}
