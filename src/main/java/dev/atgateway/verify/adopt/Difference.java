package dev.atgateway.verify.adopt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One property of a resource that is not in the cloud as the program wants it.
 *
 * @param path such as {@code template.containers[0].image}
 * @param kind what differs
 * @param wanted what the program sends, if it sends something
 * @param found what the cloud has, if it has something
 */
record Difference(String path, Kind kind, Optional<JsonElement> wanted, Optional<JsonElement> found) {
    private static final int LONGEST = 120;

    enum Kind {
        CHANGED,
        MISSING,
        EXTRA,
        /** Nobody knows whether it differs: the cloud does not return it. */
        SECRET
    }

    static Difference changed(String path, JsonElement wanted, JsonElement found) {
        return new Difference(path, Kind.CHANGED, Optional.of(wanted), Optional.of(found));
    }

    static Difference missing(String path, JsonElement wanted) {
        return new Difference(path, Kind.MISSING, Optional.of(wanted), Optional.empty());
    }

    static Difference extra(String path, JsonElement found) {
        return new Difference(path, Kind.EXTRA, Optional.empty(), Optional.of(found));
    }

    static Difference secret(String path) {
        return new Difference(path, Kind.SECRET, Optional.empty(), Optional.empty());
    }

    /** Whether a change of this property makes the resource anew, by what the program or the provider says. */
    boolean replaces(Wanted.Resource resource) {
        var roots = Json.texts(resource.state().get("replaceOnChanges"));
        var own = resource.type().isConnection()
                ? Stream.of("comment", "connectionType", "readOnly", "properties")
                : Stream.of("location");
        return kind != Kind.SECRET
                && Stream.concat(roots, own)
                        .anyMatch(root ->
                                path.equals(root) || path.startsWith(root + ".") || path.startsWith(root + "["));
    }

    String text() {
        return switch (kind) {
            case CHANGED -> "%s: %s in the cloud, %s by the config".formatted(path, shown(found), shown(wanted));
            case MISSING -> "%s: not in the cloud, %s by the config".formatted(path, shown(wanted));
            case EXTRA -> "%s: %s in the cloud, nothing by the config".formatted(path, shown(found));
            case SECRET -> "%s: sent again, because the cloud never returns it".formatted(path);
        };
    }

    private static String shown(Optional<JsonElement> value) {
        var text = value.map(one -> one.isJsonPrimitive() ? one.getAsString() : Json.print(one))
                .orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("path", path);
        json.addProperty("kind", kind.name().toLowerCase(Locale.ROOT));
        wanted.ifPresent(value -> json.add("wanted", value));
        found.ifPresent(value -> json.add("found", value));
        return json;
    }
}
