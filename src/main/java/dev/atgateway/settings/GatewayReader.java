package dev.atgateway.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the Container Apps environment and the gateway container in it. */
final class GatewayReader {
    private static final String LOGS_SUFFIX = "-logs";

    private final String gatewayName;
    private final Optional<String> environmentName;
    private final Optional<String> containerName;
    private final Optional<ImageReference> image;
    private final Optional<String> imageText;
    private final Optional<Integer> containerPort;
    private final Optional<Boolean> probes;
    private final Optional<String> probePath;
    private final Optional<Boolean> zoneRedundant;
    private final Optional<Boolean> logAnalytics;
    private final Optional<String> logWorkspace;
    private final SizeReader size;
    private final ScaleReader scale;
    private final RegistryReader registry;
    private final VariablesReader variables;
    private final List<Cidr> allowedSources;

    GatewayReader(Values values, String gatewayName, NetworkReader network, EgressReader egress) {
        this.gatewayName = gatewayName;
        environmentName = values.read("environmentName", gatewayName + "-env", AzureNames::environment);
        containerName = values.read("containerName", "at-gateway", AzureNames::container);
        imageText = values.text("image");
        image = values.require(
                "image", "required: the gateway's container image", "<registry>/<name>:<tag>", ImageReference::parse);
        containerPort = values.require(
                "containerPort", "required: the port that the container listens on", "8080", WholeNumber.PORT);
        checkTag(values, values.read("allowMutableTag", "false", Choice.FLAG));
        size = new SizeReader(values);
        probes = values.read("probes", "create", Choice.of(Map.of("create", true, "none", false)));
        probePath = values.read("probePath", UrlPath::parse);
        if (probes.equals(Optional.of(false))) {
            values.noEffect("probePath", "", "has no effect with probes none");
        }
        scale = new ScaleReader(values, size, network.subnetCidr);
        registry = new RegistryReader(values, image);
        variables = new VariablesReader(values);
        allowedSources = AllowedSources.read(values);
        zoneRedundant = values.read("zoneRedundant", "false", Choice.FLAG);
        logAnalytics = values.read("logs", "none", Choice.of(Map.of("none", false, "log-analytics", true)));
        logWorkspace = logWorkspace(values);
        image.filter(reference -> egress.restricted() && !egress.lets(reference))
                .ifPresent(reference -> values.wrong(
                        "egressRules",
                        "no rule lets the image's registry " + reference.registry()
                                + " through, and no service tag stands for it",
                        "add {name: registry, destination: <its addresses>, port: " + reference.port()
                                + ", protocol: Tcp}"));
    }

    GatewaySettings settings(TrustReader trust, ProxyReader proxy) {
        return new GatewaySettings(
                gatewayName,
                environmentName.orElseThrow(),
                containerName.orElseThrow(),
                imageText.orElseThrow(),
                containerPort.orElseThrow(),
                size.cpu.orElseThrow(),
                size.memoryGi.orElseThrow(),
                probes.orElseThrow(),
                probePath,
                scale.minReplicas.orElseThrow(),
                scale.maxReplicas.orElseThrow(),
                scale.profile(size),
                registry.settings(),
                trust.settings(),
                proxy.settings(),
                proxy.noProxy,
                variables.plain,
                variables.secret,
                allowedSources,
                zoneRedundant.orElseThrow(),
                logWorkspace);
    }

    private Optional<String> logWorkspace(Values values) {
        if (!logAnalytics.equals(Optional.of(true))) {
            values.noEffect("logWorkspaceName", "", "has no effect unless logs is log-analytics");
            return Optional.empty();
        }
        if (!values.given("logWorkspaceName")) {
            DerivedNames.check(
                    values, "environmentName", environmentName, LOGS_SUFFIX, AzureNames.LONGEST_LOG_WORKSPACE);
            return environmentName.map(name -> name + LOGS_SUFFIX);
        }
        return values.read("logWorkspaceName", AzureNames::logWorkspace);
    }

    private void checkTag(Values values, Optional<Boolean> allowMutableTag) {
        image.filter(ImageReference::mutable)
                .filter(reference -> allowMutableTag.equals(Optional.of(false)))
                .ifPresent(reference -> values.wrong(
                        "image",
                        "may mean another image tomorrow",
                        "write a version's tag or a digest, or set allowMutableTag to true"));
    }
}
