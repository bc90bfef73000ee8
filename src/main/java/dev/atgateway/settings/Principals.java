package dev.atgateway.settings;

import java.util.List;
import java.util.TreeSet;

/**
 * Reads who may use the connection: user names, group names and application ids.
 *
 * @see <a href="https://docs.databricks.com/sql/language-manual/sql-ref-principal">Principals</a>
 */
final class Principals {
    private Principals() {}

    /** The principals in their order, each once: two grants for one principal would overwrite each other. */
    static List<String> read(Values values) {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return values.list("principals", Principals::parse).stream()
                .filter(seen::add)
                .toList();
    }

    private static String parse(String text) {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new Mistake("empty, or begins or ends with a blank", "write a user, a group or an application id");
        }
        if (text.matches(".*[`\\p{Cntrl}].*")) {
            throw new Mistake("holds a back-tick or a control character", "write a user, a group or an application id");
        }
        return text;
    }
}
