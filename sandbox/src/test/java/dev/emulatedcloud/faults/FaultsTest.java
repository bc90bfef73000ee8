package dev.emulatedcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.cloud.Cloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String SUBNETS = "Microsoft.Network/virtualNetworks/subnets";

    /** Which of six creations of a subnet go wrong. */
    private static List<Integer> struck(String rule) {
        var faults = faults(rule);
        return IntStream.rangeClosed(1, 6)
                .filter(count -> faults.next(SUBNETS, "create").isPresent())
                .boxed()
                .toList();
    }

    private static Faults faults(String rules) {
        List<FaultRule> parsed = Faults.parse(rules, "");
        return new Faults(Cloud.inMemory(), () -> parsed);
    }

    @Test
    void firstOperationGoesWrongOnceByDefault() {
        assertThat(struck("subnets.create hang")).containsExactly(1);
        assertThat(struck("subnets.create hang once")).containsExactly(1);
    }

    @Test
    void nthOperationGoesWrongAsOftenAsIsSaid() {
        assertThat(struck("subnets.create#3 hang")).containsExactly(3);
        assertThat(struck("subnets.create#2 hang x3")).containsExactly(2, 3, 4);
        assertThat(struck("subnets.create#4 hang always")).containsExactly(4, 5, 6);
    }

    @Test
    void ruleIsAboutOneOperationOfOneType() {
        var faults = faults("subnets.create hang always");
        assertThat(faults.next(SUBNETS, "delete")).isEmpty();
        assertThat(faults.next("Microsoft.Network/virtualNetworks", "create")).isEmpty();
        assertThat(faults.next(SUBNETS, "create")).isPresent();
    }

    @Test
    void starIsAnyType() {
        assertThat(faults("*.delete hang").next("connections", "delete")).isPresent();
    }

    @Test
    void everyRuleCountsWhatItIsAbout() {
        var faults = faults("subnets.create hang; *.create#2 drop");
        assertThat(faults.next(SUBNETS, "create").map(Fault::effect)).contains(Fault.Effect.HANG);
        assertThat(faults.next(SUBNETS, "create").map(Fault::effect)).contains(Fault.Effect.DROP);
    }

    @Test
    void noneCommentsAndEmptyLinesAreNoRules() {
        assertThat(Faults.parse("none", "")).isEmpty();
        assertThat(Faults.parse("# a comment\n\nsubnets.create hang\n", "")).hasSize(1);
    }

    @Test
    void effectsSayWhatIsRefused() {
        Optional<Fault> fail = faults("subnets.create fail=Broken/503").next(SUBNETS, "create");
        assertThat(fail.flatMap(Fault::refusal)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.code()).isEqualTo("Broken");
        });
        Optional<Fault> unsaid = faults("subnets.create fail=Broken").next(SUBNETS, "create");
        assertThat(unsaid.map(Fault::status)).contains(500);
        Optional<Fault> throttle = faults("subnets.create throttle=2.5").next(SUBNETS, "create");
        assertThat(throttle.flatMap(Fault::refusal)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).hasMillis(2500);
        });
        assertThat(faults("subnets.create break=Broken/400")
                        .next(SUBNETS, "create")
                        .flatMap(Fault::refusal))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subnets",
                "subnets.create",
                "subnets.make hang",
                "subnets.create explode",
                "subnets.create fail",
                "subnets.create fail=Code/200",
                "subnets.create hang twice",
                "subnets.create#x hang",
                "subnets.create throttle=soon"
            })
    void mistakeIsSaidWithItsValue(String rule) {
        assertThatThrownBy(() -> Faults.parse(rule, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a fault: '" + rule + "'. write it like one of: ");
    }

    @ParameterizedTest
    @CsvSource({"subnets.create fail=Code/500 x2", "connections.read drop", "current-metastore-assignment.read hang"})
    void rulesAreReadBackFromTheirFile(String rule, @TempDir Path home) {
        FaultsFile.write(home, Faults.parse(rule, ""));
        assertThat(FaultsFile.read(home)).extracting(FaultRule::text).containsExactly(rule);
    }

    @Test
    void countGoesOnInACloudThatIsOpenedAgainAndBeginsAnewWithNewRules(@TempDir Path home) {
        FaultsFile.write(home, Faults.parse("subnets.create#2 hang", ""));
        assertThat(new Faults(Cloud.open(home), () -> FaultsFile.read(home)).next(SUBNETS, "create"))
                .isEmpty();
        assertThat(new Faults(Cloud.open(home), () -> FaultsFile.read(home)).next(SUBNETS, "create"))
                .isPresent();
        FaultsFile.write(home, Faults.parse("subnets.create#2 hang", ""));
        assertThat(new Faults(Cloud.open(home), () -> FaultsFile.read(home)).next(SUBNETS, "create"))
                .isEmpty();
    }
}
