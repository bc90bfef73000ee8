package dev.emulatedcloud.engine;

import dev.emulatedcloud.cloud.CloudError;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again what the service refused for the moment only; the waits are far shorter than the real provider's. */
final class Retry {
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);

    private Retry() {}

    static <T> T transientRefusals(Supplier<T> operation) {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            try {
                return operation.get();
            } catch (CloudError e) {
                if (!e.isTransient() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            try {
                Thread.sleep(wait.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            wait = wait.multipliedBy(2);
        }
    }
}
