package dev.atgateway.settings;

import java.util.Locale;

/** Knows the gateway's own VNet among those that CARTO's is peered with. */
final class OwnVnet {
    private OwnVnet() {}

    /**
     * Whether {@code peering} leads to the VNet that these settings make, or made under another name: then the peering
     * has the name that they give it, and the VNet is in the gateway's own group.
     */
    static boolean isRemoteOf(FoundVnet.FoundPeering peering, Settings settings) {
        if (is(settings, peering.remoteVnetId())) {
            return true;
        }
        String name = settings.network().peeringFromName();
        return (peering.name().equalsIgnoreCase(name) || peering.name().equalsIgnoreCase(name + "-hub"))
                && peering.remoteVnetId().toLowerCase(Locale.ROOT).contains(group(settings));
    }

    /** Whether {@code id} is the VNet that these settings make; a subscription is compared if one is configured. */
    static boolean is(Settings settings, String id) {
        return id.toLowerCase(Locale.ROOT)
                .endsWith(group(settings) + settings.network().vnetName().toLowerCase(Locale.ROOT));
    }

    private static String group(Settings settings) {
        String group = "/resourceGroups/" + settings.group().name() + "/providers/Microsoft.Network/virtualNetworks/";
        return settings.azure()
                .subscriptionId()
                .map(subscription -> "/subscriptions/" + subscription + group)
                .orElse(group)
                .toLowerCase(Locale.ROOT);
    }
}
