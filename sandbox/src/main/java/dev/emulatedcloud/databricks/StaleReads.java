package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** For a while after a change, readers see what was there before it. */
final class StaleReads {
    private record Past(JsonObject value, Instant until) {}

    private final Clock clock;
    private final Map<String, Deque<Past>> pasts = new HashMap<>();
    private volatile Supplier<Duration> window = () -> Duration.ZERO;

    StaleReads(Clock clock) {
        this.clock = clock;
    }

    void lastFor(Supplier<Duration> window) {
        this.window = window;
    }

    void changed(String name, JsonObject before) {
        Duration length = window.get();
        if (!length.isZero()) {
            pasts.computeIfAbsent(fold(name), key -> new ArrayDeque<>())
                    .add(new Past(before.deepCopy(), clock.instant().plus(length)));
        }
    }

    /** What a reader sees at this moment of something that is now so. */
    JsonObject seen(String name, JsonObject now) {
        Deque<Past> past = pasts.getOrDefault(fold(name), new ArrayDeque<>());
        past.removeIf(one -> !one.until().isAfter(clock.instant()));
        return past.isEmpty() ? now : past.getFirst().value().deepCopy();
    }

    void forget(String name) {
        pasts.remove(fold(name));
    }

    void renamed(String name, String to) {
        Deque<Past> past = pasts.remove(fold(name));
        if (past != null) {
            pasts.put(fold(to), past);
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
