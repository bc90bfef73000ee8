package dev.atgateway.verify.adopt;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.atgateway.cli.Json;
import dev.atgateway.verify.StackClouds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an import would do, by what the clouds have now.
 *
 * @param found what is there, and what of it differs from the config
 * @param absent what is not there
 */
record Plan(List<Found> found, List<Absent> absent) {

    /**
     * A resource that is there.
     *
     * @param tags those that it lacks
     */
    record Found(Wanted.Resource resource, String id, List<Difference> differences, Map<String, String> tags) {
        List<Difference> replacing() {
            return differences.stream().filter(one -> one.replaces(resource)).toList();
        }

        boolean sendsSecrets() {
            return differences.stream().anyMatch(one -> one.kind() == Difference.Kind.SECRET);
        }
    }

    /**
     * A resource that is not there.
     *
     * @param beside what of its type is there instead
     */
    record Absent(Wanted.Resource resource, Optional<String> id, List<String> beside) {}

    /** Looks at everything that the state lacks. */
    static Plan of(Wanted wanted, StackClouds clouds) {
        var read = new LinkedHashMap<Wanted.Resource, JsonObject>();
        var absent = new ArrayList<Wanted.Resource>();
        // What Pulumi names is known by the subnet that has it, so it comes last.
        var order = wanted.missing().stream()
                .sorted(Comparator.comparing(Wanted::isNamedByPulumi))
                .toList();
        for (var resource : order) {
            read(wanted, resource, clouds, read)
                    .ifPresentOrElse(found -> read.put(resource, found), () -> absent.add(resource));
        }
        return new Plan(
                wanted.missing().stream()
                        .filter(read::containsKey)
                        .map(resource -> found(wanted, resource, read, clouds))
                        .toList(),
                absent.stream()
                        .filter(one -> absent.stream().noneMatch(other -> contains(wanted, other, one)))
                        .map(one -> absent(wanted, one, clouds))
                        .toList());
    }

    private static Optional<JsonObject> read(
            Wanted wanted, Wanted.Resource resource, StackClouds clouds, Map<Wanted.Resource, JsonObject> others) {
        var type = resource.type();
        if (RestShape.isAzure(type)) {
            if (Wanted.isNamedByPulumi(resource)) {
                attached(resource, others).ifPresent(id -> wanted.identify(resource, id));
            }
            return wanted.id(resource)
                    .flatMap(id -> clouds.resource(id, RestShape.version(type)))
                    .map(RestShape::inputs);
        }
        var places = wanted.places(resource);
        if (type.isConnection()) {
            var connection = clouds.connection(places.get("name"));
            connection.ifPresent(found -> wanted.identify(
                    resource,
                    Json.text(found, "metastoreId").orElse("") + "|"
                            + Json.text(found, "name").orElse("")));
            return connection;
        }
        return clouds.grant(places.get("foreignConnection"), places.get("principal"));
    }

    /** The security group or the route table that the gateway's subnet has. */
    private static Optional<String> attached(Wanted.Resource resource, Map<Wanted.Resource, JsonObject> others) {
        var key = resource.type().token().endsWith(":NetworkSecurityGroup") ? "networkSecurityGroup" : "routeTable";
        return others.entrySet().stream()
                .filter(one -> one.getKey().type().token().endsWith(":Subnet"))
                .flatMap(one -> Json.text(Json.object(one.getValue(), key), "id").stream())
                .findFirst();
    }

    private static boolean contains(Wanted wanted, Wanted.Resource outer, Wanted.Resource inner) {
        var connection = outer.type().isConnection() && inner.type().places().contains("foreignConnection");
        var parent = wanted.id(outer);
        return connection
                || parent.isPresent()
                        && wanted.id(inner)
                                .filter(id -> id.startsWith(parent.get() + "/"))
                                .isPresent();
    }

    private static Found found(
            Wanted wanted, Wanted.Resource resource, Map<Wanted.Resource, JsonObject> read, StackClouds clouds) {
        var has = read.get(resource);
        var wants = wanted.resolved(resource);
        var tags = new LinkedHashMap<String, String>();
        Json.object(wants, "tags").entrySet().stream()
                .filter(tag -> !tag.getValue().equals(Json.object(has, "tags").get(tag.getKey())))
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().getAsString()));
        wants.remove("tags");
        var differences = new ArrayList<>(
                Agreement.ofWhatIsWanted(resource.type(), wants, has).differences());
        if (resource.type().isConnection()) {
            differences.addAll(options(wanted, has, read, clouds));
        }
        return new Found(resource, wanted.id(resource).orElseThrow(), differences, tags);
    }

    /** The options are one secret in a preview, and most of them are none. */
    private static List<Difference> options(
            Wanted wanted, JsonObject connection, Map<Wanted.Resource, JsonObject> read, StackClouds clouds) {
        var expected = new LinkedHashMap<>(clouds.connectionOptions());
        var app = wanted.named("app").map(one -> Json.text(one.inputs(), "containerAppName"));
        var domain = wanted.named("environment").map(read::get).map(one -> Json.text(one, "defaultDomain"));
        if (app.flatMap(name -> name).isPresent()
                && domain.flatMap(name -> name).isPresent()) {
            expected.put(
                    "host",
                    "https://%s.%s".formatted(app.get().get(), domain.get().get()));
        }
        var has = Json.object(connection, "options");
        return expected.entrySet().stream()
                .filter(option -> !option.getValue()
                        .equals(Json.text(has, option.getKey()).orElse("")))
                .map(option -> has.has(option.getKey())
                        ? Difference.changed(
                                "options." + option.getKey(),
                                new JsonPrimitive(option.getValue()),
                                has.get(option.getKey()))
                        : Difference.missing("options." + option.getKey(), new JsonPrimitive(option.getValue())))
                .collect(Collectors.toList());
    }

    private static Absent absent(Wanted wanted, Wanted.Resource resource, StackClouds clouds) {
        var id = wanted.id(resource);
        var beside = RestShape.isAzure(resource.type())
                ? id.map(known -> clouds.siblings(known, RestShape.version(resource.type())))
                        .orElse(List.of())
                : List.<String>of();
        return new Absent(resource, id, beside);
    }
}
