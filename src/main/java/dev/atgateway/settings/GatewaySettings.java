package dev.atgateway.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Container Apps environment and the gateway container in it.
 *
 * @param image container image with its tag or digest
 * @param containerPort port the container listens on
 * @param cpu vCPUs of one replica
 * @param memoryGi memory of one replica, in Gi
 * @param containerName name of the container in the app
 * @param probes whether this stack declares the container's probes
 * @param probePath path of an HTTP probe; absent means a TCP probe
 * @param noProxy hosts that bypass the proxy, besides CARTO's own
 * @param env plain environment variables of the user
 * @param secretEnv secret environment variables of the user
 * @param allowedSources who may call the public ingress; empty means everybody
 * @param logWorkspace name of the workspace of this stack to which the environment's logs go; absent means nowhere
 */
public record GatewaySettings(
        String name,
        String environmentName,
        String containerName,
        String image,
        int containerPort,
        BigDecimal cpu,
        BigDecimal memoryGi,
        boolean probes,
        Optional<String> probePath,
        int minReplicas,
        int maxReplicas,
        WorkloadProfile profile,
        Optional<RegistrySettings> registry,
        TrustSettings trust,
        Optional<ProxySettings> proxy,
        List<String> noProxy,
        Map<String, String> env,
        Map<String, Secret> secretEnv,
        List<Cidr> allowedSources,
        boolean zoneRedundant,
        Optional<String> logWorkspace) {

    /** Whether the image comes from an Azure Container Registry, which service tags stand for. */
    public boolean inAzureRegistry() {
        return ImageReference.isAzureRegistry(ImageReference.parse(image).registry());
    }
}
