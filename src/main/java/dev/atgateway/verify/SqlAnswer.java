package dev.atgateway.verify;

import dev.atgateway.databricks.SqlTemplate;
import dev.atgateway.settings.DatabricksSettings;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a statement of CARTO's step 8 brings back from the warehouse. */
final class SqlAnswer {
    private SqlAnswer() {}

    /**
     * Runs the statement and judges its answer.
     *
     * @param statement which of the stack's templates
     * @param good whether a value is what was asked for
     * @param fault what an error of the warehouse means
     * @param other the fault where a value is not good, or is missing
     */
    static Result look(
            Target target,
            Function<DatabricksSettings, String> statement,
            Predicate<String> good,
            Function<String, Fault> fault,
            Fault other) {
        var settings = target.stack().settings().databricks();
        if (settings.isEmpty() || target.warehouse().isEmpty()) {
            return Result.notApplicable(settings.isEmpty() ? "databricksEnabled is false" : WarehouseCheck.NOT_NAMED);
        }
        var sql = SqlTemplate.fill(
                statement.apply(settings.get()),
                SqlTemplate.places(settings.get(), settings.get().connectionName()));
        var answer = target.warehouse().get().run(sql);
        return answer.error()
                .map(error -> Result.failed(fault.apply(error), "%s", error))
                .or(() -> answer.value().filter(good).map(value -> Result.passed("%s", value)))
                .orElseGet(() -> Result.failed(
                        other,
                        "%s",
                        answer.value().filter(value -> !value.isBlank()).orElse("no value")));
    }
}
