package dev.atgateway.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.engine.Edges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long the clouds need at the least: the longest chain of operations that have to follow one another, each as long as
 * the emulated cloud takes it to be.
 */
final class CriticalPath {
    private static final Path DURATIONS = Path.of("sandbox/src/main/resources/dev/emulatedcloud/time/durations.json");
    /** What the clouds call it, by what Pulumi calls it. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("ResourceGroup", "resourceGroups"),
            Map.entry("VirtualNetwork", "virtualNetworks"),
            Map.entry("Subnet", "subnets"),
            Map.entry("VirtualNetworkPeering", "virtualNetworkPeerings"),
            Map.entry("NetworkSecurityGroup", "networkSecurityGroups"),
            Map.entry("RouteTable", "routeTables"),
            Map.entry("Workspace", "workspaces"),
            Map.entry("ManagedEnvironment", "managedEnvironments"),
            Map.entry("ContainerApp", "containerApps"),
            Map.entry("PrivateZone", "privateDnsZones"),
            Map.entry("VirtualNetworkLink", "virtualNetworkLinks"),
            Map.entry("PrivateRecordSet", "recordSets"),
            Map.entry("Connection", "connections"),
            Map.entry("Grant", "permissions"));

    private final JsonObject durations;
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Set<String>> needs;

    /** For the stack whose exported state this is. */
    CriticalPath(String exported) throws IOException {
        this.durations = JsonParser.parseString(Files.readString(DURATIONS, StandardCharsets.UTF_8))
                .getAsJsonObject();
        var resources = new TreeMap<String, JsonObject>();
        JsonArray deployed = JsonParser.parseString(exported)
                .getAsJsonObject()
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources");
        for (JsonElement element : deployed) {
            var resource = element.getAsJsonObject();
            var urn = resource.get("urn").getAsString();
            resources.put(urn.substring(urn.lastIndexOf("::") + 2), resource);
        }
        this.needs = Edges.of(resources).needed();
        resources.forEach((name, resource) -> {
            var type = resource.get("type").getAsString();
            types.put(Edges.kind(name), type.substring(type.lastIndexOf(':') + 1));
        });
    }

    /** Seconds that creation takes at the least, at the real pace. */
    double create() {
        return longest(needs, "create");
    }

    /** Seconds that deletion takes at the least, at the real pace: what needed another goes before it. */
    double delete() {
        var reverse = new HashMap<String, Set<String>>();
        needs.forEach((name, needed) -> {
            reverse.computeIfAbsent(name, key -> new TreeSet<>());
            needed.forEach(
                    one -> reverse.computeIfAbsent(one, key -> new TreeSet<>()).add(name));
        });
        return longest(reverse, "delete");
    }

    private double longest(Map<String, Set<String>> after, String operation) {
        return after.keySet().stream()
                .mapToDouble(name -> end(name, after, operation))
                .max()
                .orElseThrow();
    }

    private double end(String name, Map<String, Set<String>> after, String operation) {
        var start = after.getOrDefault(name, Set.of()).stream()
                .mapToDouble(one -> end(one, after, operation))
                .max()
                .orElse(0);
        return start + seconds(name, operation);
    }

    private double seconds(String name, String operation) {
        var cloudType = TYPES.get(types.get(name));
        if (cloudType == null) {
            throw new IllegalStateException("what the clouds call a %s is not known here".formatted(types.get(name)));
        }
        // A grant is made and taken away by one and the same change of permissions.
        var figure =
                durations.getAsJsonObject(cloudType + "." + (cloudType.equals("permissions") ? "update" : operation));
        return figure == null ? 0 : figure.get("seconds").getAsDouble();
    }
}
