package dev.emulatedcloud.faults;

import dev.emulatedcloud.cloud.CloudError;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong with one operation. */
public record Fault(Effect effect, int status, String code, Duration retryAfter) {

    /** The ways in which an operation goes wrong. */
    public enum Effect {
        /** The request is refused, and nothing has happened. */
        FAIL,
        /** The request is accepted, and the operation fails at its end. */
        BREAK,
        /** The request is refused with 429 and the time after which to come again. */
        THROTTLE,
        /** The request is accepted, and the operation never ends. */
        HANG,
        /** The caller loses its connection; the operation goes on and succeeds. */
        DROP
    }

    /** The refusal of the request, for the effects that have one. */
    public Optional<CloudError> refusal() {
        return switch (effect) {
            case FAIL -> Optional.of(error());
            case THROTTLE ->
                Optional.of(new CloudError(429, "TooManyRequests", "The request was throttled.", retryAfter));
            case BREAK, HANG, DROP -> Optional.empty();
        };
    }

    /** The failure at the end of the operation. */
    public CloudError error() {
        return new CloudError(status, code, "The operation failed, as it was told to.");
    }
}
