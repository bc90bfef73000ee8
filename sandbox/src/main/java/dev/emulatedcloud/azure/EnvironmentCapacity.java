package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of its subnet that an environment with workload profiles takes: one for every node of a dedicated
 * profile, and one for every ten replicas on Consumption.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">Subnet address management</a>
 */
final class EnvironmentCapacity {
    private static final int KEPT_BY_AZURE = 5;
    private static final int KEPT_BY_THE_ENVIRONMENT = 12;
    private static final int REPLICAS_OF_AN_ADDRESS = 10;

    private final Cloud cloud;
    private final JsonObject environment;
    private final Map<String, Integer> nodes = new HashMap<>();
    private int replicasOnConsumption;

    EnvironmentCapacity(Cloud cloud, JsonObject environment) {
        this.cloud = cloud;
        this.environment = environment;
    }

    /** What a subnet has left for nodes and replicas. */
    static int addresses(Cidr subnet) {
        return (1 << 32 - subnet.prefixLength()) - KEPT_BY_AZURE - KEPT_BY_THE_ENVIRONMENT;
    }

    /** Adds the replicas that an app runs at least. */
    EnvironmentCapacity with(JsonObject appProperties) {
        int replicas = Json.number(appProperties, "template.scale.minReplicas")
                .orElse(0.0)
                .intValue();
        String name = Json.text(appProperties, "workloadProfileName").orElse(WorkloadProfiles.CONSUMPTION);
        String type = WorkloadProfiles.type(environment, name).orElse(WorkloadProfiles.CONSUMPTION);
        if (WorkloadProfiles.isDedicated(type)) {
            nodes.merge(name, nodesFor(appProperties, type, replicas), Integer::sum);
        } else {
            replicasOnConsumption += replicas;
        }
        return this;
    }

    private static int nodesFor(JsonObject appProperties, String type, int replicas) {
        BigDecimal cpu = AppTemplate.cpu(Json.objects(appProperties, "template.containers"));
        BigDecimal memory = AppTemplate.memory(Json.objects(appProperties, "template.containers"))
                .orElseThrow();
        int byCpu = BigDecimal.valueOf(WorkloadProfiles.cpus(type))
                .divideToIntegralValue(cpu)
                .intValue();
        int byMemory = memory.signum() == 0
                ? byCpu
                : BigDecimal.valueOf(WorkloadProfiles.gibibytes(type))
                        .divideToIntegralValue(memory)
                        .intValue();
        return divideUp(replicas, Math.min(byCpu, byMemory));
    }

    /** Adds every app of the environment but one. */
    EnvironmentCapacity withAppsBut(ResourceId app) {
        ResourceId id = ResourceId.of(environment.get("id").getAsString());
        ContainerApps.in(cloud, id)
                .filter(other -> !app.names(other.get("id").getAsString()))
                .forEach(other -> with(other.getAsJsonObject("properties")));
        return this;
    }

    /** The addresses that nodes and replicas take at least. */
    int needed() {
        int onNodes = profiles()
                .mapToInt(profile -> Math.max(wanted(profile), count(profile, "minimumCount")))
                .sum();
        return onNodes + divideUp(replicasOnConsumption, REPLICAS_OF_AN_ADDRESS);
    }

    /** Whether everything added can run. */
    boolean suffices() {
        return profiles().allMatch(profile -> wanted(profile) <= count(profile, "maximumCount"))
                && subnet().filter(subnet -> addresses(subnet) < needed()).isEmpty();
    }

    private int wanted(JsonObject profile) {
        return nodes.getOrDefault(profile.get("name").getAsString(), 0);
    }

    private Stream<JsonObject> profiles() {
        return Json.objects(environment, "properties.workloadProfiles").filter(profile -> profile.has("minimumCount"));
    }

    private static int count(JsonObject profile, String key) {
        return Json.number(profile, key).orElse(0.0).intValue();
    }

    /** The range of the subnet, for an environment with profiles and a subnet of its own. */
    private Optional<Cidr> subnet() {
        return Json.objectAt(environment, "properties")
                .filter(WorkloadProfiles::any)
                .flatMap(EnvironmentNetwork::subnet)
                .flatMap(id -> cloud.azure().find(id))
                .flatMap(found -> Json.text(found, "properties.addressPrefix"))
                .map(Cidr::of);
    }

    private static int divideUp(int number, int by) {
        return (number + by - 1) / by;
    }
}
