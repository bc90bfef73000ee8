package dev.emulatedcloud.databricks.sql;

import static dev.emulatedcloud.Refusal.assertRefused;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.databricks.sql.Command.Argument;
import dev.emulatedcloud.databricks.sql.Command.Call;
import dev.emulatedcloud.databricks.sql.Command.Grant;
import dev.emulatedcloud.databricks.sql.Command.Select;
import dev.emulatedcloud.databricks.sql.Command.ShowGrants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlParserTest {
    private static Command parse(String sql) {
        return SqlParser.parse(sql, Map.of());
    }

    private static Argument positional(String value) {
        return new Argument(Optional.empty(), value);
    }

    @Test
    void callTakesStringsNamesAndMarkers() {
        assertThat(parse("CALL carto.carto.SETUP('{\"connection\": \"c\"}');"))
                .isEqualTo(
                        new Call(List.of("carto", "carto", "SETUP"), List.of(positional("{\"connection\": \"c\"}"))));
        assertThat(SqlParser.parse(
                        "call `my-catalog`.x.setup(connection => :c, token => \"t\")", Map.of("c", "gateway")))
                .isEqualTo(new Call(
                        List.of("my-catalog", "x", "setup"),
                        List.of(
                                new Argument(Optional.of("connection"), "gateway"),
                                new Argument(Optional.of("token"), "t"))));
        assertThat(SqlParser.parse("CALL SETUP('{\"token\": \"' || :token || '\"}', 1)", Map.of("token", "secret")))
                .isEqualTo(new Call(List.of("SETUP"), List.of(positional("{\"token\": \"secret\"}"), positional("1"))));
    }

    @Test
    void quotesAreEscapedByABackslashOrByThemselves() {
        assertThat(parse("CALL f('it''s', 'it\\'s', 'a\\\\nb', 'a\\nb')"))
                .isEqualTo(new Call(
                        List.of("f"),
                        List.of(positional("it's"), positional("it's"), positional("a\\nb"), positional("a\nb"))));
    }

    @Test
    void otherQuotesStandForThemselves() {
        assertThat(parse("CALL f('{\"a\": \"\"}', \"it''s\", '', \"a\"\"b\")"))
                .isEqualTo(new Call(
                        List.of("f"),
                        List.of(positional("{\"a\": \"\"}"), positional("it''s"), positional(""), positional("a\"b"))));
    }

    @Test
    void longStringIsRead() {
        String token = "x\\'".repeat(20_000);
        assertThat(parse("CALL f('" + token + "')"))
                .isEqualTo(new Call(List.of("f"), List.of(positional("x'".repeat(20_000)))));
    }

    @Test
    void functionNamesItsColumn() {
        assertThat(parse("SELECT carto.carto.VERSION_CORE();"))
                .isEqualTo(
                        new Select(List.of("carto", "carto", "VERSION_CORE"), List.of(), "carto.carto.VERSION_CORE()"));
        assertThat(parse("SELECT VERSION_CORE() AS version"))
                .isEqualTo(new Select(List.of("VERSION_CORE"), List.of(), "version"));
    }

    @Test
    void privilegesHaveBlanks() {
        assertThat(parse("GRANT USE CONNECTION, MANAGE ON CONNECTION `c` TO `data engineers`"))
                .isEqualTo(new Grant(false, List.of("USE_CONNECTION", "MANAGE"), "c", "data engineers"));
        assertThat(parse("REVOKE ALL PRIVILEGES ON CONNECTION c FROM `p`;"))
                .isEqualTo(new Grant(true, List.of("ALL_PRIVILEGES"), "c", "p"));
    }

    @Test
    void grantsAreShownOfAllOrOfOne() {
        assertThat(parse("SHOW GRANTS ON CONNECTION c -- all of them"))
                .isEqualTo(new ShowGrants(Optional.empty(), "c"));
        assertThat(parse("show /* only his */ grants `p` on connection c"))
                .isEqualTo(new ShowGrants(Optional.of("p"), "c"));
    }

    @Test
    void otherTextIsASyntaxError() {
        Map.ofEntries(
                        entry("", "CALL SETUP()"),
                        entry("DROP CONNECTION c", "SHOW GRANTS ON CONNECTION c"),
                        entry("CALL SETUP", "CALL SETUP()"),
                        entry("CALL SETUP('a'", "CALL SETUP('a')"),
                        entry("CALL SETUP('a' 'b')", "CALL SETUP('a', 'b')"),
                        entry("CALL SETUP(; )", "CALL SETUP( );"),
                        entry("SELECT 1", "SELECT f()"),
                        entry("SELECT f(); SELECT f()", "SELECT f();"),
                        entry("GRANT ON CONNECTION c TO `p`", "GRANT MANAGE ON CONNECTION c TO `p`"),
                        entry("GRANT USE CONNECTION ON CONNECTION c", "GRANT USE CONNECTION ON CONNECTION c TO `p`"),
                        entry("SHOW GRANTS ON TABLE t", "SHOW GRANTS ON CONNECTION t"),
                        entry("CALL SETUP(#)", "CALL SETUP(1)"),
                        entry("CALL SETUP('unfinished)", "CALL SETUP('unfinished')"))
                .forEach((wrong, right) ->
                        assertRefused(SqlRule.SYNTAX_ERROR, () -> parse(wrong)).whereas(() -> parse(right)));
    }

    @Test
    void syntaxErrorShowsNoString() {
        assertThatThrownBy(() -> parse("CALL SETUP('a' 'canary-4711')"))
                .hasMessageContaining("near a string")
                .hasMessageNotContaining("canary");
    }

    @Test
    void markerNeedsAValue() {
        assertRefused(SqlRule.UNBOUND_PARAMETER, () -> parse("CALL SETUP(:token)"))
                .whereas(() -> assertThat(SqlParser.parse("CALL SETUP(:token)", Map.of("token", "t")))
                        .isEqualTo(new Call(List.of("SETUP"), List.of(positional("t")))));
    }
}
