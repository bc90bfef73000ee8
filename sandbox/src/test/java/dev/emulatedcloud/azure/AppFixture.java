package dev.emulatedcloud.azure;

import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.appId;
import static dev.emulatedcloud.azure.Azure.list;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;

/** A container app that is put with one thing changed, and the environment it runs in. */
final class AppFixture {
    static final ResourceId ID = appId("app");

    final Azure azure = new Azure();
    final ResourceManager resources = azure.resources;
    ResourceId environment = azure.environment("env", azure.gatewaySubnet());

    JsonObject put(Consumer<JsonObject> change) {
        JsonObject body = appBody(environment);
        change.accept(body.getAsJsonObject("properties"));
        return resources.put(ID, body);
    }

    JsonObject putContainer(Consumer<JsonObject> change) {
        return put(properties ->
                Json.objects(properties, "template.containers").limit(1).forEach(change));
    }

    JsonObject putIngress(Consumer<JsonObject> change) {
        return put(properties ->
                change.accept(properties.getAsJsonObject("configuration").getAsJsonObject("ingress")));
    }

    String text(String path) {
        return azure.text(ID, path);
    }

    static void scale(JsonObject properties, int minimum, int maximum) {
        properties
                .getAsJsonObject("template")
                .add("scale", Json.object("minReplicas", minimum, "maxReplicas", maximum));
    }

    static void secret(JsonObject properties, JsonObject... secrets) {
        properties.getAsJsonObject("configuration").add("secrets", list(secrets));
    }

    static JsonObject named(String name) {
        return Json.object("name", name, "value", "x");
    }
}
