package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One page of a list, and the link to the next. The token in it names the last id, so that no page moves when something
 * comes or goes in between.
 */
final class Page {
    private static final String TOKEN = "$skiptoken";
    private static final Comparator<JsonObject> BY_ID = Comparator.comparing(Page::key);

    private Page() {}

    static JsonObject of(List<JsonObject> items, Request request, int largest) {
        int size = Math.min(largest, top(request, largest));
        String after = request.parameter(TOKEN).map(Page::decoded).orElse("");
        List<JsonObject> rest = items.stream()
                .filter(item -> key(item).compareTo(after) > 0)
                .sorted(BY_ID)
                .toList();
        JsonObject page = Json.object("value", Json.array(rest.stream().limit(size)));
        if (rest.size() > size) {
            page.addProperty("nextLink", link(request, key(rest.get(size - 1))));
        }
        return page;
    }

    private static int top(Request request, int largest) {
        return request.parameter("$top")
                .map(text -> {
                    if (!text.matches("[1-9][0-9]{0,8}")) {
                        throw RestRule.INVALID_TOP.refused(text);
                    }
                    return Integer.valueOf(text);
                })
                .orElse(largest);
    }

    private static String key(JsonObject item) {
        return item.get("id").getAsString().toLowerCase(Locale.ROOT);
    }

    private static String link(Request request, String last) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        String parameters = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return new URI("https", ArmApi.host(request), request.path(), null, null).toASCIIString() + "?"
                    + parameters;
        } catch (URISyntaxException e) {
            throw RestRule.PATH_NOT_FOUND.refused(request.path());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RestRule.INVALID_SKIP_TOKEN.refused(token);
        }
    }
}
