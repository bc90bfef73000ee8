package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Pulumi.yaml, the page made from it, and what the program reads say the same. */
class ProjectFileTest {
    private static final List<String> REQUIRED = List.of("cartoVnetId", "image", "containerPort");

    private String file;
    private Map<String, Map<String, Object>> keys;

    @BeforeEach
    void read() throws IOException {
        file = Files.readString(ConfigurationPage.PROJECT_FILE);
        keys = ConfigurationPage.keys(file);
    }

    @Test
    void itDeclaresTheKeysOfTheContractInTheirOrder() {
        assertThat(keys.keySet()).containsExactlyElementsOf(Contract.KEYS);
    }

    @Test
    void onlyKeysRequiredInEveryTopologyHaveNoDefault() {
        assertThat(keys)
                .allSatisfy((name, key) ->
                        assertThat(key.containsKey("default")).as(name).isNotEqualTo(REQUIRED.contains(name)));
    }

    @Test
    void eachDescriptionSaysFirstWhetherTheKeyIsRequired() {
        assertThat(keys)
                .allSatisfy((name, key) -> assertThat(key.get("description").toString())
                        .as(name)
                        .matches((REQUIRED.contains(name) ? "Required" : "(Optional|Conditional)") + "\\. .*\\.?`?"));
    }

    @Test
    void secretsSayHowToSetThemAndAreNotDeclaredSecret() {
        assertThat(keys).allSatisfy((name, key) -> {
            assertThat(key.get("description").toString().contains(" Secret. "))
                    .as(name)
                    .isEqualTo(Contract.SECRETS.contains(name));
            // The engine requires every key that is declared secret.
            assertThat(key).as(name).doesNotContainKey("secret");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"peered", "shared", "hub", "restricted", "existingDns", "ip", "httpsProxy", "dedicated", "oauth"
            })
    void itsDefaultsAreThoseOfTheProgram(String base) {
        Map<String, Object> defaults = new HashMap<>();
        keys.forEach((name, key) -> {
            if (key.containsKey("default")) {
                defaults.put(name, key.get("default"));
            }
        });
        defaults.keySet().removeAll(Configs.base("peered").keySet());
        defaults.keySet().removeAll(Configs.base(base).keySet());

        assertThat(Configs.read(base, defaults)).isEqualTo(Configs.read(base, Map.of()));
    }

    @Test
    void newProjectsAskForWhatAFirstDeploymentNeeds() {
        Map<String, Map<String, Map<String, Object>>> project = new Yaml().load(file);

        assertThat(project.get("template").get("config").keySet())
                .containsExactlyInAnyOrder(
                        "azure-native:location",
                        "azure-native:subscriptionId",
                        "databricks:host",
                        "cartoVnetId",
                        "cartoDomain",
                        "cartoInternalIp",
                        "image",
                        "containerPort",
                        "bearerToken",
                        "apiAccessToken");
    }

    @Test
    void newProjectsAskForSecretsWithoutShowingThem() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> project = new Yaml().load(file);

        project.get("template").get("config").forEach((name, key) -> assertThat(key.get("secret") != null)
                .as(name)
                .isEqualTo(Contract.SECRETS.contains(name)));
    }

    @Test
    void theCommittedPageIsWhatTheFileGives() throws IOException {
        assertThat(ConfigurationPage.PAGE).hasContent(ConfigurationPage.of(file));
    }
}
