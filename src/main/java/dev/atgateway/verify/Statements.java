package dev.atgateway.verify;

import com.databricks.sdk.service.sql.CancelExecutionRequest;
import com.databricks.sdk.service.sql.Disposition;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ExecuteStatementRequestOnWaitTimeout;
import com.databricks.sdk.service.sql.Format;
import com.databricks.sdk.service.sql.StatementExecutionAPI;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import dev.atgateway.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SQL statements in a warehouse. Values are bound, so that none of them is in the text that the query history keeps.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/statementexecution">Statement Execution API</a>
 */
final class Statements {
    private static final String FIRST_WAIT = "30s";

    private final StatementExecutionAPI api;
    private final String warehouse;

    Statements(StatementExecutionAPI api, String warehouse) {
        this.api = api;
        this.warehouse = warehouse;
    }

    /**
     * How a statement ended.
     *
     * @param error what Databricks says where it failed
     * @param value the first column of the first row
     */
    record Answer(Optional<String> error, Optional<String> value) {}

    /**
     * Runs a statement to its end; what has no end within the limit is cancelled.
     *
     * @param values what the statement's markers stand for, by name
     * @throws CouldNotLook when it does not end
     */
    Answer run(String sql, Map<String, Secret> values, Patience patience) {
        var response = api.executeStatement(new ExecuteStatementRequest()
                .setWarehouseId(warehouse)
                .setStatement(sql)
                .setParameters(parameters(values))
                .setDisposition(Disposition.INLINE)
                .setFormat(Format.JSON_ARRAY)
                .setWaitTimeout(FIRST_WAIT)
                .setOnWaitTimeout(ExecuteStatementRequestOnWaitTimeout.CONTINUE));
        var id = response.getStatementId();
        var ended = patience.await(
                Optional.of(response).filter(Statements::hasEnded),
                () -> Optional.of(api.getStatement(id)).filter(Statements::hasEnded));
        if (ended.isEmpty()) {
            api.cancelExecution(new CancelExecutionRequest().setStatementId(id));
            throw new CouldNotLook("the statement did not end within %s; it was cancelled".formatted(patience));
        }
        return answer(ended.get());
    }

    private static List<StatementParameterListItem> parameters(Map<String, Secret> values) {
        return values.entrySet().stream()
                .map(value -> new StatementParameterListItem()
                        .setName(value.getKey())
                        .setValue(value.getValue().reveal())
                        .setType("STRING"))
                .toList();
    }

    private static boolean hasEnded(StatementResponse response) {
        var state = response.getStatus().getState();
        return state != StatementState.PENDING && state != StatementState.RUNNING;
    }

    private static Answer answer(StatementResponse response) {
        var status = response.getStatus();
        if (status.getState() != StatementState.SUCCEEDED) {
            return new Answer(
                    Optional.of(
                            status.getError() == null
                                    ? status.getState().name()
                                    : String.valueOf(status.getError().getMessage())),
                    Optional.empty());
        }
        return new Answer(
                Optional.empty(),
                Optional.ofNullable(response.getResult())
                        .map(result -> result.getDataArray())
                        .flatMap(rows -> rows.stream().findFirst())
                        .flatMap(row -> row.stream().findFirst()));
    }
}
