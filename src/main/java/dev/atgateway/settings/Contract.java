package dev.atgateway.settings;

import java.util.List;
import java.util.Set;

/** The keys of the stack config, in the order of docs/configuration.md. */
final class Contract {
    static final List<String> KEYS = List.of(
            "topology",
            "vnetCidr",
            "subnetCidr",
            "vnetName",
            "subnetName",
            "delegationName",
            "environmentName",
            "peeringToName",
            "peeringFromName",
            "dnsLinkName",
            "hubFirewallIp",
            "hubVnetId",
            "securityGroup",
            "egress",
            "egressRules",
            "cartoVnetId",
            "cartoDns",
            "cartoDomain",
            "cartoInternalIp",
            "cartoSubnetCidr",
            "cartoDnsZone",
            "cartoDnsTtl",
            "cartoTls",
            "trustedCaCerts",
            "image",
            "containerPort",
            "allowMutableTag",
            "gatewayName",
            "containerName",
            "cpu",
            "memory",
            "probes",
            "probePath",
            "minReplicas",
            "maxReplicas",
            "workloadProfile",
            "profileMinNodes",
            "profileMaxNodes",
            "registryServer",
            "registryUsername",
            "registryPassword",
            "registryIdentityId",
            "env",
            "secretEnv",
            "allowedSources",
            "zoneRedundant",
            "logs",
            "logWorkspaceName",
            "proxyUrl",
            "proxyCidr",
            "noProxy",
            "proxyCaCertificate",
            "proxyRejectUnauthorized",
            "databricksEnabled",
            "connectionName",
            "connectionComment",
            "connectionBasePath",
            "connectionPort",
            "bearerToken",
            "oauthClientId",
            "oauthClientSecret",
            "oauthScope",
            "oauthTokenEndpoint",
            "principals",
            "toolbox",
            "apiBaseUrl",
            "apiAccessToken",
            "setupStatement",
            "versionStatement",
            "quotaStatement",
            "resourceGroupName",
            "existingResourceGroup",
            "tags",
            "protect");

    /** The keys whose values must be stored encrypted. */
    static final Set<String> SECRETS =
            Set.of("registryPassword", "secretEnv", "bearerToken", "oauthClientSecret", "apiAccessToken");

    private Contract() {}

    /** Where a key stands in the contract; what is not in it comes last. */
    static int position(String key) {
        int position = KEYS.indexOf(key);
        return position < 0 ? KEYS.size() : position;
    }
}
