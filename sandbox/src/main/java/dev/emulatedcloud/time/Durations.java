package dev.emulatedcloud.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long operations take here: nothing, or what they take in the real cloud divided by a number; single ones can be
 * given in seconds.
 *
 * <p>Written as {@code none}, {@code realistic} or {@code realistic/60}, followed by any number of
 * {@code ,NAME=SECONDS}, where NAME is one of {@link Figures#all()}.
 */
public final class Durations {
    /** Everything is done when it is asked for. */
    public static final Durations NONE = new Durations("none", 0, Map.of());

    /** What passes between an environment's end and that of its hold on the subnet. */
    public static final String SUBNET_RELEASE = "subnetRelease";

    /** What passes before every reader of grants sees a change. */
    public static final String GRANT_VISIBILITY = "grantVisibility";

    /** What passes before the container of a job runs. */
    public static final String JOB_EXECUTION = "jobExecution";

    /** What a SQL warehouse takes to start. */
    public static final String WAREHOUSE_START = "warehouseStart";

    /** What a SQL statement takes on a warehouse that runs. */
    public static final String STATEMENT = "statement";

    private final String text;
    private final double factor;
    private final Map<String, Duration> given;

    private Durations(String text, double factor, Map<String, Duration> given) {
        this.text = text;
        this.factor = factor;
        this.given = given;
    }

    /** Reads the text form; an {@link IllegalArgumentException} says what is wrong with it and what would be right. */
    public static Durations parse(String text) {
        String[] parts = text.strip().split("\\s*,\\s*");
        var given = new TreeMap<String, Duration>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException(
                        "not a duration: '%s'. write NAME=SECONDS, such as managedEnvironments.create=30"
                                .formatted(parts[i]));
            }
            if (Figures.find(pair[0]).isEmpty()) {
                throw new IllegalArgumentException("nothing here is called '%s'. the names are: %s"
                        .formatted(pair[0], String.join(", ", Figures.all().keySet())));
            }
            given.put(pair[0], seconds(pair[1]));
        }
        return new Durations(text.strip(), factor(parts[0]), Collections.unmodifiableMap(given));
    }

    private static double factor(String word) {
        if (word.equals("none")) {
            return 0;
        }
        if (word.equals("realistic")) {
            return 1;
        }
        if (word.matches("realistic/\\d{1,6}(\\.\\d+)?")) {
            double divisor = Double.parseDouble(word.substring("realistic/".length()));
            if (divisor > 0) {
                return 1 / divisor;
            }
        }
        throw new IllegalArgumentException(
                "not a pace: '%s'. write none, realistic, or realistic/60 for sixty times as fast".formatted(word));
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            throw new IllegalArgumentException("not a number of seconds: '%s'. write 30 or 0.5".formatted(text));
        }
        return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    /** What an operation on a resource type takes; nothing where there is no figure. */
    public Duration of(String type, Operation operation) {
        return of(Figures.name(type, operation));
    }

    /** The same by the name of the figure. */
    public Duration of(String name) {
        Duration own = given.get(name);
        return own != null
                ? own
                : Figures.find(name).map(Figure::duration).map(this::scaled).orElse(Duration.ZERO);
    }

    /** A span of the real cloud at this pace. */
    public Duration scaled(Duration real) {
        return Duration.ofMillis(Math.round(real.toMillis() * factor));
    }

    @Override
    public String toString() {
        return text;
    }
}
