package dev.atgateway.verify;

import dev.atgateway.cli.CommandFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a named marker in the place of a secret in a SQL template, so that the secret is bound and in no text. A marker
 * cannot stand within a string, so a string with the place in it is taken apart: {@code 'a${t}b'} becomes
 * {@code 'a' || :t || 'b'}.
 *
 * @see <a href="https://docs.databricks.com/sql/language-manual/sql-ref-parameter-marker.html">Parameter markers</a>
 */
final class SqlBinding {
    private static final Pattern PART = Pattern.compile("(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<raw>\\b[rR])?(?:'(?<single>(?:[^'\\\\]|\\\\(?s:.)|'')*)'|\"(?<double>(?:[^\"\\\\]|\\\\(?s:.)|\"\")*)\")"
            + "|`(?<quoted>(?:[^`]|``)*)`");

    private SqlBinding() {}

    /**
     * The template with {@code :name} for every {@code ${name}}.
     *
     * @throws CommandFailed when the place stands where no value can be bound
     */
    static String bind(String template, String name) {
        var place = "${" + name + "}";
        var bound = new StringBuilder();
        var part = PART.matcher(template);
        var end = 0;
        while (part.find()) {
            bound.append(template.substring(end, part.start()).replace(place, ":" + name));
            bound.append(bind(part, place, name));
            end = part.end();
        }
        return bound.append(template.substring(end).replace(place, ":" + name)).toString();
    }

    private static String bind(Matcher part, String place, String name) {
        if (!part.group().contains(place)) {
            return part.group();
        }
        if (part.group("comment") != null) {
            return part.group().replace(place, name);
        }
        if (part.group("quoted") != null) {
            throw new CommandFailed("setupStatement has " + place
                    + " in a name in back-ticks, where no value can be bound. pass it as an argument or in a string");
        }
        var quote = part.group("single") != null ? "'" : "\"";
        var text = part.group("single") != null ? part.group("single") : part.group("double");
        var open = (part.group("raw") == null ? "" : part.group("raw")) + quote;
        return (open + text.replace(place, quote + " || :" + name + " || " + open) + quote)
                // A place at an end of the string leaves nothing beside it.
                .replaceFirst("^" + Pattern.quote(open + quote + " || "), "")
                .replaceFirst(Pattern.quote(" || " + open + quote) + "$", "");
    }

    /** Whether the place stands within a string of the template, where its quotes would be those of what the string is. */
    static boolean isWithinString(String template, String name) {
        var part = PART.matcher(template);
        while (part.find()) {
            var text = part.group("single") != null ? part.group("single") : part.group("double");
            if (text != null && text.contains("${" + name + "}") && !text.equals("${" + name + "}")) {
                return true;
            }
        }
        return false;
    }
}
