package dev.atgateway.verify;

/** A check has no answer; the message says why, and what it takes. */
final class CouldNotLook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CouldNotLook(String why) {
        super(why);
    }
}
