package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.Map;
import java.util.function.Supplier;

/** The functions of azure-native: a getter for each resource type, the keys of a workspace, who is calling, and a token for it. */
final class AzureFunctions {
    private static final String SHARED_KEYS = "azure-native:operationalinsights:getSharedKeys";
    private static final String CLIENT_CONFIG = "azure-native:authorization:getClientConfig";

    private static final String CLIENT_TOKEN = "azure-native:authorization:getClientToken";

    private final ResourceManager resources;
    private final Map<String, AzureResource> types;
    private final Shapes shapes;

    AzureFunctions(ResourceManager resources, Map<String, AzureResource> types, Shapes shapes) {
        this.resources = resources;
        this.types = types;
        this.shapes = shapes;
    }

    JsonObject call(String token, String subscription, JsonObject arguments) {
        if (token.equals(CLIENT_CONFIG)) {
            JsonObject identity = resources.cloud().identity().deepCopy();
            identity.addProperty("subscriptionId", subscription);
            return identity;
        }
        if (token.equals(CLIENT_TOKEN)) {
            return Json.object("token", resources.cloud().derived("access token"));
        }
        if (token.equals(SHARED_KEYS)) {
            AzureResource workspace = types.get("azure-native:operationalinsights:Workspace");
            ResourceId id = workspace.id(subscription, arguments);
            return describe(id, () -> resources.sharedKeys(id));
        }
        AzureResource type = types.get(token.replaceFirst(":get(\\w+)$", ":$1"));
        if (type == null || !token.contains(":get")) {
            throw new IllegalArgumentException("Unknown function '" + token + "'");
        }
        ResourceId id = type.id(subscription, arguments);
        JsonObject response = describe(id, () -> resources.get(id));
        JsonObject result = shapes.toOutputs(type, response);
        result.add("id", response.get("id"));
        return result;
    }

    private static JsonObject describe(ResourceId id, Supplier<JsonObject> call) {
        try {
            return call.get();
        } catch (CloudError e) {
            throw new IllegalStateException("request failed " + id + ": " + AzureNativeProvider.describe(e), e);
        }
    }
}
