package dev.atgateway.recover;

import dev.atgateway.cli.CommandFailed;

/** Recovery cannot go on; the message says why and what to do next. */
final class RecoverFailed extends CommandFailed {
    private static final long serialVersionUID = 1L;

    RecoverFailed(String message) {
        super(message);
    }
}
