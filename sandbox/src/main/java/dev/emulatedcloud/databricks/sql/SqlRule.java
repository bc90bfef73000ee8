package dev.emulatedcloud.databricks.sql;

import static dev.emulatedcloud.cloud.Rule.Standing.DOCUMENTED;
import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/**
 * What SQL warehouses refuse. A statement that fails is a call that succeeds, so its status is 200; the others are
 * refused calls.
 */
public enum SqlRule implements Rule {
    NO_STATEMENT(
            400,
            "INVALID_PARAMETER_VALUE",
            "The statement is missing.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/executestatement"),
    UNKNOWN_WAREHOUSE(
            400,
            "INVALID_PARAMETER_VALUE",
            "'%s' is not a valid endpoint id.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/executestatement"),
    INVALID_WAIT(
            400,
            "INVALID_PARAMETER_VALUE",
            "%s is not valid: wait_timeout is 0s, or 5s to 50s, and on_wait_timeout is CONTINUE or CANCEL.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/executestatement"),
    UNSUPPORTED_RESULT(
            400,
            "INVALID_PARAMETER_VALUE",
            "%s is not supported here; results are INLINE as JSON_ARRAY.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/executestatement"),
    STATEMENT_NOT_FOUND(
            404,
            "RESOURCE_DOES_NOT_EXIST",
            "The statement %s was not found.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/getstatement"),
    CHUNK_NOT_FOUND(
            404,
            "RESOURCE_DOES_NOT_EXIST",
            "The result of the statement %s has no chunk %s.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/statementexecution/getstatementresultchunkn"),
    SYNTAX_ERROR(
            200,
            "BAD_REQUEST",
            "[PARSE_SYNTAX_ERROR] Syntax error at or near %s. SQLSTATE: 42601",
            DOCUMENTED,
            "https://docs.databricks.com/error-messages/error-classes.html"),
    UNBOUND_PARAMETER(
            200,
            "BAD_REQUEST",
            "[UNBOUND_SQL_PARAMETER] Found the unbound parameter: %s. SQLSTATE: 42P02",
            DOCUMENTED,
            "https://docs.databricks.com/error-messages/error-classes.html"),
    UNRESOLVED_ROUTINE(
            200,
            "BAD_REQUEST",
            "[UNRESOLVED_ROUTINE] Cannot resolve routine %s on search path [`system`.`session`, `system`.`builtin`]."
                    + " SQLSTATE: 42883",
            OBSERVED,
            "https://github.com/databrickslabs/lakebridge/issues/2515"),
    NOT_SET_UP(
            200,
            "BAD_REQUEST",
            "The toolbox %s has no connection yet: CALL %s.SETUP first.",
            INFERRED,
            "https://docs.carto.com/data-and-analysis/analytics-toolbox-for-databricks/getting-access/installation-in-an-azure-vnet"),
    MAY_NOT_USE(
            200,
            "BAD_REQUEST",
            "[INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have USE CONNECTION on Connection '%s'."
                    + " SQLSTATE: 42501",
            DOCUMENTED,
            "https://docs.databricks.com/error-messages/error-classes.html"),
    NO_ANSWER(
            200,
            "BAD_REQUEST",
            "[REMOTE_FUNCTION_HTTP_FAILED_ERROR] The remote HTTP request failed with code 504, and error message"
                    + " 'nothing answers behind the connection %s' SQLSTATE: 57012",
            OBSERVED,
            "https://github.com/databricks-demos/dbdemos/issues/220");

    private final Refusal refusal;

    SqlRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
