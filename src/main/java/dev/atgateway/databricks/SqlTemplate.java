package dev.atgateway.databricks;

import dev.atgateway.settings.DatabricksSettings;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the {@code ${name}} places of a SQL statement from the stack's config. */
public final class SqlTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    private SqlTemplate() {}

    /** What every place but the token's stands for. */
    public static Map<String, String> places(DatabricksSettings settings, String connectionName) {
        return Map.of(
                "toolbox", settings.toolbox(),
                "connection", connectionName,
                "apiBaseUrl", settings.apiBaseUrl());
    }

    /** Replaces every known place; an unknown one is left as it stands, so that the user sees it. */
    public static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
