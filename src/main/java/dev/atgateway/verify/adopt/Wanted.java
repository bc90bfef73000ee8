package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The resources that a preview says the program wants, with what of their inputs is known before anything is imported. */
final class Wanted {
    static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private static final Set<String> WITH_NEW_STATE =
            Set.of("create", "create-replacement", "import", "replace", "same", "update");
    private static final String METASTORE = "metastoreId";

    private final Map<String, Resource> byUrn;
    private final Map<String, JsonObject> providers;
    private final Optional<String> subscription;
    private final Map<String, String> found = new HashMap<>();

    /** One of them. */
    record Resource(String urn, ResourceType type, boolean isNew, JsonObject state) {
        String name() {
            return urn.substring(urn.lastIndexOf("::") + 2);
        }

        JsonObject inputs() {
            return Json.object(state, "inputs");
        }
    }

    private Wanted(Map<String, Resource> byUrn, Map<String, JsonObject> providers, Optional<String> subscription) {
        this.byUrn = byUrn;
        this.providers = providers;
        this.subscription = subscription;
    }

    /**
     * Reads what {@code pulumi preview --json} prints.
     *
     * @param subscription that of the default provider
     */
    static Wanted of(JsonObject digest, Optional<String> subscription) {
        var byUrn = new LinkedHashMap<String, Resource>();
        var providers = new HashMap<String, JsonObject>();
        Json.objects(digest, "steps")
                .filter(step -> WITH_NEW_STATE.contains(Json.text(step, "op").orElse("")))
                .forEach(step -> {
                    var state = Json.object(step, "newState");
                    var urn = Json.text(state, "urn").orElse("");
                    var token = Json.text(state, "type").orElse("");
                    if (token.startsWith("pulumi:providers:")) {
                        providers.put(urn, Json.object(state, "inputs"));
                    }
                    ResourceType.of(token)
                            .ifPresent(type -> byUrn.put(
                                    urn,
                                    new Resource(
                                            urn,
                                            type,
                                            step.get("op").getAsString().equals("create"),
                                            state)));
                });
        return new Wanted(byUrn, providers, subscription);
    }

    Stream<Resource> all() {
        return byUrn.values().stream();
    }

    /** What the state lacks. */
    List<Resource> missing() {
        return all().filter(Resource::isNew).toList();
    }

    Optional<Resource> named(String name) {
        return all().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Says what the id of a resource is that does not follow from the config alone. */
    void identify(Resource resource, String id) {
        found.put(resource.urn(), id);
    }

    /** The id of a resource, as far as it is known. */
    Optional<String> id(Resource resource) {
        if (found.containsKey(resource.urn())) {
            return Optional.of(found.get(resource.urn()));
        }
        if (isNamedByPulumi(resource) || resource.type().places().contains(METASTORE)) {
            return Optional.empty();
        }
        return Optional.of(resource.type().id(new JsonObject(), places(resource)));
    }

    /** Whether Pulumi makes the name up, so that what was made by hand has another. */
    static boolean isNamedByPulumi(Resource resource) {
        return resource.inputs().has("__createBeforeDelete");
    }

    /** What the id is made of. A part that only another resource's name tells is that resource's name. */
    Map<String, String> places(Resource resource) {
        var places = new HashMap<String, String>();
        for (var place : resource.type().places()) {
            if (place.equals("subscriptionId")) {
                places.put(place, subscription(resource));
            } else {
                Json.text(resource.inputs(), place)
                        .filter(text -> !text.contains(UNKNOWN))
                        .or(() -> nameOfThe(place))
                        .ifPresent(text -> places.put(place, text));
            }
        }
        return places;
    }

    private Optional<String> nameOfThe(String place) {
        return all().filter(one -> place.equals(
                        one.type().isConnection()
                                ? "foreignConnection"
                                : one.type().nameInput()))
                .flatMap(one -> Json.text(one.inputs(), one.type().nameInput()).stream())
                .findFirst();
    }

    private String subscription(Resource resource) {
        var reference = Json.text(resource.state(), "provider").orElse("");
        return providers.entrySet().stream()
                .filter(provider -> reference.startsWith(provider.getKey() + "::"))
                .flatMap(provider -> Json.text(provider.getValue(), "subscriptionId").stream())
                .findFirst()
                .or(() -> subscription)
                .orElseThrow(() -> new CommandFailed(
                        "azure-native:subscriptionId is not set: pulumi config set azure-native:subscriptionId <id>"));
    }

    /** The inputs, with the ids of other resources in them where these are known. */
    JsonObject resolved(Resource resource) {
        var inputs = resource.inputs().deepCopy();
        var dependencies = Json.object(resource.state(), "propertyDependencies");
        for (var key : List.copyOf(inputs.keySet())) {
            var ids = Json.texts(dependencies.get(key))
                    .flatMap(urn -> Optional.ofNullable(byUrn.get(urn)).stream())
                    .flatMap(one -> id(one).stream())
                    // A peering is told its VNet by the peering before it.
                    .map(id -> id.replaceFirst("(?i)/virtualNetworkPeerings/.*", ""))
                    .distinct()
                    .toList();
            if (ids.size() == 1) {
                inputs.add(key, replaced(inputs.get(key), ids.get(0)));
            }
        }
        places(resource).forEach((place, text) -> {
            if (inputs.has(place)) {
                inputs.addProperty(place, text);
            }
        });
        return inputs;
    }

    private static JsonElement replaced(JsonElement element, String id) {
        if (element.isJsonObject()) {
            var object = new JsonObject();
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> object.add(entry.getKey(), replaced(entry.getValue(), id)));
            return object;
        }
        if (element.isJsonArray()) {
            var array = new JsonArray();
            element.getAsJsonArray().forEach(one -> array.add(replaced(one, id)));
            return array;
        }
        return element.isJsonPrimitive() && element.getAsString().equals(UNKNOWN) ? new JsonPrimitive(id) : element;
    }
}
