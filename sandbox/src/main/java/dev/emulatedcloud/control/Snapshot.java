package dev.emulatedcloud.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What exists, to be read or compared: no secret, no seal of one, and nothing that would differ between two moments at
 * which the same things exist.
 */
public final class Snapshot {
    private static final Set<String> PASSING = Set.of(
            "etag",
            "resourceGuid",
            "internalId",
            "createdTime",
            "created_at",
            "updated_at",
            "created_by",
            "updated_by",
            "sha256");

    private static final Set<String> FINAL = Set.of("Succeeded", "Provisioned");

    /** Segment by segment, so that what is in a group comes before the next group. */
    private static final Comparator<JsonObject> BY_PATH = Comparator.comparing(document ->
            document.get("id").getAsString().toLowerCase(Locale.ROOT).replace('/', '\0'));

    private final Cloud cloud;

    public Snapshot(Cloud cloud) {
        this.cloud = cloud;
    }

    public JsonObject toJson() {
        var azure = new JsonObject();
        cloud.azure().all().forEach(document -> azure.add(document.get("id").getAsString(), lasting(document)));
        var databricks = new JsonObject();
        var connections = new JsonObject();
        cloud.databricks()
                .under("connections/")
                .forEach(connection -> connections.add(connection.get("name").getAsString(), lasting(connection)));
        databricks.add("connections", connections);
        var grants = new JsonObject();
        connections.keySet().forEach(name -> cloud.databricks()
                .find("permissions/connection/" + name)
                .filter(permissions -> Json.objects(permissions, "privilege_assignments")
                        .findAny()
                        .isPresent())
                .ifPresent(permissions -> grants.add(name, permissions.get("privilege_assignments"))));
        databricks.add("grants", grants);
        databricks.add("metastores", Json.array(cloud.databricks().under("metastores/")));
        databricks.add("principals", Json.array(cloud.databricks().under("principals/")));
        databricks.add("warehouses", Json.array(cloud.databricks().under("warehouses/")));
        return Json.sorted(Json.object("azure", azure, "databricks", databricks))
                .getAsJsonObject();
    }

    private static JsonElement lasting(JsonElement element) {
        if (element.isJsonArray()) {
            return Json.array(
                    Stream.iterate(0, i -> i < element.getAsJsonArray().size(), i -> i + 1)
                            .map(i -> lasting(element.getAsJsonArray().get(i))));
        }
        if (!element.isJsonObject()) {
            return element;
        }
        var result = new JsonObject();
        element.getAsJsonObject().asMap().forEach((key, value) -> {
            if (!PASSING.contains(key)) {
                result.add(key, lasting(value));
            }
        });
        return result;
    }

    /** A tree: groups, what is in them, what is in that. */
    public String toText() {
        List<String> lines = new ArrayList<>();
        cloud.azure().all().sorted(BY_PATH).forEach(document -> {
            ResourceId id = ResourceId.of(document.get("id").getAsString());
            if (id.isGroup()) {
                lines.add("%s  %s  (subscription %s)"
                        .formatted(id.name(), document.get("location").getAsString(), id.subscription()));
            } else {
                lines.add(
                        "  ".repeat(depth(id)) + id.name() + "  " + shortType(id) + detail(document) + state(document));
            }
        });
        lines.add("metastore "
                + cloud.databricks()
                        .under("metastores/")
                        .findFirst()
                        .orElseThrow()
                        .get("name")
                        .getAsString());
        cloud.databricks().under("connections/").forEach(connection -> {
            String name = connection.get("name").getAsString();
            lines.add("  " + name + "  connection to " + connection.get("url").getAsString());
            cloud.databricks().find("permissions/connection/" + name).ifPresent(permissions -> Json.objects(
                            permissions, "privilege_assignments")
                    .forEach(one -> lines.add("    " + one.get("principal").getAsString() + "  "
                            + String.join(", ", Json.texts(one, "privileges").toList()))));
        });
        return String.join("\n", lines);
    }

    private static int depth(ResourceId id) {
        int depth = 1;
        for (ResourceId parent = id.parent(); !parent.isGroup(); parent = parent.parent()) {
            depth++;
        }
        return depth;
    }

    private static String shortType(ResourceId id) {
        return id.type().substring(id.type().lastIndexOf('/') + 1);
    }

    /** The provisioning state, while it is not the final one. */
    private static String state(JsonObject document) {
        return Json.text(document, "properties.provisioningState")
                .filter(state -> !FINAL.contains(state))
                .map(state -> "  (" + state + ")")
                .orElse("");
    }

    /** The one property of a resource that a reader looks for first. */
    private static String detail(JsonObject document) {
        return Stream.of(
                        Json.texts(document, "properties.addressSpace.addressPrefixes")
                                .findFirst(),
                        Json.text(document, "properties.addressPrefix"),
                        Json.text(document, "properties.peeringState"),
                        Json.text(document, "properties.configuration.ingress.fqdn"),
                        Json.text(document, "properties.defaultDomain"),
                        Json.objects(document, "properties.aRecords")
                                .findFirst()
                                .flatMap(record -> Json.text(record, "ipv4Address")),
                        Json.text(document, "properties.virtualNetwork.id")
                                .map(id -> ResourceId.of(id).name()))
                .flatMap(found -> found.stream())
                .findFirst()
                .map(text -> "  " + text)
                .orElse("");
    }
}
