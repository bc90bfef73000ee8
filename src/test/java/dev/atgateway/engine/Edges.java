package dev.atgateway.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What waits for what in a deployed stack, against what has to: an edge too many costs the time of what it waits for.
 * Resources go by their logical names, up to the first dash where a stack has several of a kind.
 */
public final class Edges {
    /** The one is made from the other's outputs, or in it. */
    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("vnet", Set.of("group")),
            Map.entry("gateway-nsg", Set.of("group")),
            Map.entry("gateway-routes", Set.of("group")),
            Map.entry("logs", Set.of("group")),
            Map.entry("subnet", Set.of("vnet", "gateway-nsg", "gateway-routes")),
            Map.entry("peering-to-carto", Set.of("vnet")),
            Map.entry("peering-from-carto", Set.of("vnet")),
            Map.entry("peering-to-hub", Set.of("vnet")),
            Map.entry("peering-from-hub", Set.of("vnet")),
            Map.entry("zone", Set.of("group")),
            Map.entry("link", Set.of("zone", "vnet")),
            Map.entry("record", Set.of("zone")),
            Map.entry("environment", Set.of("group", "subnet", "logs")),
            Map.entry("app", Set.of("environment")),
            Map.entry("connection", Set.of("environment")),
            Map.entry("grant", Set.of("connection")));

    /** Pairs that the cloud does not take together, each with its reason. */
    private static final Map<Edge, String> ONE_BY_ONE = Map.of(
            new Edge("peering-to-carto", "subnet"), "Azure answers 409 to two operations on one VNet",
            new Edge("peering-from-carto", "peering-to-carto"), "a pair: Azure connects an end when it sees the other",
            new Edge("peering-to-hub", "peering-from-carto"), "Azure answers 409 to two operations on one VNet",
            new Edge("peering-from-hub", "peering-to-hub"), "a pair, as with CARTO's VNet");

    /** What waits though the cloud does not ask for it, each with its reason; no part of a critical path. */
    private static final Map<Edge, String> OURS = Map.of(
            new Edge("zone", "subnet"),
            "Pulumi deletes level by level: only so do zone and link go beside the environment, not after it");

    /** Waiting of one resource for another. */
    record Edge(String from, String to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    private final Map<String, Set<String>> waits;

    private Edges(Map<String, Set<String>> waits) {
        this.waits = waits;
    }

    /** What the state records. */
    public static Edges of(Map<String, JsonObject> state) {
        var waits = new TreeMap<String, Set<String>>();
        state.forEach((name, resource) -> {
            if (resource.has("custom")
                    && resource.get("custom").getAsBoolean()
                    && !resource.get("type").getAsString().startsWith("pulumi:")) {
                waits.computeIfAbsent(kind(name), kind -> new TreeSet<>()).addAll(dependencies(resource));
            }
        });
        return new Edges(waits);
    }

    private static List<String> dependencies(JsonObject resource) {
        var urns = Optional.ofNullable(resource.getAsJsonArray("dependencies")).orElse(new JsonArray());
        return urns.asList().stream()
                .map(JsonElement::getAsString)
                .map(urn -> kind(urn.substring(urn.lastIndexOf("::") + 2)))
                .toList();
    }

    /** The name that stands for all of a kind. */
    public static String kind(String name) {
        return name.startsWith("grant-") ? "grant" : name;
    }

    /** What each of the stack's resources has to wait for in the cloud. */
    public Map<String, Set<String>> needed() {
        return needed(ONE_BY_ONE.keySet());
    }

    private Map<String, Set<String>> needed(Set<Edge> further) {
        var needed = new TreeMap<String, Set<String>>();
        waits.keySet().forEach(name -> needed.put(name, new TreeSet<>(NEEDED.getOrDefault(name, Set.of()))));
        further.forEach(edge -> needed.computeIfPresent(edge.from(), (name, there) -> {
            there.add(edge.to());
            return there;
        }));
        needed.values().forEach(names -> names.retainAll(waits.keySet()));
        return needed;
    }

    /** Everything that waits though nothing needs it, and everything that is needed and not waited for. */
    Set<String> surprises() {
        var expected = needed(everyAllowed());
        var surprises = new TreeSet<String>();
        for (var name : waits.keySet()) {
            var actual = reached(waits, name);
            var wanted = reached(expected, name);
            actual.stream()
                    .filter(one -> !wanted.contains(one))
                    .forEach(one -> surprises.add("%s waits for %s without need".formatted(name, one)));
            wanted.stream()
                    .filter(one -> !actual.contains(one))
                    .forEach(one -> surprises.add("%s does not wait for %s".formatted(name, one)));
        }
        return surprises;
    }

    /** Which of the allowed edges there are. */
    Set<Edge> allowed() {
        return everyAllowed().stream()
                .filter(edge -> waits.getOrDefault(edge.from(), Set.of()).contains(edge.to()))
                .collect(Collectors.toSet());
    }

    static Set<Edge> everyAllowed() {
        var edges = new TreeSet<>(ONE_BY_ONE.keySet());
        edges.addAll(OURS.keySet());
        return edges;
    }

    private static Set<String> reached(Map<String, Set<String>> edges, String from) {
        var found = new TreeSet<String>();
        collect(edges, from, found);
        return found;
    }

    private static void collect(Map<String, Set<String>> edges, String from, Set<String> found) {
        for (var to : edges.getOrDefault(from, Set.of())) {
            if (found.add(to)) {
                collect(edges, to, found);
            }
        }
    }
}
