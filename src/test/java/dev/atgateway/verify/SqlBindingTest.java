package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atgateway.cli.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlBindingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '#',
            value = {
                "CALL s.SETUP('c', ${t})                 > CALL s.SETUP('c', :t)",
                "CALL s.SETUP('c', '${t}')               > CALL s.SETUP('c', :t)",
                "CALL s.SETUP('{\"k\": \"${t}\"}')       > CALL s.SETUP('{\"k\": \"' || :t || '\"}')",
                "CALL s.SETUP('${t} and ${t}')           > CALL s.SETUP(:t || ' and ' || :t)",
                "CALL s.SETUP(\"k=${t}\")                > CALL s.SETUP(\"k=\" || :t)",
                "CALL s.SETUP(r'\\d${t}.')               > CALL s.SETUP(r'\\d' || :t || r'.')",
                "CALL s.SETUP('it''s ${t}', 'don\\'t')   > CALL s.SETUP('it''s ' || :t, 'don\\'t')",
                "SELECT s.F(to_json(named_struct('k', ${t}))) > SELECT s.F(to_json(named_struct('k', :t)))",
                "CALL s.SETUP(/* ${t} */ 'a')            > CALL s.SETUP(/* t */ 'a')",
                "CALL s.SETUP('nothing')                 > CALL s.SETUP('nothing')"
            })
    void placeBecomesAMarker(String template, String bound) {
        assertThat(SqlBinding.bind(template.strip(), "t")).isEqualTo(bound.strip());
    }

    @Test
    void nameInBackTicksTakesNoValue() {
        assertThatThrownBy(() -> SqlBinding.bind("CALL `${t}`.SETUP()", "t"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("back-ticks");
        assertThat(SqlBinding.bind("CALL `s`.SETUP(${t})", "t")).isEqualTo("CALL `s`.SETUP(:t)");
    }

    @Test
    void stringAroundThePlaceIsTold() {
        assertThat(SqlBinding.isWithinString("CALL s('{\"k\": \"${t}\"}')", "t"))
                .isTrue();
        assertThat(SqlBinding.isWithinString("CALL s('${t}')", "t")).isFalse();
        assertThat(SqlBinding.isWithinString("CALL s(${t}, 'x')", "t")).isFalse();
    }
}
