package dev.atgateway.verify;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a failed statement is about, by the error classes of Databricks and by the HTTP status that http_request() or
 * CARTO's toolbox puts into its message.
 *
 * @see <a href="https://docs.databricks.com/error-messages/error-classes.html">Error classes</a>
 */
enum SqlError {
    /** No such routine, schema or catalog. */
    NOT_FOUND("unresolved_routine|routine_not_found|schema_not_found|no_such_catalog|table_or_view_not_found"),
    /** SETUP has not run. */
    NOT_SET_UP("\\bsetup\\b"),
    /** The connection is gone. */
    NO_CONNECTION("connection_not_found|connection '[^']*' (does not exist|was not found)"),
    /** USE CONNECTION, or a right on the toolbox, is missing. */
    NO_USE_CONNECTION("use connection|use_connection"),
    NOT_ALLOWED("insufficient_permissions|permission_denied|does not have"),
    /** CARTO refuses the token. */
    TOKEN("\\b(code|status)\\W{0,3}(401|403)\\b|unauthorized|invalid token"),
    /** The gateway, or the ingress before it, has no answer. */
    GATEWAY("\\b(code|status)\\W{0,3}(502|503|504)\\b|timed? ?out|unknown ?host|connection refused|\\bssl"),
    OTHER("");

    private final Pattern words;

    SqlError(String words) {
        this.words = Pattern.compile(words);
    }

    /** The first that the message speaks of. */
    static SqlError of(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        for (var error : values()) {
            if (error.words.matcher(text).find()) {
                return error;
            }
        }
        return OTHER;
    }
}
