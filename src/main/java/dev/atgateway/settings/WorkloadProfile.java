package dev.atgateway.settings;

/**
 * The workload profile that runs the app.
 *
 * @param type {@code Consumption} or a dedicated type such as {@code D4}
 * @param minNodes fewest nodes of a dedicated profile; 0 for Consumption
 * @param maxNodes most nodes of a dedicated profile; 0 for Consumption
 */
public record WorkloadProfile(String type, int minNodes, int maxNodes) {
    /** Whether this is the Consumption profile, which has no nodes of its own. */
    public boolean consumption() {
        return "Consumption".equals(type);
    }
}
