package dev.emulatedcloud.entra;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * An access token for an application: readable as one of Entra ID's, and unsigned, because nobody checks it.
 *
 * @param audience for whom it is, such as {@code https://management.azure.com}
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Claims</a>
 */
record AccessToken(String issuer, String audience, Instant issued) {
    static final Duration LIFE = Duration.ofSeconds(3599);

    String of(JsonObject identity) {
        JsonObject header = Json.object("typ", "JWT", "alg", "none");
        JsonObject claims = Json.object(
                "aud",
                audience,
                "iss",
                issuer,
                "iat",
                issued.getEpochSecond(),
                "nbf",
                issued.getEpochSecond(),
                "exp",
                issued.plus(LIFE).getEpochSecond(),
                "appid",
                identity.get("clientId"),
                "oid",
                identity.get("objectId"),
                "tid",
                identity.get("tenantId"),
                "idtyp",
                "app",
                "ver",
                "1.0");
        return encoded(header) + "." + encoded(claims) + ".";
    }

    private static String encoded(JsonObject part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.compact(part).getBytes(StandardCharsets.UTF_8));
    }
}
