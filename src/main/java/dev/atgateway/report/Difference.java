package dev.atgateway.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A property that is another one after the run.
 *
 * @param before its value now, masked where it is secret; nothing where it is not there
 * @param after its value then, in the same way
 * @param replaces whether the provider says that this is what makes it a replacement
 */
record Difference(String path, Optional<JsonElement> before, Optional<JsonElement> after, boolean replaces) {

    String property() {
        return Paths.first(path);
    }

    /**
     * The differences of one resource, by path. Where the provider names the properties that change, its word counts: it
     * knows which differences it ignores, and of a secret nobody else can say that it changes.
     *
     * @param outputs whether the cloud's own properties are compared, as a refresh does, or those that the program sets
     */
    static List<Difference> of(Resource resource, boolean outputs) {
        if (resource.change() == Change.NONE) {
            return List.of();
        }
        var named = Optional.ofNullable(resource.step().detailedDiff()).orElse(Map.of());
        var before = resource.before(outputs);
        var after = resource.after(outputs);
        var found = new TreeMap<String, Difference>();
        compare("", Optional.of(before), Optional.of(after), found);
        if (!named.isEmpty()) {
            found.keySet().removeIf(path -> named.keySet().stream().noneMatch(one -> Paths.touch(one, path)));
            for (var path : named.keySet()) {
                if (found.keySet().stream().noneMatch(one -> Paths.touch(one, path))) {
                    found.put(path, new Difference(path, valueAt(before, path), valueAt(after, path), false));
                }
            }
        }
        var secrets = resource.secrets();
        var reasons = Optional.ofNullable(resource.step().replaceReasons()).orElse(List.of());
        return found.values().stream()
                .map(one -> new Difference(
                        one.path(),
                        one.before().map(value -> secrets.mask(one.path(), value)),
                        one.after().map(value -> secrets.mask(one.path(), value)),
                        replaces(one, named, reasons)))
                .toList();
    }

    private static boolean replaces(Difference one, Map<String, Digest.PropertyChange> named, List<String> reasons) {
        var byDiff = named.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue().replaces())
                .anyMatch(entry -> Paths.touch(entry.getKey(), one.path()));
        return byDiff || named.isEmpty() && reasons.contains(one.property());
    }

    /** Of a secret, the engine shows the mask in place of everything in it. */
    private static Optional<JsonElement> valueAt(JsonObject properties, String path) {
        var found = Paths.find(properties, path);
        return found.isPresent()
                ? found
                : Optional.ofNullable(properties.get(Paths.first(path))).filter(JsonElement::isJsonPrimitive);
    }

    private static void compare(
            String path, Optional<JsonElement> before, Optional<JsonElement> after, Map<String, Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (isAll(before, after, JsonElement::isJsonObject)) {
            var names = new TreeSet<String>();
            before.ifPresent(one -> names.addAll(one.getAsJsonObject().keySet()));
            after.ifPresent(one -> names.addAll(one.getAsJsonObject().keySet()));
            names.removeIf(name -> name.startsWith("__"));
            for (var name : names) {
                compare(Paths.child(path, name), member(before, name), member(after, name), found);
            }
        } else if (isAll(before, after, JsonElement::isJsonArray)) {
            var size = Math.max(size(before), size(after));
            for (int i = 0; i < size; i++) {
                compare(path + "[" + i + "]", element(before, i), element(after, i), found);
            }
        } else {
            found.put(path, new Difference(path, before, after, false));
        }
    }

    private static boolean isAll(
            Optional<JsonElement> before, Optional<JsonElement> after, Predicate<JsonElement> kind) {
        return before.map(kind::test).orElse(true) && after.map(kind::test).orElse(true);
    }

    private static Optional<JsonElement> member(Optional<JsonElement> object, String name) {
        return object.map(one -> one.getAsJsonObject().get(name));
    }

    private static int size(Optional<JsonElement> array) {
        return array.map(one -> one.getAsJsonArray().size()).orElse(0);
    }

    private static Optional<JsonElement> element(Optional<JsonElement> array, int index) {
        return array.filter(one -> index < one.getAsJsonArray().size())
                .map(one -> one.getAsJsonArray().get(index));
    }
}
