package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    static Stream<Check> checks() {
        return Checks.all().stream();
    }

    @Test
    void namesAreStableWords() {
        assertThat(Checks.names().toList()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyFaultSaysWhyAndWhatToDo(Check check) {
        assertThat(check.asks()).isNotBlank();
        assertThat(check.faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(fault.cause()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
        assertThat(check.faults()).extracting(Fault::id).doesNotHaveDuplicates();
    }

    @Test
    void everyFaultOfAClassIsOneOfItsChecks() {
        var listed = checks().flatMap(check -> check.faults().stream()).collect(Collectors.toSet());
        assertThat(checks().map(Check::getClass).distinct().flatMap(ChecksTest::constants))
                .isNotEmpty()
                .isSubsetOf(listed);
    }

    private static Stream<Fault> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == Fault.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        field.setAccessible(true);
                        return (Fault) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** A key that a fix names is one of the program's. */
    @Test
    void keysInFixesAreKeys() throws IOException {
        var page = Files.readString(VerifyPage.CONFIGURATION);
        var named = checks().flatMap(check -> check.faults().stream())
                .flatMap(fault -> VerifyPage.keys(fault.fix()))
                .collect(Collectors.toSet());
        assertThat(named)
                .contains("cartoInternalIp", "trustedCaCerts", "connectionPort")
                .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
        assertThat(Set.of("cartoInternalIp")).isSubsetOf(named);
    }

    @Test
    void pageHasTheChecksAsTheyAre() throws IOException {
        var page = Files.readString(VerifyPage.PAGE);
        assertThat(page)
                .as("docs/verify.md; write it anew with mvn test-compile exec:java -Dexec.classpathScope=test"
                        + " -DmainClass=dev.atgateway.verify.VerifyPage")
                .isEqualTo(VerifyPage.of(page));
    }
}
