package dev.atgateway.settings;

import java.util.Locale;

/** Knows the gateway's own VNet among those that CARTO's is peered with. */
final class OwnVnet {
    private OwnVnet() {}

    /** Whether {@code id} is the VNet that these settings make; a subscription is compared if one is configured. */
    static boolean is(Settings settings, String id) {
        String tail = "/resourceGroups/" + settings.group().name() + "/providers/Microsoft.Network/virtualNetworks/"
                + settings.network().vnetName();
        String expected = settings.azure()
                .subscriptionId()
                .map(subscription -> "/subscriptions/" + subscription + tail)
                .orElse(tail);
        return id.toLowerCase(Locale.ROOT).endsWith(expected.toLowerCase(Locale.ROOT));
    }
}
