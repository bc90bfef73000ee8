package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each key of the contract is changed, and updates or replaces exactly what it must. */
@Tag("engine")
class KeyChangesTest {
    private static TryProject project;
    private static Map<String, Object> encrypted;
    private static String deployed = "";

    @BeforeAll
    static void start() throws IOException {
        project = TryProject.fresh();
        encrypted = encrypt();
    }

    @AfterAll
    static void end() {
        project.close();
    }

    static List<KeyChange> changes() {
        return KeyChange.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changeOfAKeyDoesWhatTheTableSays(KeyChange change) {
        deploy(change.example());
        Examples.use(project, changed(change));
        assertThat(project.preview()).isEqualTo(change.expected());
        if (change.apply()) {
            deployed = "";
            project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress")
                    .succeeded();
            assertThat(project.preview()).isEmpty();
            destroy();
        }
    }

    @Test
    void everyKeyOfTheContractIsInTheTable() throws IOException {
        Map<String, Object> contract = config(Files.readString(TryProject.ROOT.resolve("Pulumi.yaml")));
        assertThat(changes().stream().flatMap(change -> change.keys().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(contract.keySet().stream()
                        .filter(key -> !key.contains(":"))
                        .toList());
    }

    @Test
    void everyRowChangesItsKeyAndExpectsSomethingOrSaysWhyNot() {
        assertThat(changes()).allSatisfy(change -> {
            assertThat(change.changedKeys()).containsAll(change.keys()).doesNotHaveDuplicates();
            assertThat(change.expected().isEmpty()).isEqualTo(!change.reason().isEmpty());
            assertThat(change.expected().isEmpty() || change.keys().size() == 1).isTrue();
        });
    }

    private static void deploy(String example) {
        if (example.equals(deployed)) {
            return;
        }
        destroy();
        Examples.use(project, Examples.text(example));
        project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress").succeeded();
        deployed = example;
    }

    private static void destroy() {
        deployed = "";
        project.pulumi("destroy", "--yes", "--skip-preview", "--suppress-progress")
                .succeeded();
    }

    private static String changed(KeyChange change) {
        Map<String, Object> file = yaml(Examples.text(change.example()));
        Map<String, Object> config = section(file);
        change.unset().forEach(config::remove);
        config.putAll(change.set());
        change.secret().keySet().stream().map(KeyChange::rootKey).forEach(key -> config.put(key, encrypted.get(key)));
        return new Yaml().dump(file);
    }

    /** All secrets of the table, encrypted by one call: no two rows change the same one. */
    private static Map<String, Object> encrypt() throws IOException {
        var salt = Examples.text("minimal").lines().filter(line -> line.startsWith("encryptionsalt"));
        var file = project.project().resolve("Pulumi.secrets.yaml");
        Files.writeString(file, project.stackFile(String.join("\n", salt.toList()) + "\n"));
        var command = new ArrayList<>(List.of("config", "set-all", "--path", "--config-file", file.toString()));
        changes().forEach(change -> change.secret()
                .forEach((path, value) -> command.addAll(List.of("--secret", path + "=" + value))));
        project.pulumi(command.toArray(String[]::new)).succeeded();
        return config(Files.readString(file).replace("carto-at-gateway:", ""));
    }

    private static Map<String, Object> config(String text) {
        return section(yaml(text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> file) {
        return (Map<String, Object>) file.get("config");
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
