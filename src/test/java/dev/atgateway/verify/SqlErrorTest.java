package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CARTO's toolbox says is not documented; what Databricks says, is by the start of its messages. */
class SqlErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND         | [UNRESOLVED_ROUTINE] Cannot resolve routine `carto`.`carto`.`X` on search path",
                "NOT_FOUND         | [SCHEMA_NOT_FOUND] The schema `carto` cannot be found.",
                "NOT_SET_UP        | The toolbox carto.carto has no connection yet: CALL carto.carto.SETUP first.",
                "NO_CONNECTION     | Connection 'carto_at_gateway' does not exist.",
                "NO_USE_CONNECTION | [INSUFFICIENT_PERMISSIONS] User does not have USE CONNECTION on Connection 'c'.",
                "NOT_ALLOWED       | [INSUFFICIENT_PERMISSIONS] User does not have EXECUTE on Routine `x`.",
                "TOKEN             | [REMOTE_FUNCTION_HTTP_FAILED_ERROR] The remote HTTP request failed with code 401",
                "TOKEN             | [REMOTE_FUNCTION_HTTP_FAILED_ERROR] failed with code 403, and error message ''",
                "GATEWAY           | [REMOTE_FUNCTION_HTTP_FAILED_ERROR] The remote HTTP request failed with code 502",
                "GATEWAY           | [REMOTE_FUNCTION_HTTP_FAILED_ERROR] The remote HTTP request failed with code 504",
                "GATEWAY           | the request timed out",
                "OTHER             | [PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC'. SQLSTATE: 42601"
            })
    void messageIsAboutOneThing(SqlError about, String message) {
        assertThat(SqlError.of(message)).isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "true  | [{\"monthly_quota\": 1000, \"provider\": \"tomtom\", \"service\": \"geocoding\"}]",
                "true  | {\"used_quota\": 120, \"annual_quota\": 100000}",
                "true  | {\"data\": {\"providers\": []}}",
                "false | {\"error\": \"no\"}",
                "false | <html>",
                "false | []",
                "false | 42"
            })
    void anythingInJsonThatSpeaksOfAQuotaIsOne(boolean quota, String text) {
        assertThat(LdsQuotaCheck.isQuota(text)).isEqualTo(quota);
    }
}
