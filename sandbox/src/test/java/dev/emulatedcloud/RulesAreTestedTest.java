package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emulatedcloud.azure.ContainerAppsRule;
import dev.emulatedcloud.azure.NetworkRule;
import dev.emulatedcloud.azure.PrivateDnsRule;
import dev.emulatedcloud.azure.ResourceRule;
import dev.emulatedcloud.azure.RestRule;
import dev.emulatedcloud.cloud.Rule;
import dev.emulatedcloud.databricks.CatalogRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown refusing something. */
class RulesAreTestedTest {
    private static final String TESTS = sources(Path.of("src/test/java"));
    private static final String PRODUCT = sources(Path.of("src/main/java"));

    static Stream<Rule> rules() {
        return Stream.<Rule[]>of(
                        ResourceRule.values(),
                        NetworkRule.values(),
                        ContainerAppsRule.values(),
                        PrivateDnsRule.values(),
                        RestRule.values(),
                        CatalogRule.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsEnforcedAndTested(Rule rule) {
        String name = rule.getClass().getSimpleName() + "." + rule.name();
        Pattern mention = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        assertThat(mention.matcher(PRODUCT).find()).as("enforced").isTrue();
        assertThat(mention.matcher(TESTS).find()).as("tested").isTrue();
        assertThat(rule.source()).startsWith("https://");
    }

    private static String sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RulesAreTestedTest::read)
                    .collect(Collectors.joining());
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
