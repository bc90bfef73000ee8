package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class TagRequestsTest {
    private static final String VERSION = "2021-04-01";
    private static final String TAGS = "/providers/Microsoft.Resources/tags/default";

    private final Azure azure = new Azure();
    private final ArmClient client = new ArmClient(azure.resources);
    private final ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");

    private JsonObject change(ResourceId scope, String operation, Object... tags) {
        JsonObject body = Json.object("operation", operation, "properties", Json.object("tags", Json.object(tags)));
        return client.send("PATCH", scope + TAGS, VERSION, body).getAsJsonObject("properties");
    }

    private static JsonObject tags(Object... tags) {
        return Json.object("tags", Json.object(tags));
    }

    @Test
    void mergeAddsAndReplaceLeavesNoOther() {
        JsonObject before = azure.resources.get(vnet);
        assertThat(change(vnet, "Merge", "a", "1", "b", "2")).isEqualTo(tags("a", "1", "b", "2"));
        assertThat(change(vnet, "merge", "b", "3")).isEqualTo(tags("a", "1", "b", "3"));
        assertThat(change(vnet, "Replace", "c", "4")).isEqualTo(tags("c", "4"));
        JsonObject after = azure.resources.get(vnet);
        assertThat(after.getAsJsonObject("tags")).isEqualTo(Json.object("c", "4"));
        assertThat(after.get("properties")).isEqualTo(before.get("properties"));
    }

    @Test
    void deleteTakesATagWithItsValueOnly() {
        change(GROUP, "Merge", "a", "1", "b", "2");
        assertThat(change(GROUP, "Delete", "a", "1", "b", "other")).isEqualTo(tags("b", "2"));
        assertThat(client.get(GROUP + TAGS + "?api-version=" + VERSION).getAsJsonObject("properties"))
                .isEqualTo(tags("b", "2"));
    }

    @Test
    void operationIsOneOfThree() {
        JsonObject before = azure.resources.get(vnet);
        assertRefused(RestRule.TAG_OPERATION_UNKNOWN, () -> change(vnet, "Add", "a", "1"))
                .whereas(() -> change(vnet, "Merge"));
        assertThat(azure.resources.get(vnet).get("properties")).isEqualTo(before.get("properties"));
    }

    @Test
    void childOfANetworkHasNoTags() {
        ResourceId subnet = vnet.child("subnets", "subnet");
        azure.resources.put(subnet, Azure.body(Json.object("addressPrefix", "10.1.0.0/24")));
        assertRefused(ResourceRule.TAGS_NOT_SUPPORTED, () -> change(subnet, "Merge", "a", "1"))
                .whereas(() -> change(vnet, "Merge", "a", "1"));
        assertRefused(ResourceRule.RESOURCE_NOT_FOUND, () -> change(Azure.vnetId("x"), "Merge", "a", "1"));
        assertRefused(RestRule.READ_ONLY, () -> client.send("DELETE", vnet + TAGS, VERSION, Json.object()));
    }
}
