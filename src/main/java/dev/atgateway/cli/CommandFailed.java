package dev.atgateway.cli;

/** A command cannot go on; the message says why and what to do next. */
public class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public CommandFailed(String message) {
        super(message);
    }
}
