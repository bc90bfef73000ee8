package dev.atgateway.databricks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the {@code ${name}} places of a SQL statement from the stack's config. */
final class SqlTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    private SqlTemplate() {}

    /** Replaces every known place; an unknown one is left as it stands, so that the user sees it. */
    static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
