package dev.emulatedcloud.cloud;

/** One thing that a service refuses: its status and code, the form of its message, and how that is known. */
public interface Rule {

    /** How sure the code and message are. */
    enum Standing {
        /** The vendor documents the code. */
        DOCUMENTED,
        /** Others report this answer of the real service. */
        OBSERVED,
        /** The vendor documents the rule; for the code and the text there is no source. */
        INFERRED
    }

    /** What a rule knows; {@code message} has a place for each value it is refused with. */
    record Refusal(int status, String code, String message, Standing standing, String source) {}

    String name();

    Refusal refusal();

    default int status() {
        return refusal().status();
    }

    default String code() {
        return refusal().code();
    }

    default String message() {
        return refusal().message();
    }

    default Standing standing() {
        return refusal().standing();
    }

    default String source() {
        return refusal().source();
    }

    /** The refusal, with the given values in its message. */
    default CloudError refused(Object... values) {
        return new CloudError(status(), code(), message().formatted(values));
    }
}
