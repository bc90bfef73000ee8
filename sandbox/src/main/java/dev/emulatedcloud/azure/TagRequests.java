package dev.emulatedcloud.azure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.Locale;
import java.util.Optional;

/**
 * The tags of a resource or a group, read and changed without the rest of it.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/tags/update-at-scope">Tags at a scope</a>
 */
final class TagRequests {
    private static final String SUFFIX = "/providers/microsoft.resources/tags/default";
    private static final String TYPE = "Microsoft.Resources/tags";

    private final ResourceManager resources;
    private final ApiVersions versions = new ApiVersions();

    TagRequests(ResourceManager resources) {
        this.resources = resources;
    }

    /** Nothing, if the call is not one of these. */
    Optional<Response> answer(Request request, String version) {
        String path = request.path();
        if (!path.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            return Optional.empty();
        }
        return ResourceId.parse(path.substring(0, path.length() - SUFFIX.length()))
                .map(scope -> {
                    versions.check(TYPE, version, "");
                    return switch (request.method()) {
                        case "GET" -> Response.ok(document(scope, tags(resources.get(scope))));
                        case "PATCH" ->
                            Response.ok(
                                    document(scope, change(scope, request.body().orElseGet(JsonObject::new))));
                        default -> throw RestRule.READ_ONLY.refused(request.method());
                    };
                });
    }

    private JsonObject change(ResourceId scope, JsonObject body) {
        String operation = Json.text(body, "operation").orElse("");
        JsonObject given = Json.objectAt(body, "properties.tags").orElseGet(JsonObject::new);
        JsonObject tags =
                switch (operation.toLowerCase(Locale.ROOT)) {
                    case "merge" -> merged(scope, given);
                    case "replace" -> given;
                    case "delete" -> without(scope, given);
                    default -> throw RestRule.TAG_OPERATION_UNKNOWN.refused(operation);
                };
        return tags(resources.tag(scope, tags));
    }

    private JsonObject merged(ResourceId scope, JsonObject given) {
        JsonObject tags = tags(resources.get(scope));
        given.entrySet().forEach(tag -> tags.add(tag.getKey(), tag.getValue()));
        return tags;
    }

    /** A tag goes only with the value that it has. */
    private JsonObject without(ResourceId scope, JsonObject given) {
        JsonObject tags = tags(resources.get(scope));
        given.entrySet().forEach(tag -> {
            JsonElement value = tags.get(tag.getKey());
            if (tag.getValue().equals(value)) {
                tags.remove(tag.getKey());
            }
        });
        return tags;
    }

    private static JsonObject tags(JsonObject resource) {
        return Json.objectAt(resource, "tags").map(JsonObject::deepCopy).orElseGet(JsonObject::new);
    }

    private static JsonObject document(ResourceId scope, JsonObject tags) {
        return Json.object(
                "id",
                scope + "/providers/" + TYPE + "/default",
                "name",
                "default",
                "type",
                TYPE,
                "properties",
                Json.object("tags", tags));
    }
}
