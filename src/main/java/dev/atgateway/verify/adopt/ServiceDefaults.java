package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Azure and Databricks fill in where a request says nothing. An import takes it for something that was sent, and
 * the next preview for something that is to go away.
 *
 * @see <a href="https://github.com/Azure/azure-rest-api-specs">The defaults in the descriptions of Azure's APIs</a>
 */
final class ServiceDefaults {
    private static final String NETWORK = "azure-native:network:";
    private static final String APP = "azure-native:app:";
    private static final String ANYTHING = "*";

    /** What names a thing, or a version of it, or says how it is, and is no setting. */
    private static final Set<String> NO_SETTING = Set.of("id", "name", "type", "etag", "provisioningState");

    /** What means something else than its absence. */
    private static final Set<String> MEANT_WHEN_FALSE = Set.of("defaultOutboundAccess");

    /** By type and path, the indices left out: the value in JSON. */
    private static final Map<String, Map<String, String>> KNOWN = Map.of(
            NETWORK + "VirtualNetwork",
            Map.of("subnets", ANYTHING, "virtualNetworkPeerings", ANYTHING, "privateEndpointVNetPolicies", "Disabled"),
            NETWORK + "Subnet",
            Map.of(
                    "privateEndpointNetworkPolicies", "Disabled",
                    "privateLinkServiceNetworkPolicies", "Enabled",
                    "defaultOutboundAccess", "true",
                    "delegations.actions", ANYTHING),
            NETWORK + "VirtualNetworkPeering",
            Map.of(
                    "peeringState", ANYTHING,
                    "peeringSyncLevel", ANYTHING,
                    "remoteAddressSpace", ANYTHING,
                    "localAddressSpace", ANYTHING,
                    "localVirtualNetworkAddressSpace", ANYTHING,
                    "peerCompleteVnets", "true"),
            APP + "ManagedEnvironment",
            Map.of(
                    "infrastructureResourceGroup", ANYTHING,
                    "publicNetworkAccess", "Enabled",
                    "customDomainConfiguration.customDomainVerificationId", ANYTHING),
            APP + "ContainerApp",
            Map.of(
                    "managedEnvironmentId", ANYTHING,
                    "configuration.ingress.traffic", "[{\"latestRevision\":true,\"weight\":100}]",
                    "configuration.ingress.stickySessions", "{\"affinity\":\"none\"}",
                    "configuration.ingress.clientCertificateMode", "Ignore",
                    "configuration.maxInactiveRevisions", "100",
                    "template.scale.cooldownPeriod", "300",
                    "template.scale.pollingInterval", "30",
                    "template.containers.imageType", "ContainerImage",
                    "identity", "{\"type\":\"None\"}"),
            "azure-native:privatedns:VirtualNetworkLink",
            Map.of("resolutionPolicy", "Default"),
            "azure-native:operationalinsights:Workspace",
            Map.of(
                    "features", ANYTHING,
                    "workspaceCapping", ANYTHING,
                    "publicNetworkAccessForIngestion", "Enabled",
                    "publicNetworkAccessForQuery", "Enabled",
                    "sku.lastSkuUpdate", ANYTHING));

    private ServiceDefaults() {}

    /** Whether the value at that path, which the program does not set, is the service's own. */
    static boolean include(ResourceType type, String path, JsonElement value) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        if (NO_SETTING.contains(name)) {
            return true;
        }
        var known = KNOWN.getOrDefault(type.token(), Map.of()).get(path.replaceAll("\\[\\d+]", ""));
        if (known != null) {
            return known.equals(ANYTHING) || JsonParser.parseString(known).equals(value);
        }
        return isEmpty(value) && !MEANT_WHEN_FALSE.contains(name);
    }

    /** Whether a value says no more than its absence does. */
    static boolean isEmpty(JsonElement value) {
        if (value.isJsonNull()) {
            return true;
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().asMap().values().stream().allMatch(ServiceDefaults::isEmpty);
        }
        if (value.isJsonArray()) {
            return value.getAsJsonArray().isEmpty();
        }
        return List.of("", "false", "0", "0.0").contains(value.getAsString());
    }

    /** One address prefix is said in either of two ways. */
    static JsonObject inOneForm(ResourceType type, JsonObject read) {
        var prefixes = read.get("addressPrefixes");
        if (!type.token().equals(NETWORK + "Subnet")
                || Json.text(read, "addressPrefix").isPresent()
                || prefixes == null
                || !prefixes.isJsonArray()
                || ((JsonArray) prefixes).size() != 1) {
            return read;
        }
        var one = read.deepCopy();
        one.remove("addressPrefixes");
        one.add("addressPrefix", ((JsonArray) prefixes).get(0));
        return one;
    }
}
