package dev.atgateway.report;

import java.util.Locale;

/**
 * Text that others wrote, made harmless. Outside fences it always stands in {@code <code>}, where GitHub looks for neither
 * mentions nor links nor emoji, and every character that Markdown or HTML could act on is a numeric entity.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
final class Markdown {
    private static final String ACTIVE = "&<>[]|`*~\\$!#@";

    /** A space of no width. */
    private static final String BREAK = "&#8203;";

    private Markdown() {}

    /** As code in running text, in a table or in a summary. */
    static String code(String text) {
        return "<code>" + escape(oneLine(text)) + "</code>";
    }

    /** As a sentence. GitHub looks for mentions and links after it has resolved entities, so they are broken up. */
    static String text(String text) {
        return escape(oneLine(text))
                .replace("&#64;", "@" + BREAK)
                .replace("&#35;", "&#35;" + BREAK)
                .replace("://", ":" + BREAK + "//")
                .replaceAll("(?i)(www)\\.", "$1" + BREAK + ".");
    }

    /** In a table with nothing in it, an empty text stays empty. */
    static String codeOrNothing(String text) {
        return text.isEmpty() ? "" : code(text);
    }

    /** As a block, with a fence that nothing in it can close. */
    static String fence(String language, String text) {
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + visible(text) + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /** With everything written out that an eye cannot see: control characters, joiners, changes of direction. */
    static String visible(String text) {
        var seen = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\n' || !isInvisible(point)) {
                seen.appendCodePoint(point);
            } else if (point != '\r') {
                seen.append(String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point));
            }
        });
        return seen.toString();
    }

    private static String oneLine(String text) {
        return visible(text.strip().replaceAll("\\R+", " "));
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // Letters that are drawn as nothing, and the marks that choose between forms of a character.
            default ->
                point == 0x115f
                        || point == 0x1160
                        || point == 0x3164
                        || point == 0xffa0
                        || point >= 0xfe00 && point <= 0xfe0f
                        || point >= 0xe0100 && point <= 0xe01ef;
        };
    }

    private static String escape(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (ACTIVE.indexOf(letter) >= 0 || letter == '_' && !isInsideAWord(text, i)) {
                escaped.append("&#").append((int) letter).append(';');
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    private static boolean isInsideAWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
