package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, broken once each: the whole message of each bad config of the tables. */
class BadConfigTest {
    static Stream<Configs.Case> cases() {
        return Stream.of("network", "carto", "gateway", "proxy", "databricks", "stack")
                .flatMap(subject -> Configs.cases("bad-" + subject + ".yaml"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithExactlyThisMessage(Configs.Case config) {
        int mistakes = config.says().size();
        String head = mistakes == 1
                ? "1 mistake in the stack config, nothing was created:"
                : mistakes + " mistakes in the stack config, nothing was created:";
        assertThat(message(config))
                .isEqualTo(head
                        + config.says().stream()
                                .map(line -> "\n  " + Configs.filled(line))
                                .collect(Collectors.joining()))
                .doesNotContain("canary");
    }

    @Test
    void thereAreAtLeastTwoHundredOfThem() {
        assertThat(cases()).hasSizeGreaterThan(200);
    }

    @Test
    void noTwoHaveTheSameNameOrBreakTheSameRuleInTheSameWay() {
        assertThat(cases().map(Configs.Case::name)).doesNotHaveDuplicates();
        assertThat(cases().map(Configs.Case::says)).doesNotHaveDuplicates();
    }

    @Test
    void eachKeyOfTheContractIsRefusedOnce() {
        List<String> refused = cases().flatMap(config -> config.says().stream())
                .map(line -> line.split("[.\\[: ]", 2)[0])
                .distinct()
                .toList();
        assertThat(refused).containsAll(Contract.KEYS);
    }

    private static String message(Configs.Case config) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> Configs.read(config));
        assertThat(refused).as("a refusal of %s", config.name()).isNotNull();
        return refused.getMessage();
    }
}
