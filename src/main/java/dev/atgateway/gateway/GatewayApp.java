package dev.atgateway.gateway;

import com.pulumi.azurenative.app.ContainerAppArgs;
import com.pulumi.azurenative.app.inputs.ConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeHttpGetArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeTcpSocketArgs;
import com.pulumi.azurenative.app.inputs.ContainerArgs;
import com.pulumi.azurenative.app.inputs.ContainerResourcesArgs;
import com.pulumi.azurenative.app.inputs.EnvironmentVarArgs;
import com.pulumi.azurenative.app.inputs.IngressArgs;
import com.pulumi.azurenative.app.inputs.IpSecurityRestrictionRuleArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.app.inputs.RegistryCredentialsArgs;
import com.pulumi.azurenative.app.inputs.ScaleArgs;
import com.pulumi.azurenative.app.inputs.SecretVolumeItemArgs;
import com.pulumi.azurenative.app.inputs.TemplateArgs;
import com.pulumi.azurenative.app.inputs.VolumeArgs;
import com.pulumi.azurenative.app.inputs.VolumeMountArgs;
import dev.atgateway.settings.CartoSettings;
import dev.atgateway.settings.GatewaySettings;
import dev.atgateway.settings.RegistrySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The arguments of the Container App: one container behind a public HTTPS ingress. */
final class GatewayApp {
    private static final String FINGERPRINT = "AT_GATEWAY_SECRETS_FINGERPRINT";

    private final GatewaySettings settings;
    private final CartoSettings carto;
    private final ContainerSecrets secrets;

    GatewayApp(GatewaySettings settings, CartoSettings carto) {
        this.settings = settings;
        this.carto = carto;
        this.secrets = ContainerSecrets.of(settings);
    }

    /** Everything but name, group, place and tags. */
    ContainerAppArgs.Builder args() {
        var args = ContainerAppArgs.builder()
                .workloadProfileName(settings.profile().type())
                .configuration(configuration())
                .template(template());
        settings.registry()
                .filter(RegistrySettings.Identity.class::isInstance)
                .map(RegistrySettings.Identity.class::cast)
                .ifPresent(registry -> args.identity(ManagedServiceIdentityArgs.builder()
                        .type("UserAssigned")
                        .userAssignedIdentities(registry.identityId())
                        .build()));
        return args;
    }

    private ConfigurationArgs configuration() {
        var args = ConfigurationArgs.builder()
                .activeRevisionsMode("Single")
                .ingress(ingress())
                .secrets(secrets.toArgs());
        settings.registry().map(GatewayApp::credentials).ifPresent(args::registries);
        return args.build();
    }

    private IngressArgs ingress() {
        var sources = settings.allowedSources();
        var args = IngressArgs.builder()
                .external(true)
                .targetPort(settings.containerPort())
                .transport("auto")
                .allowInsecure(false);
        if (!sources.isEmpty()) {
            args.ipSecurityRestrictions(IntStream.range(0, sources.size())
                    .mapToObj(index -> IpSecurityRestrictionRuleArgs.builder()
                            .name("allowed-source-" + (index + 1))
                            .description("From allowedSources")
                            .ipAddressRange(sources.get(index).toString())
                            .action("Allow")
                            .build())
                    .toList());
        }
        return args.build();
    }

    private static RegistryCredentialsArgs credentials(RegistrySettings registry) {
        var args = RegistryCredentialsArgs.builder().server(registry.server());
        if (registry instanceof RegistrySettings.Password login) {
            args.username(login.username()).passwordSecretRef(ContainerSecrets.REGISTRY_PASSWORD);
        } else if (registry instanceof RegistrySettings.Identity login) {
            args.identity(login.identityId());
        }
        return args.build();
    }

    private TemplateArgs template() {
        var args = TemplateArgs.builder()
                .containers(container())
                .scale(ScaleArgs.builder()
                        .minReplicas(settings.minReplicas())
                        .maxReplicas(settings.maxReplicas())
                        .build());
        if (settings.trust().caBundle().isPresent()) {
            args.volumes(VolumeArgs.builder()
                    .name(ContainerSecrets.TRUSTED_CAS)
                    .storageType("Secret")
                    .secrets(SecretVolumeItemArgs.builder()
                            .secretRef(ContainerSecrets.TRUSTED_CAS)
                            .path(ContainerEnvironment.CA_FILE)
                            .build())
                    .build());
        }
        return args.build();
    }

    private ContainerArgs container() {
        var args = ContainerArgs.builder()
                .name(settings.containerName())
                .image(settings.image())
                .resources(ContainerResourcesArgs.builder()
                        .cpu(settings.cpu().doubleValue())
                        .memory(settings.memoryGi().toPlainString() + "Gi")
                        .build())
                .env(environment());
        if (settings.probes()) {
            args.probes(probe("Liveness"), probe("Readiness"));
        }
        if (settings.trust().caBundle().isPresent()) {
            args.volumeMounts(VolumeMountArgs.builder()
                    .volumeName(ContainerSecrets.TRUSTED_CAS)
                    .mountPath(ContainerEnvironment.CA_DIRECTORY)
                    .build());
        }
        return args.build();
    }

    private List<EnvironmentVarArgs> environment() {
        var variables = new ArrayList<EnvironmentVarArgs>();
        ContainerEnvironment.of(settings, carto)
                .forEach((name, value) -> variables.add(
                        EnvironmentVarArgs.builder().name(name).value(value).build()));
        variables.addAll(secrets.variables());
        secrets.fingerprint(settings.name())
                .ifPresent(value -> variables.add(EnvironmentVarArgs.builder()
                        .name(FINGERPRINT)
                        .value(value)
                        .build()));
        return variables;
    }

    private ContainerAppProbeArgs probe(String type) {
        var args = ContainerAppProbeArgs.builder().type(type).periodSeconds(10).failureThreshold(3);
        settings.probePath()
                .ifPresentOrElse(
                        path -> args.httpGet(ContainerAppProbeHttpGetArgs.builder()
                                .path(path)
                                .port(settings.containerPort())
                                .scheme("HTTP")
                                .build()),
                        () -> args.tcpSocket(ContainerAppProbeTcpSocketArgs.builder()
                                .port(settings.containerPort())
                                .build()));
        return args.build();
    }
}
