package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureAccessTest {
    private static AzureAccess variables(Map<String, String> variables) {
        return AzureAccess.of(Map.of(), variables);
    }

    @Test
    void publicCloudIsReachedDirectly() {
        assertThat(variables(Map.of())).isEqualTo(variables(Map.of("HTTPS_PROXY", " ", "ARM_ENVIRONMENT", "")));
        assertThat(variables(Map.of()).cloud()).isEqualTo("public");
        assertThat(variables(Map.of()).proxyFor("management.azure.com")).isEmpty();
        assertThat(variables(Map.of()).metadataHost()).isEmpty();
        assertThat(variables(Map.of()).certificateFile()).isEmpty();
    }

    @Test
    void variablesOfTheProviderAreRead() {
        var access = variables(Map.of(
                "ARM_ENVIRONMENT", "china",
                "ARM_METADATA_HOSTNAME", "azure.example.com",
                "SSL_CERT_FILE", "/etc/ca.pem"));
        assertThat(access.cloud()).isEqualTo("china");
        assertThat(access.metadataHost()).contains("azure.example.com");
        assertThat(access.certificateFile()).contains("/etc/ca.pem");
    }

    @Test
    void keysOfTheStackComeBeforeVariables() {
        var access = AzureAccess.of(
                Map.of("environment", Secret.of("usgovernment"), "metadataHost", Secret.of("stack.example.com")),
                Map.of("ARM_ENVIRONMENT", "china", "ARM_METADATA_HOSTNAME", "azure.example.com"));
        assertThat(access.cloud()).isEqualTo("usgovernment");
        assertThat(access.metadataHost()).contains("stack.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.example.com:3128, http://proxy.example.com:3128",
        "https_proxy, proxy.example.com:3128, http://proxy.example.com:3128",
    })
    void proxyIsRead(String name, String value, URI proxy) {
        assertThat(variables(Map.of(name, value)).proxyFor("management.azure.com"))
                .contains(proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "management.azure.com, management.azure.com, false",
        "azure.com, management.azure.com, false",
        ".azure.com, management.azure.com, false",
        "*.azure.com, management.azure.com, false",
        "'example.com , azure.com', management.azure.com, false",
        "*, management.azure.com, false",
        "zure.com, management.azure.com, true",
        "example.com, management.azure.com, true",
        "',', management.azure.com, true",
        "example.com, localhost, false",
        "example.com, 127.0.0.1, false",
    })
    void proxyIsBypassed(String noProxy, String host, boolean used) {
        for (var name : new String[] {"NO_PROXY", "no_proxy"}) {
            var access = variables(Map.of("HTTPS_PROXY", "http://proxy:3128", name, noProxy));
            assertThat(access.proxyFor(host).isPresent()).isEqualTo(used);
        }
    }

    @Test
    void stackConfigHandsTheVariablesOn() {
        var config = StackConfig.of("project", Map.of("azure-native:environment", "china"), Set.of())
                .with(Map.of("SSL_CERT_FILE", "/etc/ca.pem"));
        assertThat(config.azure().access().certificateFile()).contains("/etc/ca.pem");
        assertThat(config.azure().access().cloud()).isEqualTo("china");
        assertThat(config.azure().keys()).containsOnlyKeys("environment");
    }
}
