package dev.emulatedcloud.cloud;

import java.time.Duration;
import java.util.Set;

/** A refusal as the emulated services send it: an HTTP status, an error code, and a message. */
public final class CloudError extends RuntimeException {
    private static final Set<Integer> RETRIED = Set.of(408, 429, 500, 502, 503, 504);

    private final int status;
    private final String code;
    private final Duration retryAfter;

    public CloudError(int status, String code, String message) {
        this(status, code, message, Duration.ZERO);
    }

    /** A refusal that says after which time to come again. */
    public CloudError(int status, String code, String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The time after which to come again; zero where nothing is said. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Whether clients of Azure try the same request again a little later.
     *
     * @see <a href="https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/azure/client_azcore.go">The
     *     real provider's client</a>
     */
    public boolean isTransient() {
        return RETRIED.contains(status) || status == 409 && code.equals("AnotherOperationInProgress");
    }
}
