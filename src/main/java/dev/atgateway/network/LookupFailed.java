package dev.atgateway.network;

import java.util.List;

/** Something that the stack's config names is not there, or may not be read. */
public final class LookupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookupFailed(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }
}
