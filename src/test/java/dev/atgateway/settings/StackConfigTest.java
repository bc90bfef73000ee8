package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackConfigTest {
    private final StackConfig config = StackConfig.parse(
            "gateway",
            "{\"gateway:image\": \"a:1\", \"gateway:noProxy\": \"[]\", \"gateway:env\": \"{}\", \"gateway:cpu\": \" \","
                    + " \"gateway-two:image\": \"b:1\", \"azure-native:location\": \"westeurope\","
                    + " \"azure-native:clientSecret\": \"canary\"}",
            "[\"gateway:image\", \"azure-native:clientSecret\"]");

    @Test
    void ownKeysAreThoseOfTheProject() {
        assertThat(config.ownKeys()).containsExactly("cpu", "env", "image", "noProxy");
        assertThat(config.own("image")).contains("a:1");
        assertThat(config.own("location")).isEmpty();
    }

    @Test
    void emptyValuesCountAsAbsent() {
        assertThat(config.own("noProxy")).isEmpty();
        assertThat(config.own("env")).isEmpty();
        assertThat(config.own("cpu")).isEmpty();
    }

    @Test
    void resourcesAreListedWhereAVariableAsksForIt() {
        assertThat(config.listsResources()).isFalse();
        assertThat(config.with(Map.of("CARTO_AT_GATEWAY_LIST_RESOURCES", "true"))
                        .listsResources())
                .isTrue();
    }

    @Test
    void secretKeysAreKnown() {
        assertThat(config.isSecret("image")).isTrue();
        assertThat(config.isSecret("cpu")).isFalse();
        assertThat(config.secretKeys()).containsExactly("image");
    }

    @Test
    void theKeysOfAProviderAreHeldAsSecrets() {
        Map<String, Secret> azure = config.namespace("azure-native");

        assertThat(azure)
                .containsOnlyKeys("clientSecret", "location")
                .hasToString("{clientSecret=[secret], location=[secret]}");
        assertThat(azure.get("location").reveal()).isEqualTo("westeurope");
    }

    @Test
    void anEngineWithoutConfigGivesNone() {
        assertThat(StackConfig.parse("gateway", null, null).ownKeys()).isEmpty();
        assertThat(StackConfig.parse("gateway", "", "").ownKeys()).isEmpty();
        assertThat(StackConfig.fromEnvironment("no-such-project").ownKeys()).isEmpty();
    }

    @Test
    void theEngineGivesTheConfigInTheEnvironment() {
        var environment =
                Map.of("PULUMI_CONFIG", "{\"gateway:cpu\":\"1\"}", "PULUMI_CONFIG_SECRET_KEYS", "[\"gateway:cpu\"]");
        var config = StackConfig.from(environment, "gateway");
        assertThat(config.ownKeys()).containsExactly("cpu");
        assertThat(config.secretKeys()).containsExactly("cpu");
    }

    @Test
    void secretsAreEqualByValueAndShowNothing() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .hasSameHashCodeAs(Secret.of("a"))
                .hasToString("[secret]");
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
        assertThat(Set.of(Secret.of("a"))).contains(Secret.of("a"));
    }
}
