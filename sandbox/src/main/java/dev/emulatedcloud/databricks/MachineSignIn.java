package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens for service principals, by the secret that the start world's caller has with Azure too.
 *
 * @see <a href="https://docs.databricks.com/dev-tools/auth/oauth-m2m.html">OAuth for machines</a>
 */
final class MachineSignIn {
    private static final String SERVER = "/oidc/.well-known/oauth-authorization-server";
    private static final String TOKEN = "/oidc/v1/token";
    private static final int LIFE_SECONDS = 3600;

    private final Cloud cloud;

    MachineSignIn(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Nothing, if the call is not about signing in. */
    Optional<Response> answer(Request request) {
        if (request.path().equals(SERVER) && request.method().equals("GET")) {
            String host = "http://" + request.header("host").orElse("localhost");
            return Optional.of(Response.ok(Json.object(
                    "token_endpoint", host + TOKEN, "authorization_endpoint", host + "/oidc/v1/authorize")));
        }
        return request.path().equals(TOKEN) && request.method().equals("POST")
                ? Optional.of(token(request))
                : Optional.empty();
    }

    private Response token(Request request) {
        String[] pair = request.header("authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header -> header.substring("Basic ".length()).strip())
                .map(MachineSignIn::decoded)
                .orElse("")
                .split(":", 2);
        boolean isPrincipal = cloud.read(() -> cloud.databricks().find("principals/" + pair[0]))
                .flatMap(principal -> Json.text(principal, "kind"))
                .filter("servicePrincipal"::equals)
                .isPresent();
        if (pair.length < 2 || !isPrincipal || !pair[1].equals(cloud.clientSecret())) {
            CatalogRule refusal = CatalogRule.INVALID_CLIENT;
            return Response.of(
                    refusal.status(), Json.object("error", refusal.code(), "error_description", refusal.message()));
        }
        JsonObject token = Json.object(
                "access_token", issued(), "token_type", "Bearer", "expires_in", LIFE_SECONDS, "scope", "all-apis");
        return Response.ok(token);
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether a token comes from here. */
    boolean gave(String token) {
        return token.equals(issued());
    }

    private String issued() {
        return cloud.derived("databricks machine token");
    }
}
