package dev.atgateway.gateway;

import com.pulumi.azurenative.app.ContainerApp;
import com.pulumi.azurenative.app.ManagedEnvironment;
import com.pulumi.azurenative.app.ManagedEnvironmentArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.azurenative.app.inputs.WorkloadProfileArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;
import dev.atgateway.settings.CartoSettings;
import dev.atgateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CARTO's steps 3 and 4: a workload-profiles environment in the delegated subnet, reachable from outside, and the gateway
 * container in it.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/workload-profiles-overview">Workload profiles</a>
 */
public final class Gateway extends ComponentResource {
    /** Azure gives up on an environment after as much as two hours; an hour is ample for one that will succeed. */
    private static final Duration ENVIRONMENT_TIMEOUT = Duration.ofHours(1);

    private final ManagedEnvironment environment;
    private final ContainerApp app;
    private final String appName;

    /**
     * Declares environment and app.
     *
     * @param after what the environment waits for
     * @param location region of the subnet, where it is not that of {@code group}
     * @param dropsProfile whether the environment exists with a dedicated workload profile that it is to lose
     * @param protect whether the environment is protected against deletion and replacement
     */
    public Gateway(
            String name,
            GatewaySettings settings,
            CartoSettings carto,
            Output<String> group,
            Output<String> subnetId,
            List<Resource> after,
            Optional<String> location,
            Map<String, String> tags,
            boolean dropsProfile,
            boolean protect) {
        super("atgateway:gateway:Gateway", name);
        var environmentArgs = ManagedEnvironmentArgs.builder()
                .environmentName(settings.environmentName())
                .resourceGroupName(group)
                .vnetConfiguration(VnetConfigurationArgs.builder()
                        .infrastructureSubnetId(subnetId)
                        .internal(false)
                        .build())
                .workloadProfiles(profiles(settings))
                .zoneRedundant(settings.zoneRedundant())
                .tags(tags);
        location.ifPresent(environmentArgs::location);
        settings.logWorkspace()
                .ifPresent(workspace -> environmentArgs.appLogsConfiguration(
                        LogWorkspace.declare(this, workspace, group, location, tags)));
        this.environment = new ManagedEnvironment(
                "environment",
                environmentArgs.build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(after)
                        .protect(protect)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(ENVIRONMENT_TIMEOUT)
                                .delete(ENVIRONMENT_TIMEOUT)
                                .build())
                        // The whole of vnetConfiguration: when the subnet is replaced, the engine asks with that
                        // property as a whole unknown, and must learn that the environment goes first.
                        .replaceOnChanges(replacing(dropsProfile))
                        .deleteBeforeReplace(true)
                        .build());

        this.appName = settings.name();
        var appArgs = new GatewayApp(settings, carto)
                .args()
                .containerAppName(appName)
                .resourceGroupName(group)
                .environmentId(environment.id())
                .tags(tags);
        location.ifPresent(appArgs::location);
        this.app = new ContainerApp(
                "app",
                appArgs.build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .replaceOnChanges("environmentId")
                        .deleteBeforeReplace(true)
                        .build());
        registerOutputs(Map.<String, Output<?>>of("url", url()));
    }

    /**
     * What Azure does not change in place. It removes no profile that an app uses: a dedicated profile's name is its
     * type, and where the list becomes shorter, there is no name left whose change could be named.
     */
    private static List<String> replacing(boolean dropsProfile) {
        return List.of(
                "vnetConfiguration",
                "zoneRedundant",
                "infrastructureResourceGroup",
                dropsProfile ? "workloadProfiles" : "workloadProfiles[1].name");
    }

    private static List<WorkloadProfileArgs> profiles(GatewaySettings settings) {
        var consumption = WorkloadProfileArgs.builder()
                .name("Consumption")
                .workloadProfileType("Consumption")
                .build();
        var profile = settings.profile();
        if (profile.consumption()) {
            return List.of(consumption);
        }
        return List.of(
                consumption,
                WorkloadProfileArgs.builder()
                        .name(profile.type())
                        .workloadProfileType(profile.type())
                        .minimumCount(profile.minNodes())
                        .maximumCount(profile.maxNodes())
                        .build());
    }

    /**
     * The public URL. It is made from the app's name and the environment's domain, not from the app's own {@code fqdn}:
     * a preview knows neither the {@code fqdn} nor anything made from it while any part of the app changes. And who uses
     * it need not wait for the app.
     */
    public Output<String> url() {
        return environment.defaultDomain().applyValue(domain -> "https://%s.%s".formatted(appName, domain));
    }

    /** The domain under which the environment's apps are reached. */
    public Output<String> defaultDomain() {
        return environment.defaultDomain();
    }

    /** The environment's public address. */
    public Output<String> staticIp() {
        return environment.staticIp();
    }

    /** Resource id of the environment. */
    public Output<String> environmentId() {
        return environment.id();
    }

    /** Resource id of the Container App. */
    public Output<String> appId() {
        return app.id();
    }
}
