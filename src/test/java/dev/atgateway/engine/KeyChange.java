package dev.atgateway.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One row of {@code key-changes.yaml}.
 *
 * @param keys the keys that it is about: several only where nothing is expected
 * @param secret new values to encrypt, by path
 * @param expected the operation by the resource's logical name
 * @param reason why nothing is expected, or empty
 */
record KeyChange(
        String example,
        List<String> keys,
        Map<String, Object> set,
        Map<String, String> secret,
        List<String> unset,
        Map<String, String> expected,
        String reason,
        boolean apply) {

    static List<KeyChange> all() {
        try (InputStream table = KeyChange.class.getResourceAsStream("/engine/key-changes.yaml")) {
            Map<String, List<Map<String, Object>>> rows =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(table);
            var changes = new ArrayList<KeyChange>();
            rows.forEach((example, changed) -> changed.forEach(row -> changes.add(of(example, row))));
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static KeyChange of(String example, Map<String, Object> row) {
        return new KeyChange(
                example,
                row.containsKey("keys") ? (List<String>) row.get("keys") : List.of((String) row.get("key")),
                (Map<String, Object>) row.getOrDefault("set", Map.of()),
                (Map<String, String>) row.getOrDefault("secret", Map.of()),
                (List<String>) row.getOrDefault("unset", List.of()),
                new TreeMap<>((Map<String, String>) row.getOrDefault("expect", Map.of())),
                (String) row.getOrDefault("reason", ""),
                (boolean) row.getOrDefault("apply", false));
    }

    /** The keys of the stack file that the row changes. */
    List<String> changedKeys() {
        var keys = new ArrayList<>(set.keySet());
        secret.keySet().forEach(path -> keys.add(rootKey(path)));
        keys.addAll(unset);
        return keys;
    }

    static String rootKey(String path) {
        return path.replaceFirst("\\..*", "");
    }

    @Override
    public String toString() {
        return String.join(", ", keys) + " of " + example;
    }
}
