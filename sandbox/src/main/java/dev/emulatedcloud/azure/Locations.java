package dev.emulatedcloud.azure;

import java.util.Locale;

/** Azure takes "West Europe" for "westeurope". */
final class Locations {
    private Locations() {}

    static String normal(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
