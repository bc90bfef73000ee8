package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts right what an import leaves in the state. It records as inputs all that the cloud answers, so that the next
 * preview would take away what the cloud has filled in, and replace the environment for it; and it records no
 * dependencies, so that a destroy would not know its order.
 */
final class Settlement {
    private static final String PROPERTY_DEPENDENCIES = "propertyDependencies";

    private Settlement() {}

    /** The state, settled; what an import has not just put there stays as it is. */
    static JsonObject of(JsonObject exported, Wanted wanted) {
        var settled = exported.deepCopy();
        var deployment = settled.getAsJsonObject("deployment");
        var resources = new ArrayList<JsonObject>();
        Json.objects(deployment, "resources").forEach(resource -> {
            var urn = Json.text(resource, "urn").orElse("");
            wanted.all()
                    .filter(one -> one.urn().equals(urn) && isImported(resource))
                    .findFirst()
                    .ifPresent(one -> settle(resource, one, wanted));
            resources.add(resource);
        });
        deployment.add("resources", inOrder(resources));
        return settled;
    }

    /** What a program has made says on what each property depends, if only that it depends on nothing. */
    private static boolean isImported(JsonObject resource) {
        return !resource.has(PROPERTY_DEPENDENCIES) && !Json.flag(resource, "external");
    }

    private static void settle(JsonObject resource, Wanted.Resource wanted, Wanted all) {
        var agreement = Agreement.of(wanted.type(), all.resolved(wanted), Json.object(resource, "inputs"));
        resource.add("inputs", agreement.inputs());
        for (var key : List.of("dependencies", PROPERTY_DEPENDENCIES)) {
            if (wanted.state().has(key)) {
                resource.add(key, wanted.state().get(key));
            }
        }
    }

    /** Each after what it depends on, as the engine wants it. */
    private static JsonArray inOrder(List<JsonObject> resources) {
        var ordered = new JsonArray();
        var done = new HashSet<String>();
        var all = new HashSet<String>();
        resources.forEach(one -> all.add(Json.text(one, "urn").orElse("")));
        var left = new ArrayList<>(resources);
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(one -> needed(one).stream().filter(all::contains).allMatch(done::contains))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            done.add(Json.text(next, "urn").orElse(""));
            ordered.add(next);
        }
        return ordered;
    }

    private static Set<String> needed(JsonObject resource) {
        var needed = new HashSet<String>();
        Json.text(resource, "parent").ifPresent(needed::add);
        Json.text(resource, "provider").ifPresent(reference -> needed.add(reference.replaceFirst("::[^:]*$", "")));
        Json.texts(resource.get("dependencies")).forEach(needed::add);
        Json.object(resource, PROPERTY_DEPENDENCIES).asMap().values().forEach(urns -> Json.texts(urns)
                .forEach(needed::add));
        needed.remove(Json.text(resource, "urn").orElse(""));
        return needed;
    }
}
