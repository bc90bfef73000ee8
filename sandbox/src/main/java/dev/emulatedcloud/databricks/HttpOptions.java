package dev.emulatedcloud.databricks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.cloud.Sealer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a connection of type HTTP.
 *
 * @see <a href="https://learn.microsoft.com/azure/databricks/query-federation/http">HTTP connections</a>
 */
final class HttpOptions {
    /** What a reader never gets back. */
    static final Set<String> SECRET =
            Set.of("bearer_token", "client_secret", "access_token", "refresh_token", "password");

    private static final List<String> OAUTH = List.of("client_id", "client_secret", "oauth_scope", "token_endpoint");
    private static final Set<String> KNOWN = Set.of(
            "host",
            "port",
            "base_path",
            "bearer_token",
            "client_id",
            "client_secret",
            "oauth_scope",
            "token_endpoint",
            "is_mcp_connection");

    private HttpOptions() {}

    static void check(JsonObject options) {
        options.keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw CatalogRule.UNKNOWN_OPTION.refused(key);
                });
        options.asMap().forEach((key, value) -> {
            if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
                throw CatalogRule.INVALID_OPTION_VALUE.refused(key);
            }
        });
        String host = Json.text(options, "host").orElse("");
        if (!isNormalized(host)) {
            throw CatalogRule.INVALID_HOST.refused(withoutCredentials(host));
        }
        Json.text(options, "port").filter(port -> !isPort(port)).ifPresent(port -> {
            throw CatalogRule.INVALID_PORT.refused(port);
        });
        Json.text(options, "base_path")
                .filter(path -> !path.matches("/[A-Za-z0-9._~/-]*"))
                .ifPresent(path -> {
                    throw CatalogRule.INVALID_BASE_PATH.refused(path);
                });
        checkCredential(options);
    }

    private static void checkCredential(JsonObject options) {
        boolean token = isGiven(options, "bearer_token");
        List<String> missing =
                OAUTH.stream().filter(key -> !isGiven(options, key)).toList();
        boolean oauth = missing.size() < OAUTH.size();
        if (token && oauth) {
            throw CatalogRule.INVALID_CREDENTIAL.refused("both kinds are given");
        }
        if (!token && !oauth) {
            throw CatalogRule.INVALID_CREDENTIAL.refused("neither is given");
        }
        if (oauth && !missing.isEmpty()) {
            throw CatalogRule.INVALID_CREDENTIAL.refused("missing: " + String.join(", ", missing));
        }
    }

    private static boolean isGiven(JsonObject options, String key) {
        return Json.text(options, key).filter(value -> !value.isEmpty()).isPresent();
    }

    private static String withoutCredentials(String url) {
        return url.replaceAll(".*@", "");
    }

    /** A scheme and a lower-case host, and nothing else. */
    private static boolean isNormalized(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && text.equals("https://" + uri.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65535;
    }

    static String credentialType(JsonObject options) {
        return options.has("bearer_token") ? "BEARER_TOKEN" : "OAUTH_M2M";
    }

    static JsonObject sealed(JsonObject options, Sealer sealer) {
        JsonObject sealed = options.deepCopy();
        for (String key : SECRET) {
            Optional.ofNullable(options.get(key))
                    .map(JsonElement::getAsString)
                    .ifPresent(value -> sealed.add(key, sealer.seal(value)));
        }
        return sealed;
    }

    static JsonObject readable(JsonObject sealed) {
        JsonObject readable = sealed.deepCopy();
        SECRET.forEach(readable::remove);
        return readable;
    }
}
