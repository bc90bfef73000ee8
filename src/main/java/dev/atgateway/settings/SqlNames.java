package dev.atgateway.settings;

import java.util.regex.Pattern;

/**
 * Names in Unity Catalog.
 *
 * @see <a href="https://docs.databricks.com/sql/language-manual/sql-ref-names">Names</a>
 */
final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]{1,255}");
    private static final String PART = "([A-Za-z_][A-Za-z0-9_]{0,254}|`[^`./\\s\\p{Cntrl}]{1,255}`)";
    private static final Pattern SCHEMA = Pattern.compile(PART + "\\." + PART);

    private SqlNames() {}

    /** A connection's name: Unity Catalog stores it in lower case, so that another case would differ for ever. */
    static String connection(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new Mistake("not a plain name in Unity Catalog", "write 1 to 255 lower-case letters, digits and _");
        }
        return text;
    }

    /** A schema with its catalog. */
    static String schema(String text) {
        if (!SCHEMA.matcher(text).matches()) {
            throw new Mistake(
                    "not catalog.schema",
                    "write two names with a dot between them, in back-ticks where they hold more than letters, digits"
                            + " and _");
        }
        return text;
    }
}
