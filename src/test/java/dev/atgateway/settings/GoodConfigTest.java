package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies just on the right side of each rule, with the warnings that it gets. */
class GoodConfigTest {
    static Stream<Configs.Case> cases() {
        return Configs.cases("good.yaml");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadWithExactlyTheseWarnings(Configs.Case config) {
        assertThat(Configs.read(config).warnings())
                .extracting(warning -> warning.subject() + ": " + warning.text())
                .isEqualTo(config.says());
    }
}
