package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code $filter} of a list: {@code property eq 'value'}, joined by {@code and}. A tag stands alone, by name or by
 * name and value. Of Azure's operators, {@code ne}, {@code or}, {@code substringof} and {@code startswith} are refused.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/resources/list">Resources - List</a>
 */
final class ResourceFilter {
    private static final Pattern CONDITION = Pattern.compile("(\\w+) eq '((?:[^']|'')*)'");
    private static final Set<String> TAG = Set.of("tagName", "tagValue");
    private static final Set<String> RESOURCE = Set.of("resourceType", "name", "location", "resourceGroup");

    private ResourceFilter() {}

    static Predicate<JsonObject> ofResources(Optional<String> filter) {
        return filter.map(text -> {
                    Map<String, String> conditions = parse(text);
                    return RESOURCE.containsAll(conditions.keySet()) ? resources(conditions) : tagged(text, conditions);
                })
                .orElse(all -> true);
    }

    /** Groups can be filtered by tag only. */
    static Predicate<JsonObject> ofGroups(Optional<String> filter) {
        return filter.map(text -> tagged(text, parse(text))).orElse(all -> true);
    }

    private static Map<String, String> parse(String text) {
        var conditions = new TreeMap<String, String>();
        Matcher matcher = CONDITION.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String between = text.substring(end, matcher.start());
            boolean isJoined = conditions.isEmpty() ? between.isBlank() : between.matches("\\s+and\\s+");
            if (!isJoined || conditions.put(matcher.group(1), matcher.group(2).replace("''", "'")) != null) {
                throw RestRule.INVALID_FILTER.refused(text);
            }
            end = matcher.end();
        }
        if (conditions.isEmpty() || !text.substring(end).isBlank()) {
            throw RestRule.INVALID_FILTER.refused(text);
        }
        return conditions;
    }

    private static Predicate<JsonObject> resources(Map<String, String> conditions) {
        return resource -> conditions.entrySet().stream()
                .allMatch(condition -> value(resource, condition.getKey()).equalsIgnoreCase(condition.getValue()));
    }

    private static String value(JsonObject resource, String property) {
        ResourceId id = ResourceId.of(resource.get("id").getAsString());
        return switch (property) {
            case "resourceType" -> id.type();
            case "name" -> id.name();
            case "resourceGroup" -> id.resourceGroup();
            default -> Json.text(resource, property).orElse("");
        };
    }

    private static Predicate<JsonObject> tagged(String text, Map<String, String> conditions) {
        String name = conditions.get("tagName");
        if (name == null || !TAG.containsAll(conditions.keySet())) {
            throw RestRule.INVALID_FILTER.refused(text);
        }
        String value = conditions.get("tagValue");
        return resource -> Json.objectAt(resource, "tags").stream()
                .flatMap(tags -> tags.entrySet().stream())
                .filter(tag -> tag.getKey().equalsIgnoreCase(name))
                .anyMatch(tag -> value == null || value.equals(tag.getValue().getAsString()));
    }
}
