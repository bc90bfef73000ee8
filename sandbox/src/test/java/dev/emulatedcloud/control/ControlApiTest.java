package dev.emulatedcloud.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private static final String CARTO_VNET =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto"
                    + "/providers/Microsoft.Network/virtualNetworks/carto-vnet";
    private static final String WAREHOUSE = "warehouses/4f1c2d3e4b5a6978";

    private final Cloud cloud = Cloud.inMemory();
    private final ResourceManager resources = new ResourceManager(cloud);
    private final ControlApi api = new ControlApi(new Drift(cloud, resources), "word");

    private Response command(String password, String command, JsonObject body) {
        return api.handle(new Request(
                "POST", "/" + command, Map.of(), Map.of("authorization", "Bearer " + password), Optional.of(body)));
    }

    private Response set(String id, boolean force, Object... values) {
        return command("word", "set", Json.object("id", id, "values", Json.object(values), "force", force));
    }

    private Response delete(String id, boolean force) {
        return command("word", "delete", Json.object("id", id, "force", force));
    }

    private String text(String id, String path) {
        return Json.text(resources.get(ResourceId.of(id)), path).orElse(null);
    }

    @Test
    void resourceIsChangedAtAPath() {
        assertThat(set(CARTO_VNET, false, "tags.owner", "somebody", "properties.enableDdosProtection", "true")
                        .status())
                .isEqualTo(200);
        assertThat(text(CARTO_VNET, "tags.owner")).isEqualTo("somebody");
        assertThat(Json.flag(resources.get(ResourceId.of(CARTO_VNET)), "properties.enableDdosProtection"))
                .isTrue();
    }

    @Test
    void numberIsAPlaceInAListAndNothingTakesAway() {
        set(CARTO_VNET, false, "properties.addressSpace.addressPrefixes.0", "10.0.0.0/15", "tags.owner", "");
        assertThat(Json.texts(resources.get(ResourceId.of(CARTO_VNET)), "properties.addressSpace.addressPrefixes"))
                .containsExactly("10.0.0.0/15");
        assertThat(text(CARTO_VNET, "tags.owner")).isNull();
        Response refused = set(CARTO_VNET, false, "properties.addressSpace.addressPrefixes.4", "10.9.0.0/16");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("message").getAsString()).startsWith("no place '4' in a list of 1");
    }

    private Response put(String id, JsonObject body) {
        return command("word", "put", Json.object("id", id, "body", body));
    }

    @Test
    void withoutAGatewayThereIsNoPicture() {
        assertThat(command("word", "picture", new JsonObject()).status()).isEqualTo(404);
    }

    @Test
    void whatExistsIsShown() {
        set(CARTO_VNET, false, "tags.owner", "somebody");
        var shown = command("word", "show", new JsonObject());
        assertThat(shown.body()).isEqualTo(new Snapshot(cloud).toJson());
        assertThat(shown.body()
                        .getAsJsonObject("azure")
                        .getAsJsonObject(CARTO_VNET)
                        .getAsJsonObject("tags"))
                .isEqualTo(Json.object("owner", "somebody"));
    }

    @Test
    void putMakesAResourceUnderAzuresRules() {
        String subnet = CARTO_VNET + "/subnets/new";
        JsonObject body = Json.object("properties", Json.object("addressPrefix", "10.0.9.0/24"));
        assertThat(put(subnet, body).body()).isEqualTo(Json.object("milliseconds", 0));
        assertThat(text(subnet, "properties.addressPrefix")).isEqualTo("10.0.9.0/24");
        Response refused = put(CARTO_VNET + "/subnets/other", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("message").getAsString()).startsWith("NetcfgSubnetRangesOverlap: ");
        assertThat(resources.find(ResourceId.of(CARTO_VNET + "/subnets/other"))).isEmpty();
    }

    @Test
    void putMakesAConnectionWithWhatAResourceSays() {
        JsonObject body = Json.object(
                "connection_type",
                "HTTP",
                "options",
                Json.object(
                        "host", "https://${" + CARTO_VNET + " name}.example.com", "port", "443", "bearer_token", "t"));
        assertThat(put("connections/by_hand", body).status()).isEqualTo(200);
        assertThat(cloud.databricks().find("connections/by_hand").flatMap(one -> Json.text(one, "options.host")))
                .contains("https://carto-vnet.example.com");
        assertThat(put("connections/by_hand", body).body().get("message").getAsString())
                .startsWith("CONNECTION_ALREADY_EXISTS: ");
        JsonObject grant = Json.object(
                "changes",
                Json.array(Stream.of(Json.object(
                        "principal", "analysts", "add", Json.array(Stream.of(new JsonPrimitive("USE_CONNECTION")))))));
        assertThat(put("permissions/connection/by_hand", grant).status()).isEqualTo(200);
        assertThat(cloud.databricks()
                        .find("permissions/connection/by_hand")
                        .orElseThrow()
                        .toString())
                .contains("analysts", "USE_CONNECTION");
    }

    @Test
    void putSaysWhatItCannotMakeOrCopy() {
        assertThat(put("warehouses/x", Json.object()).body().get("message").getAsString())
                .startsWith("put takes a resource id, connections/NAME or");
        assertThat(put("connections/x", Json.object("comment", "${" + CARTO_VNET + " nothing}"))
                        .body()
                        .get("message")
                        .getAsString())
                .isEqualTo(CARTO_VNET + " has nothing at nothing");
    }

    @Test
    void azureRefusesWhatItWouldRefuseInThePortalUnlessItIsForced() {
        String path = "properties.addressSpace.addressPrefixes.0";
        Response refused = set(CARTO_VNET, false, path, "10.0.0.1/15");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("message").getAsString()).startsWith("InvalidCIDRNotation: ");
        assertThat(set(CARTO_VNET, true, path, "10.0.0.1/15").status()).isEqualTo(200);
        assertThat(delete(CARTO_VNET, false).status()).isEqualTo(400);
        assertThat(delete(CARTO_VNET, true).status()).isEqualTo(200);
        assertThat(resources.find(ResourceId.of(CARTO_VNET))).isEmpty();
    }

    @Test
    void whatHasNoResourceIdIsChangedToo() {
        set(WAREHOUSE, false, "warehouse_type", "CLASSIC");
        assertThat(cloud.databricks().find(WAREHOUSE).flatMap(found -> Json.text(found, "warehouse_type")))
                .contains("CLASSIC");
        assertThat(delete(WAREHOUSE, false).status()).isEqualTo(200);
        assertThat(cloud.databricks().has(WAREHOUSE)).isFalse();
        assertThat(delete("services/10.0.0.4:443", false).status()).isEqualTo(200);
        assertThat(cloud.services().has("10.0.0.4:443")).isFalse();
    }

    @Test
    void absentIdIsNamed() {
        assertThat(delete(WAREHOUSE + "x", false).body().get("message").getAsString())
                .isEqualTo("there is no " + WAREHOUSE + "x");
        assertThat(set(WAREHOUSE + "x", false, "a", "b").status()).isEqualTo(400);
        assertThat(set(WAREHOUSE + "x", true, "a", "b").status()).isEqualTo(200);
    }

    @Test
    void nobodyElseGivesCommands() {
        var body = Json.object("id", WAREHOUSE);
        assertThat(command("another", "delete", body).status()).isEqualTo(403);
        assertThat(command("word", "explode", body).status()).isEqualTo(404);
        assertThat(cloud.databricks().has(WAREHOUSE)).isTrue();
    }
}
