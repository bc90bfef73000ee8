package dev.atgateway.verify;

import java.util.List;

/** One question about a deployed gateway. */
interface Check {
    /** The name by which it is asked for and printed. It does not change. */
    String name();

    /** What it wants to know, and of whom, as the documentation says it. */
    String asks();

    /** Everything that it can find wrong. */
    List<Fault> faults();

    /**
     * Looks. What keeps it from looking it may throw: {@link Obstacle} puts that into words.
     *
     * @throws Exception when the answer cannot be had
     */
    Result look(Target target) throws Exception;
}
