package dev.atgateway.settings;

import java.util.Optional;

/**
 * Reads how many replicas and nodes there may be, and compares that with what the subnet has room for.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">Container Apps subnets</a>
 */
final class ScaleReader {
    private static final int MOST_REPLICAS = 1000;
    /** Addresses that an environment keeps for itself, besides those that Azure keeps. */
    private static final int KEPT_BY_ENVIRONMENT = 12;
    /** Replicas of the Consumption profile that share one address. */
    private static final int REPLICAS_OF_ADDRESS = 10;

    private static final String NO_NODES = "has no effect with workloadProfile Consumption";

    final Optional<Integer> minReplicas;
    final Optional<Integer> maxReplicas;
    private final Optional<Integer> minNodes;
    private final Optional<Integer> maxNodes;

    ScaleReader(Values values, SizeReader size, Optional<Cidr> subnet) {
        minReplicas = values.read("minReplicas", "1", WholeNumber.within(0, MOST_REPLICAS));
        maxReplicas = values.read("maxReplicas", "3", WholeNumber.within(1, MOST_REPLICAS));
        minNodes = values.read("profileMinNodes", "1", WholeNumber.within(0, MOST_REPLICAS));
        maxNodes = values.read("profileMaxNodes", "3", WholeNumber.within(1, MOST_REPLICAS));
        checkOrder(values, "minReplicas", minReplicas, "maxReplicas", maxReplicas);
        Optional<Long> nodes = subnet.map(ScaleReader::nodes).filter(room -> room > 0);
        if (size.consumption()) {
            values.noEffect("profileMinNodes", "1", NO_NODES);
            values.noEffect("profileMaxNodes", "3", NO_NODES);
            nodes.ifPresent(room ->
                    checkRoom(values, "maxReplicas", maxReplicas, room * REPLICAS_OF_ADDRESS, subnet.orElseThrow()));
        } else if (size.profile.isPresent()) {
            checkOrder(values, "profileMinNodes", minNodes, "profileMaxNodes", maxNodes);
            nodes.ifPresent(room -> checkRoom(values, "profileMaxNodes", maxNodes, room, subnet.orElseThrow()));
        }
    }

    WorkloadProfile profile(SizeReader size) {
        return size.consumption()
                ? new WorkloadProfile(size.profile.orElseThrow(), 0, 0)
                : new WorkloadProfile(size.profile.orElseThrow(), minNodes.orElseThrow(), maxNodes.orElseThrow());
    }

    /** Nodes that fit while a new revision runs beside the old one, when every address is needed twice. */
    private static long nodes(Cidr subnet) {
        return (subnet.usableAddresses() - KEPT_BY_ENVIRONMENT) / 2;
    }

    private static void checkOrder(
            Values values, String leastKey, Optional<Integer> least, String mostKey, Optional<Integer> most) {
        most.filter(upper -> least.filter(lower -> lower > upper).isPresent())
                .ifPresent(upper -> values.wrong(
                        leastKey,
                        least.orElseThrow().toString(),
                        "more than " + mostKey + " " + upper,
                        "write at most " + upper + ", or a larger " + mostKey));
    }

    private static void checkRoom(Values values, String key, Optional<Integer> most, long room, Cidr subnet) {
        most.filter(number -> number > room)
                .ifPresent(number -> values.wrong(
                        key,
                        number.toString(),
                        "more than the " + room + " that subnetCidr " + subnet
                                + " has room for while a revision changes",
                        "write at most " + room + ", or a larger subnetCidr"));
    }
}
