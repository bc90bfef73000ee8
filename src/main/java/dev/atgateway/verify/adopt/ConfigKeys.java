package dev.atgateway.verify.adopt;

import dev.atgateway.cli.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which key of the config says what a resource is called, or has at a path. */
final class ConfigKeys {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("group", "resourceGroupName"),
            Map.entry("vnet", "vnetName"),
            Map.entry("subnet", "subnetName"),
            Map.entry("peering-to-carto", "peeringToName"),
            Map.entry("peering-from-carto", "peeringFromName"),
            Map.entry("peering-to-hub", "peeringToName"),
            Map.entry("peering-from-hub", "peeringFromName"),
            Map.entry("environment", "environmentName"),
            Map.entry("app", "gatewayName"),
            Map.entry("zone", "cartoDnsZone"),
            Map.entry("link", "dnsLinkName"),
            Map.entry("record", "cartoDomain"),
            Map.entry("logs", "logWorkspaceName"),
            Map.entry("connection", "connectionName"),
            Map.entry("gateway-nsg", "securityGroup"),
            Map.entry("gateway-routes", "hubFirewallIp"));

    /** By the end of the type's token and the beginning of a path, the first that fits. */
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put(":VirtualNetwork addressSpace", "vnetCidr");
        PATHS.put(":Subnet addressPrefix", "subnetCidr");
        PATHS.put(":Subnet delegations[0].name", "delegationName");
        PATHS.put(":Subnet networkSecurityGroup", "securityGroup");
        PATHS.put(":Subnet routeTable", "hubFirewallIp");
        PATHS.put(":NetworkSecurityGroup securityRules", "egress, egressRules or cartoSubnetCidr");
        PATHS.put(":RouteTable routes", "hubFirewallIp");
        PATHS.put(":VirtualNetworkPeering allowForwardedTraffic", "hubFirewallIp");
        PATHS.put(":VirtualNetworkPeering remoteVirtualNetwork", "cartoVnetId");
        PATHS.put(":ManagedEnvironment vnetConfiguration", "subnetName");
        PATHS.put(":ManagedEnvironment workloadProfiles", "workloadProfile");
        PATHS.put(":ManagedEnvironment zoneRedundant", "zoneRedundant");
        PATHS.put(":ManagedEnvironment appLogsConfiguration", "logs and logWorkspaceName");
        PATHS.put(":ContainerApp environmentId", "environmentName");
        PATHS.put(":ContainerApp workloadProfileName", "workloadProfile");
        PATHS.put(":ContainerApp configuration.ingress.targetPort", "containerPort");
        PATHS.put(":ContainerApp configuration.ingress.ipSecurityRestrictions", "allowedSources");
        PATHS.put(":ContainerApp configuration.registries", "registryServer");
        PATHS.put(":ContainerApp configuration.secrets", "secretEnv, trustedCaCerts or registryPassword");
        PATHS.put(":ContainerApp identity", "registryIdentityId");
        PATHS.put(":ContainerApp template.containers[0].image", "image");
        PATHS.put(":ContainerApp template.containers[0].name", "containerName");
        PATHS.put(":ContainerApp template.containers[0].resources.cpu", "cpu");
        PATHS.put(":ContainerApp template.containers[0].resources.memory", "memory");
        PATHS.put(":ContainerApp template.containers[0].probes", "probes or probePath");
        PATHS.put(":ContainerApp template.containers[0].env", "cartoTls, env, secretEnv or the proxy's keys");
        PATHS.put(":ContainerApp template.containers[0].volumeMounts", "trustedCaCerts");
        PATHS.put(":ContainerApp template.volumes", "trustedCaCerts");
        PATHS.put(":ContainerApp template.scale.minReplicas", "minReplicas");
        PATHS.put(":ContainerApp template.scale.maxReplicas", "maxReplicas");
        PATHS.put(":PrivateRecordSet ttl", "cartoDnsTtl");
        PATHS.put(":PrivateRecordSet aRecords", "cartoInternalIp");
        PATHS.put(":Connection comment", "connectionComment");
        PATHS.put(":Connection options.port", "connectionPort");
        PATHS.put(":Connection options.base_path", "connectionBasePath");
        PATHS.put(":Connection options.bearer_token", "bearerToken, a secret, sent again");
        PATHS.put(":Connection options.client_secret", "oauthClientSecret, a secret, sent again");
        PATHS.put(":Connection options.host", "gatewayName and environmentName");
    }

    private ConfigKeys() {}

    /** The key that names a resource. */
    static String ofName(String logicalName) {
        return logicalName.startsWith("grant-") ? "principals" : NAMES.getOrDefault(logicalName, "the name");
    }

    /** The key by which the config says what the cloud has at a path, if there is one. */
    static Optional<String> ofPath(ResourceType type, String path) {
        if (path.startsWith("tags")) {
            return Optional.of("tags");
        }
        if (path.equals("location")) {
            return Optional.of("azure-native:location");
        }
        return PATHS.entrySet().stream()
                .filter(entry -> {
                    var words = entry.getKey().split(" ", 2);
                    return type.token().endsWith(words[0]) && path.startsWith(words[1]);
                })
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
