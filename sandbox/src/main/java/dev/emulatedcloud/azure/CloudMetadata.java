package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Json;
import java.util.stream.Stream;

/**
 * The document by which clients of a custom cloud find its endpoints. Every address in it is the one that the caller
 * used, so that no client is sent elsewhere; Microsoft Graph does not answer there.
 *
 * @see <a href="https://github.com/hashicorp/terraform-provider-azurerm/issues/15743">What a client needs of it</a>
 */
final class CloudMetadata {
    static final String PATH = "/metadata/endpoints";
    private static final String VERSION = "2022-09-01";

    private CloudMetadata() {}

    static JsonObject document(String host, String tenant, String version) {
        if (!version.equals(VERSION)) {
            throw RestRule.API_VERSION_INVALID.refused(version, VERSION);
        }
        String here = "https://" + host + "/";
        JsonArray audiences =
                Json.array(Stream.of("https://management.core.windows.net/", "https://management.azure.com/", here)
                        .map(JsonPrimitive::new));
        return Json.object(
                "name",
                "EmulatedCloud",
                "portal",
                here,
                "resourceManager",
                here,
                "microsoftGraphResourceId",
                here,
                "graph",
                here,
                "graphAudience",
                here,
                "authentication",
                Json.object("loginEndpoint", here, "audiences", audiences, "tenant", tenant, "identityProvider", "AAD"),
                "suffixes",
                new JsonObject());
    }
}
