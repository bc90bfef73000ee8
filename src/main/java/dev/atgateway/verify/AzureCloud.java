package dev.atgateway.verify;

import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.AzureEnvironment.Endpoint;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the cloud is that the stack's provider is set to: its public name, or the host that tells the rest of it. */
final class AzureCloud {
    private static final String METADATA = "/metadata/endpoints?api-version=2022-09-01";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private AzureCloud() {}

    static AzureEnvironment of(Access access) throws IOException {
        if (access.settings().metadataHost().isPresent()) {
            return custom(read(access, access.settings().metadataHost().get()));
        }
        return switch (access.settings().cloud().toLowerCase(Locale.ROOT)) {
            case "usgovernment" -> AzureEnvironment.AZURE_US_GOVERNMENT;
            case "china" -> AzureEnvironment.AZURE_CHINA;
            default -> AzureEnvironment.AZURE;
        };
    }

    private static JsonObject read(Access access, String host) throws IOException {
        try {
            var answer = access.http()
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://" + host + METADATA))
                                    .timeout(LIMIT)
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(host + " answered " + answer.statusCode());
            }
            return Json.parse(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (CommandFailed notJson) {
            throw new IOException(host + " did not answer with JSON", notJson);
        }
    }

    private static AzureEnvironment custom(JsonObject metadata) {
        var authentication = Json.object(metadata, "authentication");
        var manager = text(metadata, "resourceManager");
        var audience = Optional.ofNullable(authentication.get("audiences"))
                .map(JsonArray.class::cast)
                .filter(audiences -> !audiences.isEmpty())
                .map(audiences -> audiences.get(0).getAsString())
                .orElse(manager);
        return new AzureEnvironment(Map.of(
                Endpoint.RESOURCE_MANAGER.identifier(),
                manager,
                Endpoint.MANAGEMENT.identifier(),
                audience,
                Endpoint.ACTIVE_DIRECTORY.identifier(),
                text(authentication, "loginEndpoint"),
                Endpoint.MICROSOFT_GRAPH.identifier(),
                text(metadata, "microsoftGraphResourceId")));
    }

    private static String text(JsonObject object, String key) {
        return Json.text(object, key).orElse("");
    }
}
