package dev.emulatedcloud.databricks.sql;

import java.time.Duration;

/** What statements run on. */
public interface Warehouses {
    boolean exists(String id);

    /** Starts a warehouse that does not run; what passes before it takes statements. */
    Duration start(String id);

    /** How long a statement runs. */
    Duration length();

    Table run(Command command, Statements.Scope scope);
}
