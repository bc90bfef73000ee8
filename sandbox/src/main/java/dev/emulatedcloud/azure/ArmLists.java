package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the lists of Azure Resource Manager have in them, each whole. */
final class ArmLists {
    /** Of a resource in a list of all kinds, Azure tells no more than this. */
    private static final List<String> SUMMARY =
            List.of("id", "name", "type", "location", "tags", "kind", "sku", "identity", "zones");

    /** Children that are a part of their parent's document. */
    private static final Map<String, String> EMBEDDED = embedded("defaultSecurityRules", "routes", "securityRules");

    private static final String ALL_RECORDS = PrivateZones.TYPE + "/ALL";

    private final ResourceManager resources;
    private final Cloud cloud;

    ArmLists(ResourceManager resources) {
        this.resources = resources;
        this.cloud = resources.cloud();
    }

    /** From what a caller may write to what the documents say. */
    private static Map<String, String> embedded(String... kinds) {
        var embedded = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        List.of(kinds).forEach(kind -> embedded.put(kind, kind));
        return embedded;
    }

    List<JsonObject> tenants() {
        String tenant = cloud.identity().get("tenantId").getAsString();
        return List.of(Json.object(
                "id", "/tenants/" + tenant, "tenantId", tenant, "displayName", "Emulated", "tenantCategory", "Home"));
    }

    List<JsonObject> subscriptions() {
        return cloud.subscriptions().stream().map(this::subscription).toList();
    }

    JsonObject subscription(String id) {
        checkSubscription(id);
        return Json.object(
                "id",
                "/subscriptions/" + id,
                "subscriptionId",
                id,
                "tenantId",
                cloud.identity().get("tenantId"),
                "displayName",
                "Emulated " + id,
                "state",
                "Enabled",
                "authorizationSource",
                "RoleBased");
    }

    List<JsonObject> groups(String subscription) {
        return in(subscription)
                .filter(resource -> ResourceId.GROUP_TYPE.equals(type(resource)))
                .toList();
    }

    /** The tracked resources of a subscription, of every kind. */
    List<JsonObject> resources(String subscription) {
        return tracked(in(subscription));
    }

    /** The tracked resources of a group, of every kind. */
    List<JsonObject> resources(ResourceId group) {
        return tracked(in(group));
    }

    private static List<JsonObject> tracked(Stream<JsonObject> all) {
        return all.filter(resource -> resource.has("location") && !ResourceId.GROUP_TYPE.equals(type(resource)))
                .map(ArmLists::summary)
                .toList();
    }

    private static JsonObject summary(JsonObject resource) {
        var summary = new JsonObject();
        SUMMARY.forEach(key -> Json.at(resource, key).ifPresent(value -> summary.add(key, value)));
        return summary;
    }

    List<JsonObject> ofType(String subscription, String type) {
        return viewed(in(subscription).filter(resource -> type.equalsIgnoreCase(type(resource))));
    }

    List<JsonObject> ofType(ResourceId group, String type) {
        return viewed(in(group).filter(resource -> type.equalsIgnoreCase(type(resource))));
    }

    /** The children of one kind that a resource has. */
    List<JsonObject> children(ResourceId parent, String kind) {
        JsonObject document = resources.get(parent);
        if (EMBEDDED.containsKey(kind)) {
            return Json.objects(document, "properties." + EMBEDDED.get(kind)).toList();
        }
        String type = parent.type() + "/" + kind;
        return viewed(cloud.azure().under(parent.key() + "/").filter(child -> isOf(type, type(child))));
    }

    private static boolean isOf(String wanted, String type) {
        return wanted.equalsIgnoreCase(ALL_RECORDS)
                ? !type.equalsIgnoreCase(ZoneLinks.TYPE)
                : type.equalsIgnoreCase(wanted);
    }

    /** The resource with an id, also one that is a part of its parent. */
    JsonObject resource(ResourceId id) {
        ResourceId parent = id.parent();
        String kind = id.type().substring(id.type().lastIndexOf('/') + 1);
        if (parent.isGroup() || !EMBEDDED.containsKey(kind) || !resources.exists(parent)) {
            return resources.get(id);
        }
        return children(parent, kind).stream()
                .filter(child -> id.names(child.get("id").getAsString()))
                .findFirst()
                .orElseGet(() -> resources.get(id));
    }

    private List<JsonObject> viewed(Stream<JsonObject> stored) {
        return stored.map(resource ->
                        resources.get(ResourceId.of(resource.get("id").getAsString())))
                .toList();
    }

    private Stream<JsonObject> in(String subscription) {
        checkSubscription(subscription);
        return cloud.azure().under("/subscriptions/" + subscription + "/");
    }

    private Stream<JsonObject> in(ResourceId group) {
        resources.get(group);
        return cloud.azure().under(group.key() + "/");
    }

    void checkSubscription(String id) {
        if (!cloud.hasSubscription(id)) {
            throw ResourceRule.SUBSCRIPTION_NOT_FOUND.refused(id);
        }
    }

    private static String type(JsonObject resource) {
        return resource.get("type").getAsString();
    }
}
