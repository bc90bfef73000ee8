package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emulatedcloud.cloud.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown refusing something, and its legal neighbour accepted. */
class RulesAreTestedTest {
    private static final Pattern ENUM = Pattern.compile("\\benum (\\w+) implements [\\w, ]*\\bRule\\b");
    private static final String PRODUCT = sources(Path.of("src/main/java"));
    private static final Set<String> PAIRS = RefusalPairs.in(sources(Path.of("src/test/java")));

    static Stream<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsEnforced(Rule rule) {
        Pattern mention = Pattern.compile("\\b" + Pattern.quote(name(rule)) + "\\b");
        assertThat(mention.matcher(PRODUCT).find()).as("enforced").isTrue();
        assertThat(rule.source()).startsWith("https://");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsShownFromBothSides(Rule rule) {
        assertThat(PAIRS.contains(name(rule)))
                .as("assertRefused(%s, ...).whereas(...) is in a test", name(rule))
                .isTrue();
    }

    @Test
    void everyEnumOfRulesIsListed() {
        Set<String> listed =
                rules().map(rule -> rule.getClass().getSimpleName()).collect(Collectors.toSet());
        assertThat(ENUM.matcher(PRODUCT).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(listed);
    }

    private static String name(Rule rule) {
        return rule.getClass().getSimpleName() + "." + rule.name();
    }

    private static String sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RulesAreTestedTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
