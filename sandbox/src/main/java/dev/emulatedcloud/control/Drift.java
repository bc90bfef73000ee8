package dev.emulatedcloud.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Documents;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import dev.emulatedcloud.picture.Pictures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes behind Pulumi's back. What has a resource id changes as by Azure's portal, with Azure's rules; everything
 * else, and anything by force, is written as it stands.
 *
 * <p>Ids are resource ids, {@code connections/NAME}, {@code permissions/connection/NAME}, {@code warehouses/ID},
 * {@code principals/NAME}, {@code workspace}, and {@code services/ADDRESS:PORT}.
 */
public final class Drift {
    private static final Pattern COPIED = Pattern.compile("\\$\\{(/[^ }]+) ([\\w.]+)}");
    private static final String SERVICES = "services/";
    private static final String CONNECTIONS = "connections/";
    private static final String PERMISSIONS = "permissions/connection/";

    private final Cloud cloud;
    private final ResourceManager resources;
    private final UnityCatalog catalog;

    public Drift(Cloud cloud, ResourceManager resources) {
        this.cloud = cloud;
        this.catalog = new UnityCatalog(cloud);
        this.resources = resources;
    }

    /**
     * Writes what has a resource id as a PUT does, makes {@code connections/NAME} as CREATE CONNECTION does, and changes
     * {@code permissions/connection/NAME} as GRANT does. A text may hold {@code ${ID PATH}}: what that resource says there
     * by now, as a person copies it from one step to the next.
     *
     * @return how long what was begun still takes
     */
    public Duration put(String id, JsonObject request) {
        JsonObject body = Json.parse(
                COPIED.matcher(Json.compact(request)).replaceAll(place -> Matcher.quoteReplacement(copied(place))));
        Optional<ResourceId> resource = ResourceId.parse(id);
        if (resource.isPresent()) {
            resources.put(resource.get(), body);
            return resources.remaining(resource.get()).orElse(Duration.ZERO);
        }
        if (id.startsWith(CONNECTIONS)) {
            JsonObject connection = body.deepCopy();
            connection.addProperty("name", id.substring(CONNECTIONS.length()));
            catalog.create(connection);
        } else if (id.startsWith(PERMISSIONS)) {
            catalog.permissions().change(id.substring(PERMISSIONS.length()), body);
        } else {
            throw new IllegalArgumentException(
                    "put takes a resource id, %sNAME or %sNAME, not %s".formatted(CONNECTIONS, PERMISSIONS, id));
        }
        return Duration.ZERO;
    }

    private String copied(MatchResult place) {
        return resources
                .find(ResourceId.of(place.group(1)))
                .flatMap(found -> Json.text(found, place.group(2)))
                .orElseThrow(() ->
                        new IllegalArgumentException("%s has nothing at %s".formatted(place.group(1), place.group(2))));
    }

    /** What exists, as {@code show --json} prints it. */
    public JsonObject snapshot() {
        return cloud.read(() -> {
            resources.settle();
            return new Snapshot(cloud).toJson();
        });
    }

    /** What {@code show --picture} draws. */
    public Pictures pictures() {
        return cloud.read(() -> {
            resources.settle();
            return Pictures.of(resources);
        });
    }

    /** Sets values at dotted paths; a number in a path is a place in a list, and an empty value takes away. */
    public void set(String id, Map<String, String> values, boolean force) {
        Optional<ResourceId> resource = ResourceId.parse(id);
        if (resource.isPresent() && !force) {
            resources.get(resource.get());
            JsonObject document = cloud.read(() -> cloud.azure().find(key(id)).orElseThrow());
            values.forEach((path, value) -> change(document, path, value));
            resources.put(resource.get(), document);
            return;
        }
        cloud.change(() -> {
            if (!force) {
                checkExists(id);
            }
            JsonObject document = documents(id).find(key(id)).orElseGet(JsonObject::new);
            if (resource.isPresent() && !document.has("id")) {
                ResourceId made = resource.get();
                document.addProperty("id", made.toString());
                document.addProperty("name", made.name());
                document.addProperty("type", made.type());
                document.add("properties", Json.object("provisioningState", "Succeeded"));
            }
            values.forEach((path, value) -> change(document, path, value));
            seal(id, document);
            documents(id).put(key(id), document);
            return null;
        });
    }

    /** The token of the workspace, the only one that it takes from then on, is kept as no other secret is either. */
    private void seal(String id, JsonObject document) {
        if (id.equals("workspace")) {
            Json.text(document, "token")
                    .ifPresent(token -> document.add("token", cloud.sealer().seal(token)));
        }
    }

    /** Deletes what has the id; by force, without asking Azure whether it may go. */
    public void delete(String id, boolean force) {
        Optional<ResourceId> resource = ResourceId.parse(id);
        if (resource.isPresent() && !force) {
            resources.delete(resource.get());
            return;
        }
        cloud.change(() -> {
            checkExists(id);
            resource.ifPresent(resources::forget);
            documents(id).remove(key(id));
            if (id.startsWith(CONNECTIONS)) {
                cloud.databricks().remove(PERMISSIONS + id.substring(CONNECTIONS.length()));
            }
            return null;
        });
    }

    private void checkExists(String id) {
        if (!documents(id).has(key(id))) {
            throw new IllegalArgumentException("there is no " + id);
        }
    }

    private Documents documents(String id) {
        if (id.startsWith("/")) {
            return cloud.azure();
        }
        return id.startsWith(SERVICES) ? cloud.services() : cloud.databricks();
    }

    private static String key(String id) {
        return id.startsWith(SERVICES) ? id.substring(SERVICES.length()) : id;
    }

    private static void change(JsonObject document, String path, String value) {
        String[] steps = path.split("\\.");
        JsonElement place = document;
        for (int i = 0; i < steps.length - 1; i++) {
            place = step(place, steps[i], path);
        }
        String last = steps[steps.length - 1];
        if (place.isJsonArray()) {
            int index = index(last, place.getAsJsonArray().size(), path);
            if (value.isEmpty()) {
                place.getAsJsonArray().remove(index);
            } else {
                place.getAsJsonArray().set(index, parsed(value));
            }
        } else if (value.isEmpty()) {
            place.getAsJsonObject().remove(last);
        } else {
            place.getAsJsonObject().add(last, parsed(value));
        }
    }

    private static JsonElement step(JsonElement place, String step, String path) {
        if (place.isJsonArray()) {
            return place.getAsJsonArray().get(index(step, place.getAsJsonArray().size(), path));
        }
        JsonObject object = place.getAsJsonObject();
        if (!object.has(step) || object.get(step).isJsonPrimitive()) {
            object.add(step, new JsonObject());
        }
        return object.get(step);
    }

    private static int index(String step, int size, String path) {
        if (!step.matches("\\d{1,6}") || Integer.parseInt(step) >= size) {
            throw new IllegalArgumentException("no place '%s' in a list of %d, in %s".formatted(step, size, path));
        }
        return Integer.parseInt(step);
    }

    /** JSON where it is JSON, and text otherwise. */
    private static JsonElement parsed(String value) {
        try {
            boolean plain = value.isEmpty() || !"{[\"tfn-0123456789".contains(value.substring(0, 1));
            return plain ? new JsonPrimitive(value) : strict(value);
        } catch (JsonParseException notJson) {
            return new JsonPrimitive(value);
        }
    }

    private static JsonElement strict(String value) {
        JsonElement element = JsonParser.parseString(value);
        boolean word = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString() && !value.startsWith("\"");
        return word ? new JsonPrimitive(value) : element;
    }
}
