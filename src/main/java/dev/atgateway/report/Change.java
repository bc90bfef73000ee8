package dev.atgateway.report;

import java.util.Set;

/**
 * What happens to a resource, in the order in which a report lists it.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/deploy/step.go">the engine's operations</a>
 */
enum Change {
    REPLACE(
            "replace",
            Set.of(
                    "replace",
                    "create-replacement",
                    "delete-replaced",
                    "import-replacement",
                    "read-replacement",
                    "discard-replaced",
                    "remove-pending-replace")),
    DELETE("delete", Set.of("delete")),
    CREATE("create", Set.of("create")),
    UPDATE("update", Set.of("update")),
    IMPORT("import", Set.of("import")),
    FORGET("forget", Set.of("discard")),
    NONE("no change", Set.of("same", "read", "refresh", "diff"));

    private final String verb;
    private final Set<String> operations;

    Change(String verb, Set<String> operations) {
        this.verb = verb;
        this.operations = operations;
    }

    /** An operation of a later engine counts as an update: shown, and not as something that is lost. */
    static Change of(String operation) {
        for (var change : values()) {
            if (change.operations.contains(operation)) {
                return change;
            }
        }
        return UPDATE;
    }

    String verb() {
        return verb;
    }

    boolean isDestructive() {
        return this == REPLACE || this == DELETE;
    }
}
