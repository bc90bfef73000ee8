package dev.atgateway.network;

import com.pulumi.resources.ProviderResource;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.FoundVnet;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.Warning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is there before this stack declares anything. Read once, awaited before the first resource, never owned.
 *
 * @param carto CARTO's VNet
 * @param hub the hub's VNet, where the stack names one
 * @param own the gateway's VNet, where an earlier deployment made it
 * @param ownProfiles names of the workload profiles of the gateway's environment, where an earlier deployment made it
 * @param cartoProvider the provider for CARTO's VNet, where that lies in another subscription
 * @param hubProvider the provider for the hub's VNet, where that lies in another subscription
 * @param warnings what is allowed there and should be known
 */
public record Surroundings(
        FoundVnet carto,
        Optional<FoundVnet> hub,
        Optional<FoundVnet> own,
        Set<String> ownProfiles,
        Optional<ProviderResource> cartoProvider,
        Optional<ProviderResource> hubProvider,
        List<Warning> warnings) {

    /**
     * Looks everything up at the same time and waits for all of it.
     *
     * @throws LookupFailed naming every config key whose look-up failed
     */
    public static Surroundings lookUp(Settings settings) {
        return new SurroundingsLookup(settings).await();
    }

    /** Whether the gateway's environment exists with a dedicated workload profile, which its app uses. */
    public boolean hasDedicatedProfile() {
        return ownProfiles.stream().anyMatch(name -> !name.equals("Consumption"));
    }

    /** Whether the gateway's VNet exists with a range outside {@code wanted}, so that it cannot grow into it. */
    boolean ownVnetHasLeft(Cidr wanted) {
        return own.stream().flatMap(vnet -> vnet.addressSpace().stream()).anyMatch(range -> !wanted.contains(range));
    }
}
