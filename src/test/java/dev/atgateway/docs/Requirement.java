package dev.atgateway.docs;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one or several sentences of a document ask for, in our words, and what serves it.
 *
 * @param sentences hash of each sentence, by its number
 * @param names names of the product, by where they are looked up: {@code keys}, {@code resources} and so on
 * @param reason why the product does not do it, or not all of it; empty where there is nothing to say
 */
record Requirement(
        String id,
        Kind kind,
        SortedMap<Integer, String> sentences,
        String says,
        Map<String, List<String>> names,
        String reason) {
    /** Where names are looked up, in the order in which the page shows them. */
    static final List<String> PLACES = List.of("keys", "resources", "outputs", "code", "tests", "docs");

    enum Kind {
        REQUIREMENT,
        /** A heading, or what is left of a link or a code block. It asks for nothing. */
        NAVIGATION
    }

    List<String> names(String place) {
        return names.getOrDefault(place, List.of());
    }

    /** Whether anything serves it, or a reason says why nothing does. */
    boolean served() {
        return !reason.isEmpty() || names.values().stream().anyMatch(list -> !list.isEmpty());
    }
}
