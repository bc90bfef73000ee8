package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Log Analytics workspaces. Their keys are computed when they are asked for and kept nowhere.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/loganalytics/workspaces">Workspaces</a>
 */
final class Workspaces implements ArmType {
    static final String TYPE = "Microsoft.OperationalInsights/workspaces";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        if (!Names.isWorkspace(put.id().name())) {
            throw NetworkRule.INVALID_NAME.refused(put.id().name(), 63);
        }
        JsonObject properties = put.properties();
        if (!properties.has("sku")) {
            properties.add("sku", Json.object("name", "PerGB2018"));
        }
        if (!properties.has("retentionInDays")) {
            properties.addProperty("retentionInDays", 30);
        }
        for (String access : new String[] {"publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"}) {
            if (!properties.has(access)) {
                properties.addProperty(access, "Enabled");
            }
        }
        properties.addProperty(
                "customerId", Json.text(put.before(), "customerId").orElseGet(() -> put.cloud()
                        .freshUuid("workspace")));
        return properties;
    }

    static JsonObject sharedKeys(Cloud cloud, ResourceId id) {
        return Json.object("primarySharedKey", key(cloud, id, 1), "secondarySharedKey", key(cloud, id, 2));
    }

    /** The workspace with a customer id. */
    static Optional<JsonObject> find(Cloud cloud, String customerId) {
        return Usage.ofType(cloud, TYPE)
                .filter(workspace -> Json.text(workspace, "properties.customerId")
                        .filter(customerId::equals)
                        .isPresent())
                .findFirst();
    }

    static boolean takesKey(Cloud cloud, JsonObject workspace, String key) {
        ResourceId id = ResourceId.of(workspace.get("id").getAsString());
        return key.equals(key(cloud, id, 1)) || key.equals(key(cloud, id, 2));
    }

    private static String key(Cloud cloud, ResourceId id, int number) {
        String hex = cloud.derived("sharedKey " + number + " " + id.key());
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex + hex));
    }
}
