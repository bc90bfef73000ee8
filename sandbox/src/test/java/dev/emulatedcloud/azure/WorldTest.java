package dev.emulatedcloud.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Set<String> WITHOUT_RULES =
            Set.of("Microsoft.Network/loadBalancers", "Microsoft.Network/azureFirewalls");

    private final Cloud cloud = Cloud.inMemory();
    private final ResourceManager resources = new ResourceManager(cloud);

    @Test
    void startWorldObeysItsOwnRules() {
        List<JsonObject> documents = cloud.azure().all().toList();
        assertThat(documents).hasSizeGreaterThan(10);
        for (JsonObject document : documents) {
            ResourceId id = ResourceId.of(document.get("id").getAsString());
            assertThat(Json.text(document, "type")).hasValue(id.type());
            assertThat(Json.text(document, "name")).hasValue(id.name());
            if (!WITHOUT_RULES.contains(id.type())) {
                JsonObject again = resources.put(id, document);
                assertThat(Json.at(again, "location")).isEqualTo(Json.at(document, "location"));
            }
        }
    }

    @Test
    void addressOfTheLoadBalancerLiesInItsSubnet() {
        JsonObject balancer = Usage.ofType(cloud, "Microsoft.Network/loadBalancers")
                .findFirst()
                .orElseThrow();
        JsonObject frontend = Json.objects(balancer, "properties.frontendIPConfigurations")
                .findFirst()
                .orElseThrow();
        JsonObject subnet = resources.get(
                ResourceId.of(Json.text(frontend, "properties.subnet.id").orElseThrow()));
        String address = Json.text(frontend, "properties.privateIPAddress").orElseThrow();
        assertThat(Cidr.of(address + "/32").isInside(Subnets.prefixes(subnet))).isTrue();
        assertThat(cloud.services().has(address + ":443")).isTrue();
    }
}
