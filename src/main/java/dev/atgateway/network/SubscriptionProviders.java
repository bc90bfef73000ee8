package dev.atgateway.network;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.pulumi.azurenative.Provider;
import com.pulumi.azurenative.ProviderArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ProviderResource;
import dev.atgateway.settings.AzureSettings;
import dev.atgateway.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Providers for subscriptions other than the gateway's. Each copies every {@code azure-native:} key that the stack sets,
 * for an explicit provider sees none of them by itself.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/azure-native/installation-configuration/">The provider's keys</a>
 */
final class SubscriptionProviders {
    private static final Map<String, BiConsumer<ProviderArgs.Builder, Secret>> COPIES = Map.ofEntries(
            Map.entry("auxiliaryTenantIds", (args, value) -> args.auxiliaryTenantIds(list(value))),
            Map.entry("clientCertificatePassword", (args, value) -> args.clientCertificatePassword(secret(value))),
            Map.entry("clientCertificatePath", (args, value) -> args.clientCertificatePath(secret(value))),
            Map.entry("clientId", (args, value) -> args.clientId(secret(value))),
            Map.entry("clientSecret", (args, value) -> args.clientSecret(secret(value))),
            Map.entry("disableInstanceDiscovery", (args, value) -> args.disableInstanceDiscovery(flag(value))),
            Map.entry("disablePulumiPartnerId", (args, value) -> args.disablePulumiPartnerId(flag(value))),
            Map.entry("environment", (args, value) -> args.environment(secret(value))),
            Map.entry("location", (args, value) -> args.location(value.reveal())),
            Map.entry("metadataHost", (args, value) -> args.metadataHost(secret(value))),
            Map.entry("msiEndpoint", (args, value) -> args.msiEndpoint(secret(value))),
            Map.entry("oidcRequestToken", (args, value) -> args.oidcRequestToken(secret(value))),
            Map.entry("oidcRequestUrl", (args, value) -> args.oidcRequestUrl(secret(value))),
            Map.entry("oidcToken", (args, value) -> args.oidcToken(secret(value))),
            Map.entry("oidcTokenFilePath", (args, value) -> args.oidcTokenFilePath(secret(value))),
            Map.entry("partnerId", (args, value) -> args.partnerId(secret(value))),
            Map.entry("tenantId", (args, value) -> args.tenantId(secret(value))),
            Map.entry("useDefaultAzureCredential", (args, value) -> args.useDefaultAzureCredential(flag(value))),
            Map.entry("useMsi", (args, value) -> args.useMsi(flag(value))),
            Map.entry("useOidc", (args, value) -> args.useOidc(flag(value))));

    private final AzureSettings azure;
    private final String ownSubscription;
    private final Map<String, ProviderResource> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SubscriptionProviders(AzureSettings azure, String ownSubscription) {
        this.azure = azure;
        this.ownSubscription = ownSubscription;
    }

    /** The provider for {@code subscription}, or nothing when that is the gateway's own. */
    Optional<ProviderResource> of(String subscription) {
        if (subscription.equalsIgnoreCase(ownSubscription)) {
            return Optional.empty();
        }
        return Optional.of(declared.computeIfAbsent(subscription, this::declare));
    }

    private ProviderResource declare(String subscription) {
        var args = ProviderArgs.builder();
        azure.keys().forEach((key, value) -> {
            if (COPIES.containsKey(key)) {
                COPIES.get(key).accept(args, value);
            }
        });
        return new Provider(
                "azure-" + subscription, args.subscriptionId(subscription).build());
    }

    /** The stack may have encrypted any of these keys, so none of them is left readable in the state. */
    private static Output<String> secret(Secret value) {
        return Output.ofSecret(value.reveal());
    }

    private static boolean flag(Secret value) {
        return Boolean.parseBoolean(value.reveal());
    }

    private static List<String> list(Secret value) {
        return new Gson().fromJson(value.reveal(), new TypeToken<List<String>>() {}.getType());
    }
}
