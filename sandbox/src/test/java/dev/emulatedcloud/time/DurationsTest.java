package dev.emulatedcloud.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    private static final String ENVIRONMENT = "Microsoft.App/managedEnvironments";

    private static Duration environment(String text) {
        return Durations.parse(text).of(ENVIRONMENT, Operation.CREATE);
    }

    @Test
    void nothingTakesTimeByDefault() {
        assertThat(environment("none")).isZero();
        assertThat(Durations.NONE.of(ENVIRONMENT, Operation.CREATE)).isZero();
    }

    @Test
    void realisticTakesWhatTheDataSays() {
        assertThat(environment("realistic")).isEqualTo(Duration.ofSeconds(660));
    }

    @Test
    void realisticIsScaledByItsDivisor() {
        assertThat(environment("realistic/60")).isEqualTo(Duration.ofSeconds(11));
        assertThat(environment("realistic/0.5")).isEqualTo(Duration.ofSeconds(1320));
    }

    @Test
    void singleFiguresAreGivenInSecondsAndNotScaled() {
        assertThat(environment("none,managedEnvironments.create=2.5")).isEqualTo(Duration.ofMillis(2500));
        assertThat(environment("realistic/60, MANAGEDENVIRONMENTS.create=30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.parse("none,subnetRelease=7").of(Durations.SUBNET_RELEASE))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void typeWithoutFigureTakesNoTime() {
        assertThat(Durations.parse("realistic").of("Microsoft.Network/loadBalancers", Operation.CREATE))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', not a pace: ''",
        "slow, not a pace: 'slow'",
        "realistic/0, not a pace: 'realistic/0'",
        "realistic/x, not a pace: 'realistic/x'",
        "'none,x', not a duration: 'x'",
        "'none,virtualMachines.create=1', nothing here is called 'virtualMachines.create'",
        "'none,subnets.create=soon', not a number of seconds: 'soon'",
        "'none,subnets.create=-1', not a number of seconds: '-1'",
    })
    void mistakeIsSaidWithItsValue(String text, String message) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void everyFigureHasASource() {
        assertThat(Figures.all()).isNotEmpty().allSatisfy((name, figure) -> {
            assertThat(figure.source()).isNotBlank();
            assertThat(figure.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
        });
    }

    @Test
    void fileIsReadBackAsItWasWritten(@TempDir Path home) {
        assertThat(DurationsFile.read(home)).isSameAs(Durations.NONE);
        DurationsFile.write(home, Durations.parse("realistic/60,subnetRelease=5"));
        assertThat(DurationsFile.read(home)).hasToString("realistic/60,subnetRelease=5");
    }
}
