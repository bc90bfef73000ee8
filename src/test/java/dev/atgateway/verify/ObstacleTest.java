package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.CredentialUnavailableException;
import com.databricks.sdk.core.DatabricksError;
import com.databricks.sdk.core.DatabricksException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ObstacleTest {
    private static HttpResponse answer(int status) {
        return new HttpResponse(new HttpRequest(HttpMethod.GET, "https://management.azure.com")) {
            @Override
            public int getStatusCode() {
                return status;
            }

            @Override
            @Deprecated
            public String getHeaderValue(String name) {
                return null;
            }

            @Override
            public HttpHeaders getHeaders() {
                return new HttpHeaders();
            }

            @Override
            public Flux<ByteBuffer> getBody() {
                return Flux.empty();
            }

            @Override
            public Mono<byte[]> getBodyAsByteArray() {
                return Mono.empty();
            }

            @Override
            public Mono<String> getBodyAsString() {
                return Mono.empty();
            }

            @Override
            public Mono<String> getBodyAsString(Charset charset) {
                return Mono.empty();
            }
        };
    }

    @Test
    void missingRightOfAzureIsNamed() {
        var refusal = new ManagementException(
                "Status code 403, \"AuthorizationFailed\": The client 'a' with object id 'b' does not have authorization to"
                        + " perform action 'Microsoft.Network/virtualNetworks/read' over scope '/subscriptions/2' or the scope"
                        + " is invalid.",
                answer(403));
        assertThat(Obstacle.of(new RuntimeException(refusal)))
                .isEqualTo("needs Microsoft.Network/virtualNetworks/read on /subscriptions/2");
        assertThat(Obstacle.of(new ManagementException("Too many requests", answer(429))))
                .isEqualTo("Azure answered 429: Too many requests");
    }

    @Test
    void missingLoginIsNamedWithWhatToDo() {
        assertThat(Obstacle.of(new CredentialUnavailableException("Azure CLI not installed\nand more")))
                .startsWith("no login to Azure: az login")
                .endsWith("(Azure CLI not installed)");
        assertThat(Obstacle.of(new DatabricksException("default auth: cannot configure default credentials")))
                .startsWith("no login to Databricks");
        assertThat(Obstacle.of(new DatabricksError("403", "Invalid access token.", 403)))
                .isEqualTo("the login may not look at this in Databricks (Invalid access token.)");
        assertThat(Obstacle.of(new DatabricksError("401", "Credential was not sent", 401)))
                .startsWith("Databricks does not accept the login");
    }

    @Test
    void whatDoesNotAnswerIsNamed() {
        assertThat(Obstacle.of(new DatabricksException("IO error", new UnknownHostException("adb-1.example.com"))))
                .isEqualTo("no such host: adb-1.example.com");
        assertThat(Obstacle.of(new RuntimeException(new ConnectException("Connection refused"))))
                .isEqualTo("no answer: Connection refused");
        assertThat(Obstacle.of(new IOException())).isEqualTo("no answer: IOException");
    }

    @Test
    void ownWordsStay() {
        assertThat(Obstacle.of(new RuntimeException(new CouldNotLook("as it is"))))
                .isEqualTo("as it is");
        assertThat(Obstacle.of(new IllegalStateException("odd\n\tat a.b.C"))).isEqualTo("odd");
    }
}
