package dev.emulatedcloud.entra;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entra ID, as far as an application signs in with a client secret; every other call is handed on. There is one
 * tenant with one application, which the start world's {@code identity} describes.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client
 *     credentials</a>
 */
public final class SignIn implements Api {
    private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    private static final Pattern CONFIGURATION = Pattern.compile("/([^/]+)/v2\\.0/\\.well-known/openid-configuration");
    private static final String GRANT = "client_credentials";

    private final Cloud cloud;
    private final Api others;

    public SignIn(Cloud cloud, Api others) {
        this.cloud = cloud;
        this.others = others;
    }

    @Override
    public Response handle(Request request) {
        Matcher token = TOKEN.matcher(request.path());
        Matcher configuration = CONFIGURATION.matcher(request.path());
        try {
            if (request.method().equals("POST") && token.matches()) {
                return Response.ok(token(token.group(1), request.body().orElseGet(JsonObject::new), host(request)));
            }
            if (request.method().equals("GET") && configuration.matches()) {
                return Response.ok(configuration(configuration.group(1), host(request)));
            }
            return others.handle(request);
        } catch (CloudError e) {
            return Response.of(e.status(), refusal(e, host(request)));
        }
    }

    private static String host(Request request) {
        return "https://" + request.header("host").orElse("localhost");
    }

    private JsonObject token(String tenant, JsonObject form, String host) {
        checkTenant(tenant);
        JsonObject identity = cloud.identity();
        String client = text(form, "client_id");
        if (!text(form, "grant_type").equals(GRANT)) {
            throw EntraRule.UNSUPPORTED_GRANT.refused(text(form, "grant_type"));
        }
        if (!client.equalsIgnoreCase(text(identity, "clientId"))) {
            throw EntraRule.APPLICATION_NOT_FOUND.refused(client, tenant);
        }
        if (!text(form, "client_secret").equals(cloud.clientSecret())) {
            throw EntraRule.WRONG_SECRET.refused(client);
        }
        // The libraries of Microsoft add OpenID's own scopes, which mean nothing for an application.
        String scope = text(form, "scope")
                .replaceAll("\\b(openid|profile|offline_access)\\b", "")
                .strip();
        if (!scope.matches("\\S+/\\.default")) {
            throw EntraRule.INVALID_SCOPE.refused(text(form, "scope"));
        }
        var token = new AccessToken(
                host + "/" + tenant + "/v2.0",
                scope.replaceFirst("/\\.default$", ""),
                cloud.clock().instant());
        return Json.object(
                "token_type",
                "Bearer",
                "expires_in",
                AccessToken.LIFE.toSeconds(),
                "ext_expires_in",
                AccessToken.LIFE.toSeconds(),
                "access_token",
                token.of(identity));
    }

    private static String text(JsonObject form, String field) {
        return Json.text(form, field).orElse("");
    }

    private void checkTenant(String tenant) {
        if (!tenant.equalsIgnoreCase(text(cloud.identity(), "tenantId"))) {
            throw EntraRule.TENANT_NOT_FOUND.refused(tenant);
        }
    }

    private JsonObject configuration(String tenant, String host) {
        checkTenant(tenant);
        return Json.object(
                "issuer", host + "/" + tenant + "/v2.0",
                "token_endpoint", host + "/" + tenant + "/oauth2/v2.0/token",
                "authorization_endpoint", host + "/" + tenant + "/oauth2/v2.0/authorize");
    }

    private JsonObject refusal(CloudError error, String host) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        Instant now = cloud.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String timestamp = now.toString().replace('T', ' ');
        String number = error.code().replace("AADSTS", "");
        var codes = new JsonArray();
        codes.add(Long.parseLong(number));
        return Json.object(
                "error",
                EntraRule.word(error),
                "error_description",
                "%s: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(error.code(), error.getMessage(), trace, correlation, timestamp),
                "error_codes",
                codes,
                "timestamp",
                timestamp,
                "trace_id",
                trace,
                "correlation_id",
                correlation,
                "error_uri",
                host + "/error?code=" + number);
    }
}
