package dev.emulatedcloud.engine;

import java.time.Duration;

/** How the provider waits between two attempts. */
@FunctionalInterface
interface Pause {
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    };

    void take(Duration duration);
}
