package dev.atgateway.settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how large one replica is and what runs it.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/workload-profiles-overview">Workload profiles</a>
 */
final class SizeReader {
    private static final String CONSUMPTION = "Consumption";
    private static final BigDecimal STEP = new BigDecimal("0.25");
    private static final BigDecimal MOST_CPU = new BigDecimal("4");
    private static final BigDecimal MEMORY_OF_CPU = new BigDecimal("2");

    /** vCPUs and Gi of one node. */
    private record Node(String cpu, String memoryGi) {}

    private static final Map<String, Node> NODES = Map.of(
            CONSUMPTION,
            new Node("4", "8"),
            "D4",
            new Node("4", "16"),
            "D8",
            new Node("8", "32"),
            "D16",
            new Node("16", "64"),
            "D32",
            new Node("32", "128"),
            "E4",
            new Node("4", "32"),
            "E8",
            new Node("8", "64"),
            "E16",
            new Node("16", "128"),
            "E32",
            new Node("32", "256"));

    final Optional<BigDecimal> cpu;
    final Optional<BigDecimal> memoryGi;
    final Optional<String> profile;

    SizeReader(Values values) {
        cpu = values.read("cpu", "0.5", SizeReader::cpu);
        memoryGi = values.read("memory", "1Gi", SizeReader::memory);
        profile = values.read("workloadProfile", CONSUMPTION, SizeReader::profile);
        profile.ifPresent(type -> {
            if (type.equals(CONSUMPTION)) {
                checkPair(values);
            } else {
                checkNode(values, type, NODES.get(type));
            }
        });
    }

    boolean consumption() {
        return profile.equals(Optional.of(CONSUMPTION));
    }

    private void checkPair(Values values) {
        cpu.ifPresent(vcpus -> {
            if (vcpus.remainder(STEP).signum() != 0 || vcpus.compareTo(MOST_CPU) > 0) {
                values.wrong(
                        "cpu", "not a size that the Consumption profile offers", "write 0.25 to 4 in steps of 0.25");
                return;
            }
            String expected = vcpus.multiply(MEMORY_OF_CPU).stripTrailingZeros().toPlainString() + "Gi";
            memoryGi.filter(memory -> memory.compareTo(vcpus.multiply(MEMORY_OF_CPU)) != 0)
                    .ifPresent(memory -> values.wrong(
                            "memory",
                            memory + "Gi",
                            "does not go with cpu " + vcpus + " on the Consumption profile",
                            "write " + expected));
        });
    }

    private void checkNode(Values values, String type, Node node) {
        cpu.filter(vcpus -> vcpus.compareTo(new BigDecimal(node.cpu())) > 0)
                .ifPresent(vcpus ->
                        values.wrong("cpu", "more than a node of " + type + " has", "write at most " + node.cpu()));
        memoryGi.filter(memory -> memory.compareTo(new BigDecimal(node.memoryGi())) > 0)
                .ifPresent(memory -> values.wrong(
                        "memory", "more than a node of " + type + " has", "write at most " + node.memoryGi() + "Gi"));
    }

    private static BigDecimal cpu(String text) {
        if (!text.matches("\\d{1,2}(\\.\\d{1,2})?") || new BigDecimal(text).signum() == 0) {
            throw new Mistake("not a number of vCPUs", "write a number with at most two decimals, such as 0.5");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal memory(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?Gi") || text.matches("[0.]+Gi")) {
            throw new Mistake("not an amount of memory", "write a number of Gi with at most two decimals, such as 1Gi");
        }
        return new BigDecimal(text.substring(0, text.length() - 2));
    }

    private static String profile(String text) {
        if (!NODES.containsKey(text)) {
            throw new Mistake("not a workload profile", "write Consumption, D4, D8, D16, D32, E4, E8, E16 or E32");
        }
        return text;
    }
}
