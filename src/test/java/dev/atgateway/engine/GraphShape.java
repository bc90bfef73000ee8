package dev.atgateway.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a deployed stack consists of, without the names and addresses that a user could choose at will. */
final class GraphShape {
    /** Properties whose values say which route, rule, peering, zone, variable or profile it is. */
    private static final Set<String> TELLING = Set.of(
            "access",
            "allowForwardedTraffic",
            "destination",
            "destinationAddressPrefix",
            "nextHopType",
            "relativeRecordSetName",
            "workloadProfileType",
            "zoneRedundant");

    private final SortedSet<String> lines = new TreeSet<>();

    private GraphShape() {}

    /** One line for each resource, and for each property that it sets. */
    static SortedSet<String> of(Map<String, JsonObject> state) {
        var shape = new GraphShape();
        state.forEach((name, resource) -> {
            var type = resource.get("type").getAsString();
            if (type.startsWith("azure-native:") || type.startsWith("databricks:") || type.startsWith("pulumi:prov")) {
                shape.lines.add(type);
                if (resource.has("inputs") && !type.startsWith("pulumi:")) {
                    shape.add(type, resource.get("inputs"));
                }
            }
        });
        return shape.lines;
    }

    private void add(String path, JsonElement value) {
        if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(item -> add(path + "[]", item));
        } else if (value.isJsonObject() && value.getAsJsonObject().has("ciphertext")) {
            lines.add(path);
        } else if (value.isJsonObject()) {
            var object = value.getAsJsonObject();
            object.keySet().forEach(key -> add(path + "." + key, object.get(key)));
        } else if (tells(path)) {
            lines.add(path + "=" + value.getAsString());
        } else {
            lines.add(path);
        }
    }

    /** Variables and rules of the container and the security group are told apart by name and value. */
    private static boolean tells(String path) {
        return TELLING.contains(path.substring(path.lastIndexOf('.') + 1))
                || path.endsWith(".env[].name")
                || path.endsWith(".env[].value")
                || path.endsWith(".securityRules[].name");
    }
}
