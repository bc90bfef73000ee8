package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.atgateway.settings.AzureAccess;
import dev.atgateway.settings.Credential;
import dev.atgateway.settings.DatabricksSettings;
import dev.atgateway.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final String TOKEN = "canary-4711";
    private static final String DEFAULT = "CALL ${toolbox}.SETUP('{\"connection\": \"${connection}\","
            + " \"api_base_url\": \"${apiBaseUrl}\", \"api_access_token\": \"${apiAccessToken}\"}');";

    private static DatabricksSettings settings(String statement) {
        return new DatabricksSettings(
                "carto_at_gateway",
                Optional.empty(),
                "/",
                443,
                new Credential.BearerToken(Secret.of("bearer")),
                List.of(),
                "carto.carto",
                "https://carto.internal.example.com/api",
                Optional.of(Secret.of("unread")),
                statement,
                "",
                "");
    }

    @Test
    void tokenIsNotInTheStatement() {
        assertThat(new Setup(settings(DEFAULT), Secret.of(TOKEN)).statement())
                .isEqualTo(
                        "CALL carto.carto.SETUP('{\"connection\": \"carto_at_gateway\", \"api_base_url\":"
                                + " \"https://carto.internal.example.com/api\", \"api_access_token\": \"' || :apiAccessToken || '\"}');");
    }

    @Test
    void tokenThatWouldEndTheStringIsRefused() {
        assertThatThrownBy(() -> new Setup(settings(DEFAULT), Secret.of("a\"b")))
                .hasMessageContaining("as an argument of its own")
                .hasMessageNotContaining("a\"b");
        var apart = settings("CALL ${toolbox}.SETUP('${connection}', ${apiAccessToken})");
        assertThat(new Setup(apart, Secret.of("a\"b")).statement())
                .isEqualTo("CALL carto.carto.SETUP('carto_at_gateway', :apiAccessToken)");
    }

    @Test
    void tokenIsSentAsAParameterAndErrorsDoNotShowIt() throws IOException {
        var sent = new AtomicReference<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var statement = exchange.getRequestURI().getPath().endsWith("/statements");
            if (statement) {
                sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            var answer = ("{\"statement_id\": \"1\", \"status\": {\"state\": \"FAILED\", \"error\": {\"error_code\":"
                            + " \"BAD_REQUEST\", \"message\": \"CARTO does not like " + TOKEN + "\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(statement ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var access = new Access(AzureAccess.of(Map.of(), Map.of()));
            var keys = Map.of("token", Secret.of("any"), "authType", Secret.of("pat"));
            var host = "http://localhost:" + server.getAddress().getPort();
            var workspace = new Once<>(() -> Workspace.of(keys, Optional.of(host), access));
            var warehouse = new Warehouse(workspace, "w", new Patience(Duration.ofSeconds(5), Duration.ofMillis(10)));

            assertThatThrownBy(() -> new Setup(settings(DEFAULT), Secret.of(TOKEN)).run(warehouse))
                    .isInstanceOf(Setup.Refused.class)
                    .hasMessage("CARTO does not like [secret]");
        } finally {
            server.stop(0);
        }
        var request = JsonParser.parseString(sent.get()).getAsJsonObject();
        assertThat(request.get("statement").getAsString())
                .contains(":apiAccessToken")
                .doesNotContain(TOKEN);
        assertThat(request.getAsJsonArray("parameters").toString())
                .contains("\"name\":\"apiAccessToken\"", "\"value\":\"" + TOKEN + "\"");
    }
}
