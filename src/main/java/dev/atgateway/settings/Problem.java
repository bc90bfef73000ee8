package dev.atgateway.settings;

import java.util.Optional;

/**
 * One mistake in the stack config.
 *
 * @param key the config key, with the place in it where it holds a list or a map, such as {@code allowedSources[1]}
 * @param value the bad value as it is shown; absent when the key is missing
 * @param wrong what is wrong
 * @param instead what to write instead
 */
public record Problem(String key, Optional<String> value, String wrong, String instead) {
    private static final int LONGEST_VALUE = 160;

    /** A mistake in {@code value}, which is cut when it is long. */
    public static Problem of(String key, String value, String wrong, String instead) {
        return new Problem(key, Optional.of(cut(value)), wrong, instead);
    }

    /** A mistake that no value stands for: the key is missing or must not be there. */
    public static Problem of(String key, String wrong, String instead) {
        return new Problem(key, Optional.empty(), wrong, instead);
    }

    /** The key without the place in it. */
    public String rootKey() {
        return key.split("[.\\[]", 2)[0];
    }

    /** The mistake on one line: {@code KEY = VALUE: what is wrong. what to write instead}. */
    @Override
    public String toString() {
        return key + value.map(shown -> " = " + shown).orElse("") + ": " + wrong + ". " + instead;
    }

    /** Blanks at an end, and nothing at all, show in quotes only. */
    private static String cut(String value) {
        String line = value.replaceAll("^\\p{Cntrl}+|\\p{Cntrl}+$", "").replaceAll("\\p{Cntrl}+", " ");
        if (line.length() > LONGEST_VALUE) {
            return line.substring(0, LONGEST_VALUE) + "...";
        }
        return line.equals(line.strip()) && !line.isEmpty() ? line : '"' + line + '"';
    }
}
