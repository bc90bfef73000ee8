package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
    @Test
    void anAzureContainerRegistryIsKnownByItsHost() {
        assertThat(gateway("registry.azurecr.io/gateway:1").inAzureRegistry()).isTrue();
        assertThat(gateway("azurecr.io.example.com/gateway:1").inAzureRegistry())
                .isFalse();
    }

    private static GatewaySettings gateway(String image) {
        return Configs.read("peered", Map.of("image", image)).gateway();
    }
}
