package dev.emulatedcloud.time;

import java.time.Duration;
import java.util.Locale;

/** How long something takes in the real cloud, and how that is known. */
public record Figure(Duration duration, Standing standing, String source) {

    /** How sure a figure is. */
    public enum Standing {
        /** The vendor gives it. */
        DOCUMENTED,
        /** Somebody measured it. */
        OBSERVED,
        /** A guess. */
        ASSUMED;

        static Standing of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
