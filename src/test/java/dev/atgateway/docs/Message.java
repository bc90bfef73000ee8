package dev.atgateway.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The constant piece of an error's text, a heading of {@code docs/troubleshooting.md}.
 *
 * @param text with {@code <...>} for what varies
 */
public record Message(String text) {
    private static final String VARIABLE = "<[^>]*>";

    /** The one that a section is about. */
    public static Message of(Page.Section section) {
        return new Message(section.heading().replaceAll("^`|`$", ""));
    }

    /** What finds it in an output. */
    public Pattern pattern() {
        return Pattern.compile(
                Arrays.stream(text.split(VARIABLE, -1)).map(Pattern::quote).collect(Collectors.joining(".+?")));
    }

    /** The pieces that a source holds: between its places, its brackets and its quotes. */
    List<String> pieces() {
        return Stream.of(text.split(VARIABLE + "|[()\"=]"))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }
}
