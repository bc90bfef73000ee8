package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A part of a list that is asked for with {@code max_results} and {@code page_token}: everything when neither is given,
 * as much as the service likes for 0.
 */
record Page(List<JsonObject> items, Optional<String> next) {
    private static final int SERVERS_CHOICE = 150;

    /** Of a list sorted by a key, so many that their sizes sum up to at most what is asked for. */
    static Page of(List<JsonObject> sorted, String key, ToIntFunction<JsonObject> size, int smallest, Request request) {
        int limit = request.parameter("max_results")
                .map(text -> limit(text, smallest))
                .orElse(Integer.MAX_VALUE);
        String after = request.parameter("page_token").map(Page::decoded).orElse("");
        List<JsonObject> rest = sorted.stream()
                .filter(item -> key(item, key).compareTo(after) > 0)
                .toList();
        var items = new ArrayList<JsonObject>();
        int sum = 0;
        for (JsonObject item : rest) {
            sum += size.applyAsInt(item);
            if (sum > limit && !items.isEmpty()) {
                return new Page(items, Optional.of(encoded(key(items.get(items.size() - 1), key))));
            }
            items.add(item);
        }
        return new Page(items, Optional.empty());
    }

    /** The page as an answer. */
    JsonObject toJson(String name) {
        JsonObject json = Json.object(name, Json.array(items.stream()));
        next.ifPresent(token -> json.addProperty("next_page_token", token));
        return json;
    }

    private static int limit(String text, int smallest) {
        if (!text.matches("\\d{1,9}")) {
            throw CatalogRule.INVALID_MAX_RESULTS.refused(text, smallest);
        }
        int limit = Integer.parseInt(text);
        if (limit != 0 && limit < smallest) {
            throw CatalogRule.INVALID_MAX_RESULTS.refused(text, smallest);
        }
        return limit == 0 ? SERVERS_CHOICE : Math.min(limit, SERVERS_CHOICE);
    }

    private static String key(JsonObject item, String key) {
        return item.get(key).getAsString();
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CatalogRule.INVALID_PAGE_TOKEN.refused();
        }
    }
}
