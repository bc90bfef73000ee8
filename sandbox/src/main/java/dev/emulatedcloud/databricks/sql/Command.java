package dev.emulatedcloud.databricks.sql;

import java.util.List;
import java.util.Optional;

/** A statement that this warehouse understands, with the values of its parameters in place. */
public sealed interface Command {

    /** A value that a routine is given, by position or by name. */
    record Argument(Optional<String> name, String value) {}

    /** {@code CALL} of a procedure. */
    record Call(List<String> routine, List<Argument> arguments) implements Command {}

    /** {@code SELECT} of one function, and what its column is called. */
    record Select(List<String> routine, List<Argument> arguments, String column) implements Command {}

    /** {@code GRANT} and, where it takes away, {@code REVOKE}, on a connection. */
    record Grant(boolean revokes, List<String> privileges, String connection, String principal) implements Command {}

    /** {@code SHOW GRANTS} on a connection, of one principal or of all. */
    record ShowGrants(Optional<String> principal, String connection) implements Command {}
}
