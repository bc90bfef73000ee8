package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestKeyTest {
    @Test
    void aThirdOfTheWordMayDiffer() {
        assertThat(NearestKey.to("lgos", List.of("env", "logs"))).isEmpty();
        assertThat(NearestKey.to("log", List.of("env", "logs"))).contains("logs");
        assertThat(NearestKey.to("xpux", List.of("cpu"))).isEmpty();
        assertThat(NearestKey.to("imgaes", List.of("image"))).isEmpty();
        assertThat(NearestKey.to("topologies", List.of("topology"))).contains("topology");
    }

    @Test
    void theNearestOneWins() {
        assertThat(NearestKey.to("PROXYCIDRS", List.of("proxyUrl", "proxyCidr", "vnetCidr")))
                .contains("proxyCidr");
    }
}
