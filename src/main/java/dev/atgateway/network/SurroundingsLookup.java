package dev.atgateway.network;

import com.pulumi.azurenative.app.AppFunctions;
import com.pulumi.azurenative.app.inputs.GetManagedEnvironmentPlainArgs;
import com.pulumi.azurenative.app.outputs.WorkloadProfileResponse;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.authorization.outputs.GetClientConfigResult;
import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkPlainArgs;
import com.pulumi.azurenative.resources.ResourcesFunctions;
import com.pulumi.azurenative.resources.inputs.GetResourceGroupPlainArgs;
import com.pulumi.azurenative.resources.outputs.GetResourceGroupResult;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ProviderResource;
import dev.atgateway.settings.FoundVnet;
import dev.atgateway.settings.HubSettings;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.Topology;
import dev.atgateway.settings.VnetId;
import dev.atgateway.settings.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** The look-ups behind {@link Surroundings}: all started before any is awaited. */
final class SurroundingsLookup {
    private final Settings settings;
    private final StackTag tag = StackTag.ofThisStack();
    private final List<String> mistakes = new ArrayList<>();

    SurroundingsLookup(Settings settings) {
        this.settings = settings;
    }

    Surroundings await() {
        var providers = new SubscriptionProviders(settings.azure(), ownSubscription());
        var cartoId = settings.carto().vnetId();
        var hubId = settings.network().hub().flatMap(HubSettings::vnetId);
        var cartoProvider = providers.of(cartoId.subscriptionId());
        var hubProvider = hubId.flatMap(id -> providers.of(id.subscriptionId()));

        if (settings.network().topology() == Topology.SHARED && cartoProvider.isPresent()) {
            mistakes.add(
                    "azure-native:subscriptionId: not set, and the login's subscription is not that of cartoVnetId, as topology shared needs it. pulumi config set azure-native:subscriptionId "
                            + cartoId.subscriptionId());
        }
        var carto = vnet(cartoId, cartoProvider);
        var hub = hubId.map(id -> vnet(id, hubProvider));
        var own = ownVnet();
        var profiles = ownProfiles();
        var group = ResourcesFunctions.getResourceGroupPlain(GetResourceGroupPlainArgs.builder()
                .resourceGroupName(settings.group().name())
                .build());

        var foundCarto = named("cartoVnetId", cartoId.toString(), carto);
        var foundHub =
                hub.flatMap(found -> named("hubVnetId", hubId.orElseThrow().toString(), found));
        if (settings.group().existing()) {
            checkNotOwn(group);
        }
        var foundOwn = named("vnetName", settings.network().vnetName(), own);
        var foundProfiles = named("environmentName", settings.gateway().environmentName(), profiles);
        if (!mistakes.isEmpty()) {
            throw new LookupFailed(mistakes);
        }
        var contents = contents(group);
        return new Surroundings(
                foundCarto.orElseThrow(),
                foundHub,
                foundOwn.orElseThrow(),
                foundProfiles.orElseThrow(),
                cartoProvider,
                hubProvider,
                contents.thenApply(found -> found.flatMap(this::strangers)),
                settings.listsResources()
                        ? listing(group, contents).thenApply(Optional::of)
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private static CompletableFuture<String> listing(
            CompletableFuture<GetResourceGroupResult> group, CompletableFuture<Optional<GroupContents>> contents) {
        return contents.thenCompose(found -> found.map(GroupContents::listing)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> group.handle((there, failure) -> GroupContents.listingWithout(failure))));
    }

    private void checkNotOwn(CompletableFuture<GetResourceGroupResult> group) {
        named("resourceGroupName", settings.group().name(), group)
                .filter(found -> tag.isOn(found.tags()))
                .ifPresent(found -> mistakes.add(
                        "existingResourceGroup = true: this stack made %s itself, and would now delete it with everything in it. leave it false; to keep the group apart from the stack, remove its tag %s and take it out with pulumi state delete"
                                .formatted(found.name(), StackTag.NAME)));
    }

    /** A group that is not there yet, or that Azure does not show, holds nothing that could be named. */
    private CompletableFuture<Optional<GroupContents>> contents(CompletableFuture<GetResourceGroupResult> group) {
        return group.thenApply(Optional::of)
                .exceptionally(failure -> Optional.empty())
                .join()
                .filter(there -> settings.listsResources() || isOwn(there))
                .map(there -> GroupContents.read(there, tag, settings.azure().access())
                        .thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private boolean isOwn(GetResourceGroupResult group) {
        return !settings.group().existing() && tag.isOn(group.tags());
    }

    private Optional<Warning> strangers(GroupContents contents) {
        return isOwn(contents.group()) ? contents.strangers() : Optional.empty();
    }

    private String ownSubscription() {
        return settings.azure().subscriptionId().orElseGet(() -> {
            try {
                return AuthorizationFunctions.getClientConfigPlain()
                        .thenApply(GetClientConfigResult::subscriptionId)
                        .join();
            } catch (CompletionException failure) {
                throw new LookupFailed(List.of(
                        "azure-native:subscriptionId: not set, and the login tells no subscription (%s). az login, or pulumi config set azure-native:subscriptionId <id>"
                                .formatted(AzureAnswer.of(failure))));
            }
        });
    }

    private CompletableFuture<FoundVnet> vnet(VnetId id, Optional<ProviderResource> provider) {
        var options = InvokeOptions.builder();
        provider.ifPresent(options::provider);
        return NetworkFunctions.getVirtualNetworkPlain(arguments(id.resourceGroup(), id.name()), options.build())
                .thenApply(result -> VnetResults.found(id, result));
    }

    private CompletableFuture<Set<String>> ownProfiles() {
        return AppFunctions.getManagedEnvironmentPlain(GetManagedEnvironmentPlainArgs.builder()
                        .resourceGroupName(settings.group().name())
                        .environmentName(settings.gateway().environmentName())
                        .build())
                .thenApply(result -> result.workloadProfiles().stream()
                        .map(WorkloadProfileResponse::name)
                        .collect(Collectors.toUnmodifiableSet()))
                .exceptionally(failure -> absent(failure, Set.of()));
    }

    private CompletableFuture<Optional<FoundVnet>> ownVnet() {
        if (settings.network().topology() != Topology.PEERED) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return NetworkFunctions.getVirtualNetworkPlain(
                        arguments(settings.group().name(), settings.network().vnetName()))
                .thenApply(result -> Optional.of(VnetResults.found(result)))
                .exceptionally(failure -> absent(failure, Optional.empty()));
    }

    /** What stands for something that is not there; any other failure remains one. */
    private static <T> T absent(Throwable failure, T nothing) {
        if (AzureAnswer.isNotFound(failure)) {
            return nothing;
        }
        throw new CompletionException(failure);
    }

    private static GetVirtualNetworkPlainArgs arguments(String group, String vnet) {
        return GetVirtualNetworkPlainArgs.builder()
                .resourceGroupName(group)
                .virtualNetworkName(vnet)
                .build();
    }

    private <T> Optional<T> named(String key, String value, CompletableFuture<T> lookup) {
        try {
            return Optional.ofNullable(lookup.join());
        } catch (CompletionException failure) {
            mistakes.add("%s = %s: Azure could not read it (%s). check the id, the subscription, and that the identity"
                            .formatted(key, value, AzureAnswer.of(failure))
                    + " which deploys may read it");
            return Optional.empty();
        }
    }
}
