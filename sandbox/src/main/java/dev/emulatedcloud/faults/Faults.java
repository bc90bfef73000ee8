package dev.emulatedcloud.faults;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The faults that operations meet. How often each rule was asked is kept with the cloud, so that the count goes on in
 * one that was opened again; a rule that is written anew counts from the beginning.
 */
public final class Faults {
    private static final String COUNT = "fault-count/";

    private final Cloud cloud;
    private final Supplier<List<FaultRule>> rules;

    /** Rules that are asked for at each operation. */
    public Faults(Cloud cloud, Supplier<List<FaultRule>> rules) {
        this.cloud = cloud;
        this.rules = rules;
    }

    /** No faults at all. */
    public static Faults none(Cloud cloud) {
        return new Faults(cloud, List::of);
    }

    /** Reads rules that stand on lines of their own or are separated by semicolons; empty for {@code none}. */
    public static List<FaultRule> parse(String text, String since) {
        return Stream.of(text.split("[;\\n]"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("none"))
                .map(line -> FaultRule.parse(line, since))
                .toList();
    }

    /** Counts an operation, and says what goes wrong with it, if anything does. */
    public Optional<Fault> next(String type, String operation) {
        List<FaultRule> about = rules.get().stream()
                .filter(rule -> rule.isAbout(type, operation))
                .toList();
        if (about.isEmpty()) {
            return Optional.empty();
        }
        return cloud.change(() -> about.stream().filter(rule -> rule.strikes(count(rule))).toList().stream()
                .findFirst()
                .map(FaultRule::fault));
    }

    private int count(FaultRule rule) {
        int count = counted(rule) + 1;
        cloud.operations().put(COUNT + rule.since() + "/" + rule.text(), Json.object("count", count));
        return count;
    }

    /** How many operations a rule has been asked about. */
    public int counted(FaultRule rule) {
        return cloud.operations()
                .find(COUNT + rule.since() + "/" + rule.text())
                .map(found -> found.get("count").getAsInt())
                .orElse(0);
    }
}
