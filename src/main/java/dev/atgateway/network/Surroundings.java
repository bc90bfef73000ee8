package dev.atgateway.network;

import com.pulumi.resources.ProviderResource;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.FoundVnet;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.Warning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What is there before this stack declares anything. Read once, awaited before the first resource, never owned; only what
 * is no more than told may still be on its way.
 *
 * @param carto CARTO's VNet
 * @param hub the hub's VNet, where the stack names one
 * @param own the gateway's VNet, where an earlier deployment made it
 * @param ownProfiles names of the workload profiles of the gateway's environment, where an earlier deployment made it
 * @param cartoProvider the provider for CARTO's VNet, where that lies in another subscription
 * @param hubProvider the provider for the hub's VNet, where that lies in another subscription
 * @param strangers a warning of what others have put into the stack's own resource group
 * @param listing for the command {@code recover}, if it asks: what there carries the stack's tag
 */
public record Surroundings(
        FoundVnet carto,
        Optional<FoundVnet> hub,
        Optional<FoundVnet> own,
        Set<String> ownProfiles,
        Optional<ProviderResource> cartoProvider,
        Optional<ProviderResource> hubProvider,
        CompletableFuture<Optional<Warning>> strangers,
        CompletableFuture<Optional<String>> listing) {

    /**
     * Looks everything up at the same time and waits for all but the resource group's contents.
     *
     * @throws LookupFailed naming every config key whose look-up failed
     */
    public static Surroundings lookUp(Settings settings) {
        return new SurroundingsLookup(settings).await();
    }

    /** What is allowed there and should be known; waits for it. */
    public List<Warning> warnings() {
        return strangers.join().stream().toList();
    }

    /** The line for the command {@code recover}, if it asks; waits for it. */
    public Optional<String> ownResources() {
        return listing.join();
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
