package dev.atgateway.recover;

/** Recovery cannot go on; the message says why and what to do next. */
final class RecoverFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecoverFailed(String message) {
        super(message);
    }
}
