package dev.emulatedcloud.time;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of {@code durations.json}, by the name of what takes time: {@code managedEnvironments.create}, or a single
 * word for what no request waits for.
 */
public final class Figures {
    private static final Map<String, Figure> ALL = load();

    private Figures() {}

    /** All of them, in the order of their names, which ignore case. */
    public static Map<String, Figure> all() {
        return ALL;
    }

    static Optional<Figure> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The name of an operation on a resource type, which is given in full. */
    static String name(String type, Operation operation) {
        return type.substring(type.lastIndexOf('/') + 1) + "." + operation.word();
    }

    private static Map<String, Figure> load() {
        try (var input = Figures.class.getResourceAsStream("durations.json")) {
            JsonObject file = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            var figures = new TreeMap<String, Figure>(String.CASE_INSENSITIVE_ORDER);
            file.asMap().forEach((name, value) -> figures.put(name, figure(value.getAsJsonObject())));
            return Collections.unmodifiableMap(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figure figure(JsonObject entry) {
        return new Figure(
                Duration.ofMillis(Math.round(Json.number(entry, "seconds").orElseThrow() * 1000)),
                Figure.Standing.of(Json.text(entry, "standing").orElseThrow()),
                Json.text(entry, "source").orElseThrow());
    }
}
