package dev.atgateway.verify;

import dev.atgateway.cli.CommandFailed;
import dev.atgateway.databricks.SqlTemplate;
import dev.atgateway.settings.DatabricksSettings;
import dev.atgateway.settings.Secret;
import java.util.Map;

/** CARTO's step 7.3: SETUP of the toolbox, with CARTO's token bound to the statement. */
final class Setup {
    private static final String TOKEN = "apiAccessToken";

    private final DatabricksSettings settings;
    private final Secret token;

    /**
     * For a stack.
     *
     * @throws CommandFailed when the token cannot be bound to the stack's statement
     */
    Setup(DatabricksSettings settings, Secret token) {
        this.settings = settings;
        this.token = token;
        if (SqlBinding.isWithinString(settings.setupStatement(), TOKEN)
                && token.reveal().matches(".*[\"'\\\\].*")) {
            throw new CommandFailed(
                    "apiAccessToken holds a quote or a backslash, and setupStatement puts it into a string as"
                            + " it is. pass ${apiAccessToken} as an argument of its own");
        }
    }

    /** The statement as it is sent: with a marker, and without the token. */
    String statement() {
        return SqlTemplate.fill(
                SqlBinding.bind(settings.setupStatement(), TOKEN),
                SqlTemplate.places(settings, settings.connectionName()));
    }

    /** Runs it; fails with what Databricks says. */
    void run(Warehouse warehouse) {
        var sql = statement();
        var answer = warehouse.run(sql, sql.contains(":" + TOKEN) ? Map.of(TOKEN, token) : Map.of());
        answer.error().ifPresent(error -> {
            throw new Refused(Result.line(error.replace(token.reveal(), "[secret]")));
        });
    }

    /** Databricks or the toolbox did not take it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
