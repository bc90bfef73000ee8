package dev.atgateway.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param fault what is wrong, when it failed
 * @param finding what it saw, or why it did not look
 * @param notes what passes and should be known
 */
record Result(Status status, Optional<Fault> fault, String finding, List<String> notes) {
    private static final int LONGEST = 300;

    /** How a check ended. */
    enum Status {
        PASSED("passed"),
        FAILED("failed"),
        /** The stack has nothing of the kind. */
        NOT_APPLICABLE("not-applicable"),
        /** It could not look. */
        UNKNOWN("unknown");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static Result passed(String finding, Object... values) {
        return new Result(Status.PASSED, Optional.empty(), line(finding.formatted(values)), List.of());
    }

    static Result failed(Fault fault, String finding, Object... values) {
        return new Result(Status.FAILED, Optional.of(fault), line(finding.formatted(values)), List.of());
    }

    static Result notApplicable(String why) {
        return new Result(Status.NOT_APPLICABLE, Optional.empty(), why, List.of());
    }

    static Result unknown(String why) {
        return new Result(Status.UNKNOWN, Optional.empty(), why, List.of());
    }

    /** What others write may be long: its first line is kept, and not all of that. */
    static String line(String text) {
        var first = String.valueOf(text).lines().findFirst().orElse("");
        return first.length() > LONGEST ? first.substring(0, LONGEST) + "..." : first;
    }

    /** The same with a note. */
    Result noting(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Result(status, fault, finding, List.copyOf(more));
    }
}
