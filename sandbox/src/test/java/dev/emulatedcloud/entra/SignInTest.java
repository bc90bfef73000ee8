package dev.emulatedcloud.entra;

import static dev.emulatedcloud.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import dev.emulatedcloud.rest.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final String TENANT = "99999999-8888-7777-6666-555555555555";
    private static final String CLIENT = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
    private static final String SECRET = "emulated-client-secret";
    private static final String SCOPE = "https://management.azure.com/.default";

    private final SignIn api = new SignIn(Cloud.inMemory(), request -> Response.of(418, new JsonObject()));

    private static JsonObject form(String key, String value) {
        JsonObject form = Json.object(
                "grant_type", "client_credentials", "client_id", CLIENT, "client_secret", SECRET, "scope", SCOPE);
        form.addProperty(key, value);
        return form;
    }

    private JsonObject token(String tenant, JsonObject form) {
        Response response = api.handle(Request.of("POST", "/" + tenant + "/oauth2/v2.0/token", form));
        if (response.isError()) {
            String description = Json.text(response.body(), "error_description").orElseThrow();
            String code = description.substring(0, description.indexOf(':'));
            throw new CloudError(
                    response.status(),
                    code,
                    description.substring(code.length() + 2).replaceFirst(" Trace ID: .*", ""));
        }
        return response.body();
    }

    private void signIn() {
        token(TENANT, form("scope", SCOPE));
    }

    @Test
    void tokenTellsForWhomItIs() {
        String token =
                Json.text(token(TENANT, form("scope", SCOPE)), "access_token").orElseThrow();
        JsonObject claims =
                Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        assertThat(Json.text(claims, "aud")).hasValue("https://management.azure.com");
        assertThat(Json.text(claims, "tid")).hasValue(TENANT);
        assertThat(Json.text(claims, "appid")).hasValue(CLIENT);
    }

    @Test
    void whatIsNotAskedOfEntraIsHandedOn() {
        assertThat(api.handle(Request.get("/subscriptions")).status()).isEqualTo(418);
        assertThat(api.handle(Request.get("/" + TENANT + "/oauth2/v2.0/token")).status())
                .isEqualTo(418);
    }

    @Test
    void everythingHasToBeRight() {
        assertRefused(EntraRule.TENANT_NOT_FOUND, () -> token(CLIENT, form("scope", SCOPE)))
                .whereas(this::signIn);
        assertRefused(EntraRule.APPLICATION_NOT_FOUND, () -> token(TENANT, form("client_id", TENANT)))
                .whereas(this::signIn);
        assertRefused(EntraRule.WRONG_SECRET, () -> token(TENANT, form("client_secret", "x")))
                .whereas(this::signIn);
        assertRefused(EntraRule.UNSUPPORTED_GRANT, () -> token(TENANT, form("grant_type", "password")))
                .whereas(this::signIn);
        assertRefused(EntraRule.INVALID_SCOPE, () -> token(TENANT, form("scope", "user_impersonation")))
                .whereas(this::signIn);
    }

    @Test
    void refusalHasTheFormOfEntra() {
        JsonObject body = api.handle(
                        Request.of("POST", "/" + TENANT + "/oauth2/v2.0/token", form("client_secret", "canary-4711")))
                .body();
        assertThat(Json.text(body, "error")).hasValue("invalid_client");
        assertThat(body.getAsJsonArray("error_codes").get(0).getAsInt()).isEqualTo(7000215);
        assertThat(body.keySet()).contains("error_description", "timestamp", "trace_id", "correlation_id", "error_uri");
        assertThat(body.toString()).doesNotContain("canary-4711");
    }

    @Test
    void configurationNamesTheTokenEndpointOfTheSameHost() {
        Response response = api.handle(new Request(
                "GET",
                "/" + TENANT + "/v2.0/.well-known/openid-configuration",
                Map.of(),
                Map.of("host", "localhost:1"),
                Optional.empty()));
        assertThat(Json.text(response.body(), "token_endpoint"))
                .hasValue("https://localhost:1/" + TENANT + "/oauth2/v2.0/token");
    }

    /** The credential that programs use, with what it finds in the environment, and instance discovery off. */
    private AccessToken byDefaultCredential(Path home, String secret) {
        CertificateAuthority authority = CertificateAuthority.in(home, Clock.systemUTC());
        try (var endpoint = HttpEndpoint.secure(0, authority.loopback().tls(), api)) {
            var environment = new ConfigurationBuilder()
                    .putProperty("AZURE_TENANT_ID", TENANT)
                    .putProperty("AZURE_CLIENT_ID", CLIENT)
                    .putProperty("AZURE_CLIENT_SECRET", secret)
                    .putProperty("AZURE_AUTHORITY_HOST", "https://localhost:" + endpoint.port() + "/")
                    .build();
            var http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                            .sslContext(Trust.only(home.resolve(CertificateAuthority.FILE))))
                    .build();
            return new DefaultAzureCredentialBuilder()
                    .configuration(environment)
                    .httpClient(http)
                    .disableInstanceDiscovery()
                    .build()
                    .getTokenSync(new TokenRequestContext().addScopes(SCOPE));
        }
    }

    @Test
    void defaultCredentialGetsAToken(@TempDir Path home) {
        AccessToken token = byDefaultCredential(home, SECRET);
        assertThat(token.getToken()).startsWith("ey");
        assertThat(token.isExpired()).isFalse();
    }

    @Test
    void defaultCredentialSaysWhyItGetsNone(@TempDir Path home) {
        assertThatThrownBy(() -> byDefaultCredential(home, "canary-4711"))
                .isInstanceOf(ClientAuthenticationException.class)
                .hasMessageContaining("AADSTS7000215")
                .hasMessageNotContaining("canary-4711");
    }
}
