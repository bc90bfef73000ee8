package dev.atgateway.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parsers of keys that know a few words only. */
final class Choice {
    static final Function<String, Boolean> FLAG = of(Map.of("true", true, "false", false));

    private Choice() {}

    /** A parser that accepts exactly the words of {@code meanings}. */
    static <T> Function<String, T> of(Map<String, T> meanings) {
        String words = meanings.keySet().stream().sorted().collect(Collectors.joining(", "));
        return text -> Optional.ofNullable(meanings.get(text))
                .orElseThrow(() -> new Mistake("not one of the accepted words", "write one of " + words));
    }
}
