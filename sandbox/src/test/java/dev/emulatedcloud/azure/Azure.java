package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The start world with an empty group {@code rg} in it, and short ways to put things there. */
final class Azure {
    static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    static final ResourceId GROUP = ResourceId.group(SUBSCRIPTION, "rg");
    static final ResourceId CARTO_VNET = ResourceId.of("/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet");

    final Cloud cloud;
    final ResourceManager resources;

    Azure() {
        this(Cloud.inMemory());
    }

    Azure(Cloud cloud) {
        this(cloud, () -> Durations.NONE);
    }

    Azure(Cloud cloud, Supplier<Durations> durations) {
        this.cloud = cloud;
        this.resources = new ResourceManager(cloud, durations);
        resources.put(GROUP, located("westeurope", Json.object()));
    }

    static ResourceId id(String typeAndName) {
        return ResourceId.of(GROUP + "/providers/" + typeAndName);
    }

    static JsonObject located(String location, JsonObject properties) {
        return Json.object("location", location, "properties", properties);
    }

    static JsonObject body(JsonObject properties) {
        return Json.object("properties", properties);
    }

    static JsonArray texts(String... texts) {
        return Json.array(Arrays.stream(texts).map(JsonPrimitive::new));
    }

    static JsonArray list(JsonObject... objects) {
        return Json.array(Stream.of(objects));
    }

    static ResourceId vnetId(String name) {
        return id("Microsoft.Network/virtualNetworks/" + name);
    }

    ResourceId vnet(String name, String... space) {
        resources.put(vnetId(name), vnetBody(space));
        return vnetId(name);
    }

    static JsonObject vnetBody(String... space) {
        return located("westeurope", Json.object("addressSpace", Json.object("addressPrefixes", texts(space))));
    }

    ResourceId subnet(ResourceId vnet, String name, String prefix) {
        ResourceId id = vnet.child("subnets", name);
        resources.put(id, body(Json.object("addressPrefix", prefix)));
        return id;
    }

    /** A subnet in a network of its own, with a security group or route table attached. */
    ResourceId subnetWith(String reference, ResourceId id) {
        ResourceId subnet = vnet("vnet", "10.1.0.0/16").child("subnets", "a");
        resources.put(
                subnet, body(Json.object("addressPrefix", "10.1.0.0/24", reference, Json.object("id", id.toString()))));
        return subnet;
    }

    static JsonObject delegated(String prefix) {
        JsonObject delegation = Json.object(
                "name", "containerapps", "properties", Json.object("serviceName", Delegations.CONTAINER_APPS));
        return Json.object("addressPrefix", prefix, "delegations", list(delegation));
    }

    ResourceId delegatedSubnet(ResourceId vnet, String name, String prefix) {
        ResourceId id = vnet.child("subnets", name);
        resources.put(id, body(delegated(prefix)));
        return id;
    }

    /** A network 10.1.0.0/16 with one delegated subnet 10.1.0.0/27. */
    ResourceId gatewaySubnet() {
        return delegatedSubnet(vnet("vnet", "10.1.0.0/16"), "gateway", "10.1.0.0/27");
    }

    static ResourceId environmentId(String name) {
        return id("Microsoft.App/managedEnvironments/" + name);
    }

    static JsonObject environmentBody(ResourceId subnet) {
        return located(
                "westeurope",
                Json.object(
                        "vnetConfiguration",
                        Json.object("infrastructureSubnetId", subnet.toString(), "internal", false),
                        "workloadProfiles",
                        list(Json.object("name", "Consumption", "workloadProfileType", "Consumption"))));
    }

    ResourceId environment(String name, ResourceId subnet) {
        resources.put(environmentId(name), environmentBody(subnet));
        return environmentId(name);
    }

    static ResourceId appId(String name) {
        return id("Microsoft.App/containerApps/" + name);
    }

    static JsonObject appBody(ResourceId environment) {
        JsonObject container = Json.object(
                "name",
                "gateway",
                "image",
                "example.com/gateway:1",
                "resources",
                Json.object("cpu", 0.5, "memory", "1Gi"));
        return located(
                "westeurope",
                Json.object(
                        "managedEnvironmentId",
                        environment.toString(),
                        "configuration",
                        Json.object("ingress", Json.object("external", true, "targetPort", 8080)),
                        "template",
                        Json.object("containers", list(container))));
    }

    ResourceId app(String name, ResourceId environment) {
        resources.put(appId(name), appBody(environment));
        return appId(name);
    }

    static JsonObject peeringBody(ResourceId remote) {
        return body(Json.object(
                "remoteVirtualNetwork", Json.object("id", remote.toString()), "allowVirtualNetworkAccess", true));
    }

    ResourceId peer(ResourceId local, String name, ResourceId remote) {
        ResourceId id = local.child("virtualNetworkPeerings", name);
        resources.put(id, peeringBody(remote));
        return id;
    }

    ResourceId zone(String name) {
        ResourceId id = id("Microsoft.Network/privateDnsZones/" + name);
        resources.put(id, located("global", Json.object()));
        return id;
    }

    static JsonObject linkBody(ResourceId vnet) {
        return located(
                "global",
                Json.object("virtualNetwork", Json.object("id", vnet.toString()), "registrationEnabled", false));
    }

    /** Reads a resource, changes what is read, and writes it back. */
    JsonObject change(ResourceId id, Consumer<JsonObject> change) {
        JsonObject document = resources.get(id);
        change.accept(document);
        return resources.put(id, document, Map.of());
    }

    /** The same, changing the properties only. */
    JsonObject changeProperties(ResourceId id, Consumer<JsonObject> change) {
        return change(id, document -> change.accept(document.getAsJsonObject("properties")));
    }

    String text(ResourceId id, String path) {
        return Json.text(resources.get(id), path).orElse(null);
    }
}
