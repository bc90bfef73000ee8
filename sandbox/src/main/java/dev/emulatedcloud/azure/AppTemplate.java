package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The template of a container app: containers, what they get, and how many of them run.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/containers">Containers</a>
 */
final class AppTemplate {
    private static final BigDecimal STEP = new BigDecimal("0.25");
    private static final int CONSUMPTION_STEPS = 16; // up to 4 CPUs
    private static final Set<String> PROBES = Set.of("Liveness", "Readiness", "Startup");

    private AppTemplate() {}

    static void check(Put put, String profileType) {
        JsonObject template = Json.objectAt(put.properties(), "template").orElseGet(JsonObject::new);
        checkContainers(put, template, profileType);
        checkScale(put, template);
    }

    /** The part that jobs have too. */
    static void checkContainers(Put put, JsonObject template, String profileType) {
        List<JsonObject> containers = Json.objects(template, "containers").toList();
        if (containers.isEmpty()) {
            throw invalid(put, "it has no containers");
        }
        var names = new HashSet<String>();
        for (JsonObject container : containers) {
            String name = Json.text(container, "name").orElse("");
            if (!name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
                throw invalid(put, "'" + name + "' is not a container name");
            }
            if (!names.add(name)) {
                throw invalid(put, "there are two containers named '" + name + "'");
            }
            if (Json.text(container, "image").filter(image -> !image.isBlank()).isEmpty()) {
                throw invalid(put, "the container '" + name + "' has no image");
            }
            Json.objects(container, "probes").forEach(probe -> checkProbe(name, probe));
            completeResources(container);
        }
        AppVolumes.check(template);
        checkResources(containers, profileType);
    }

    private static CloudError invalid(Put put, String problem) {
        return AppRule.INVALID_TEMPLATE.refused(put.id().name(), problem);
    }

    private static void completeResources(JsonObject container) {
        JsonObject resources = Json.objectAt(container, "resources").orElseGet(JsonObject::new);
        if (!resources.has("cpu")) {
            resources.addProperty("cpu", 0.25);
        }
        if (!resources.has("memory")) {
            resources.addProperty("memory", "0.5Gi");
        }
        container.add("resources", resources);
    }

    /** On Consumption the totals must be one of the fixed pairs; on a dedicated profile they must fit a node. */
    private static void checkResources(List<JsonObject> containers, String profileType) {
        BigDecimal cpu = cpu(containers.stream());
        Optional<BigDecimal> memory = memory(containers.stream());
        boolean fits;
        if (WorkloadProfiles.isDedicated(profileType)) {
            fits = cpu.signum() > 0
                    && cpu.compareTo(BigDecimal.valueOf(WorkloadProfiles.cpus(profileType))) <= 0
                    && memory.filter(sum ->
                                    sum.compareTo(BigDecimal.valueOf(WorkloadProfiles.gibibytes(profileType))) <= 0)
                            .isPresent();
        } else {
            fits = IntStream.rangeClosed(1, CONSUMPTION_STEPS)
                    .mapToObj(step -> STEP.multiply(BigDecimal.valueOf(step)))
                    .anyMatch(pair -> pair.compareTo(cpu) == 0
                            && memory.filter(sum -> sum.compareTo(pair.add(pair)) == 0)
                                    .isPresent());
        }
        if (!fits) {
            throw AppRule.INVALID_RESOURCES.refused(
                    plain(cpu), memory.map(sum -> plain(sum) + "Gi").orElse("not a number of Gi"), pairs(profileType));
        }
    }

    /** The virtual CPUs of one replica. */
    static BigDecimal cpu(Stream<JsonObject> containers) {
        return containers
                .map(container ->
                        Json.at(container, "resources.cpu").orElseThrow().getAsBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The memory of one replica in Gi, unless it is given in another unit. */
    static Optional<BigDecimal> memory(Stream<JsonObject> containers) {
        return containers
                .map(container -> memory(container))
                .reduce(Optional.of(BigDecimal.ZERO), (all, one) -> all.flatMap(sum -> one.map(sum::add)));
    }

    private static Optional<BigDecimal> memory(JsonObject container) {
        return Json.text(container, "resources.memory")
                .filter(text -> text.matches("\\d+(\\.\\d{1,2})?Gi"))
                .map(text -> new BigDecimal(text.substring(0, text.length() - 2)));
    }

    private static String pairs(String profileType) {
        if (WorkloadProfiles.isDedicated(profileType)) {
            return "at most %s - %sGi"
                    .formatted(WorkloadProfiles.cpus(profileType), WorkloadProfiles.gibibytes(profileType));
        }
        return IntStream.rangeClosed(1, CONSUMPTION_STEPS)
                .mapToObj(step -> STEP.multiply(BigDecimal.valueOf(step)))
                .map(cpu -> "[%s, %sGi]".formatted(plain(cpu), plain(cpu.add(cpu))))
                .collect(Collectors.joining("; "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void checkProbe(String container, JsonObject probe) {
        String type = Json.text(probe, "type").orElse("(none)");
        if (!PROBES.contains(type)) {
            throw AppRule.INVALID_PROBE.refused(container, "the type '" + type + "' is unknown");
        }
        if (Json.objectAt(probe, "httpGet").isPresent()
                == Json.objectAt(probe, "tcpSocket").isPresent()) {
            throw AppRule.INVALID_PROBE.refused(
                    container, "the " + type + " probe needs exactly one of httpGet and tcpSocket");
        }
        String action = Json.objectAt(probe, "httpGet").isPresent() ? "httpGet" : "tcpSocket";
        AppIngress.checkPort(
                Json.number(probe, action + ".port"), "the " + type + " probe of the container '" + container + "'");
        checkRange(container, probe, "initialDelaySeconds", 0, 60);
        checkRange(container, probe, "periodSeconds", 1, 240);
        checkRange(container, probe, "timeoutSeconds", 1, 240);
        checkRange(container, probe, "failureThreshold", 1, 48);
        checkRange(container, probe, "successThreshold", 1, 10);
    }

    private static void checkRange(String container, JsonObject probe, String key, int lowest, int highest) {
        Json.number(probe, key)
                .filter(value -> value < lowest || value > highest)
                .ifPresent(value -> {
                    throw AppRule.INVALID_PROBE.refused(
                            container, "%s must be between %s and %s".formatted(key, lowest, highest));
                });
    }

    private static void checkScale(Put put, JsonObject template) {
        JsonObject scale = Json.objectAt(template, "scale").orElseGet(JsonObject::new);
        double minimum = Json.number(scale, "minReplicas").orElse(0.0);
        double maximum = Json.number(scale, "maxReplicas").orElse(10.0);
        if (minimum < 0 || maximum < 1 || maximum > 1000 || minimum > maximum) {
            throw AppRule.INVALID_SCALE.refused(
                    put.id().name(), "minReplicas must be at most maxReplicas, maxReplicas between 1 and 1000");
        }
        if (!scale.has("maxReplicas")) {
            scale.addProperty("maxReplicas", 10);
        }
        template.add("scale", scale);
    }
}
