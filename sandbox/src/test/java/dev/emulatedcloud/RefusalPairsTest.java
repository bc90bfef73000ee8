package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalPairsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "assertRefused(Some.RULE, () -> a()).whereas(() -> b());",
                "assertRefused(\n  dev.cloud.Some.RULE,\n  () -> a(\")\", ')'))\n  .whereas(() -> b());",
                "assertRefused(Some.RULE, () -> { a(); /* ( */ }) // one\n .whereas(this::b);",
                "assertRefused(Some.RULE, \"\"\"\n(\"\"\"::a).whereas(() -> {\n b(); });"
            })
    void pairIsFound(String source) {
        assertThat(RefusalPairs.in(source)).containsExactly("Some.RULE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assertRefused(Some.RULE, () -> a());\n b();",
                "assertRefused(Some.RULE, () -> a());\n assertThat(c).whereas(() -> b());",
                "assertRefused(Some.RULE, () -> a()).whereas(() -> {});",
                "// assertRefused(Some.RULE, () -> a()).whereas(() -> b());",
                "String text = \"assertRefused(Some.RULE, a).whereas(b)\";",
                "assertThat(Some.RULE).isNotNull();"
            })
    void halfIsNotFound(String source) {
        assertThat(RefusalPairs.in(source)).isEmpty();
    }
}
