package dev.emulatedcloud.cloud;

/** A refusal as the emulated services send it: an HTTP status, an error code, and a message. */
public final class CloudError extends RuntimeException {
    private final int status;
    private final String code;

    public CloudError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Whether the caller may try the same request again a little later. */
    public boolean isTransient() {
        return status == 429 || code.equals("AnotherOperationInProgress");
    }
}
