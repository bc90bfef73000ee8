package dev.emulatedcloud.rest;

/** Thrown in place of an answer: the request had its effect, and the caller never hears of it. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost() {
        super("unexpected EOF");
    }
}
