package dev.atgateway.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The {@code azure-native:} keys of the stack, which belong to the provider; a second provider for CARTO's subscription
 * copies them.
 *
 * @param keys every key without its namespace, as the stack sets it
 * @param access how the provider reaches Azure
 */
public record AzureSettings(Map<String, Secret> keys, AzureAccess access) {
    /** The subscription that the stack names, if it does. */
    public Optional<String> subscriptionId() {
        return Optional.ofNullable(keys.get("subscriptionId")).map(Secret::reveal);
    }

    /** The region that the stack names, if it does. */
    public Optional<String> location() {
        return Optional.ofNullable(keys.get("location")).map(Secret::reveal);
    }
}
