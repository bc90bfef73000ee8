package dev.atgateway.verify;

import dev.atgateway.settings.DatabricksSettings;
import java.util.List;

/** CARTO's step 8.1. In CARTO's open-source package the version is a constant of SQL: it shows the installation alone. */
final class ToolboxVersionCheck implements Check {
    static final Fault NOT_INSTALLED = new Fault(
            "not-installed",
            "the toolbox is not in the schema of the key toolbox, or the version's function has another name",
            "look at toolbox and versionStatement; CARTO's guide, Installing in a SQL warehouse");
    static final Fault NOT_ALLOWED = new Fault(
            "not-allowed",
            "the login may not use the toolbox's catalog or schema, or may not run the function",
            "GRANT USE CATALOG, USE SCHEMA and EXECUTE on the schema of the key toolbox");
    static final Fault FAILED = new Fault(
            "failed", "versionStatement does not run", "look at versionStatement: its default is this project's guess");
    static final Fault NO_VERSION = new Fault(
            "no-version",
            "versionStatement gives no value",
            "look at versionStatement: its default is this project's guess");

    @Override
    public String name() {
        return "toolbox-version";
    }

    @Override
    public String asks() {
        return "Databricks, versionStatement in the warehouse: a version comes back";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NOT_INSTALLED, NOT_ALLOWED, FAILED, NO_VERSION);
    }

    @Override
    public Result look(Target target) {
        return SqlAnswer.look(
                target,
                DatabricksSettings::versionStatement,
                version -> !version.isBlank(),
                ToolboxVersionCheck::fault,
                NO_VERSION);
    }

    private static Fault fault(String error) {
        return switch (SqlError.of(error)) {
            case NOT_FOUND -> NOT_INSTALLED;
            case NOT_ALLOWED -> NOT_ALLOWED;
            default -> FAILED;
        };
    }
}
