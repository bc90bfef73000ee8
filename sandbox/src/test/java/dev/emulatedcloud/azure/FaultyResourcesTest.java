package dev.emulatedcloud.azure;

import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetBody;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.faults.FaultRule;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.time.Durations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyResourcesTest {
    private static final ResourceId VNET = vnetId("vnet");

    private final Cloud cloud = Cloud.inMemory();

    private ResourceManager with(String rules) {
        List<FaultRule> parsed = Faults.parse(rules, "");
        var resources = new ResourceManager(cloud, () -> Durations.NONE, new Faults(cloud, () -> parsed));
        resources.put(Azure.GROUP, located("westeurope", Json.object()));
        return resources;
    }

    @Test
    void refusedRequestLeavesNothing() {
        var resources = with("virtualNetworks.create fail=Broken/500");
        assertThatThrownBy(() -> resources.put(VNET, vnetBody("10.1.0.0/16"))).hasMessageContaining("told to");
        assertThat(resources.find(VNET)).isEmpty();
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.state(VNET)).isEqualTo("Succeeded");
    }

    @Test
    void brokenOperationLeavesAFailedResourceThatTheNextRequestPutsRight() {
        var resources = with("virtualNetworks.create break=Broken/400");
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.state(VNET)).isEqualTo("Failed");
        assertThat(resources.failure(VNET))
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("Broken"));
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.state(VNET)).isEqualTo("Succeeded");
        assertThat(resources.failure(VNET)).isEmpty();
    }

    @Test
    void brokenDeletionLeavesTheResource() {
        var resources = with("virtualNetworks.delete break=Broken/400");
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        resources.delete(VNET);
        assertThat(resources.state(VNET)).isEqualTo("Failed");
        resources.delete(VNET);
        assertThat(resources.find(VNET)).isEmpty();
    }

    @Test
    void hangingOperationNeverEndsAndCanBeForgotten() {
        var resources = with("virtualNetworks.create hang");
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.remaining(VNET))
                .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofDays(3650)));
        resources.forget(VNET);
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.state(VNET)).isEqualTo("Succeeded");
    }

    @Test
    void callerThatLostItsConnectionIsToldOnceAndTheOperationSucceeds() {
        var resources = with("virtualNetworks.create drop");
        resources.put(VNET, vnetBody("10.1.0.0/16"));
        assertThat(resources.losesCaller(VNET)).isTrue();
        assertThat(resources.losesCaller(VNET)).isFalse();
        assertThat(resources.state(VNET)).isEqualTo("Succeeded");
    }
}
