package dev.atgateway.verify;

import com.azure.resourcemanager.appcontainers.fluent.models.ManagedEnvironmentInner;
import com.azure.resourcemanager.appcontainers.models.EnvironmentProvisioningState;
import java.util.List;

/** Whether the Container Apps environment is ready, external, with workload profiles, and in the stack's subnet. */
final class EnvironmentCheck implements Check {
    static final Fault MISSING = new Fault(
            "missing",
            "the environment was deleted",
            Fault.DEPLOY_AGAIN + " makes it again (step 3); its domain changes");
    static final Fault NOT_READY = new Fault(
            "not-ready",
            "it is still being made, or making it failed: often a subnet whose egress is cut off, or custom DNS servers",
            "wait while it says Waiting or Updating; else look at its activity log, egressRules and the VNet's DNS servers, "
                    + "then " + Fault.DEPLOY_AGAIN);
    static final Fault INTERNAL = new Fault(
            "internal",
            "an internal environment has no public address, and Databricks calls over the Internet",
            Fault.DEPLOY_AGAIN + " makes an external one (step 3)");
    static final Fault NO_PROFILES = new Fault(
            "no-profiles",
            "a consumption-only environment takes no peering, no routes and no subnet rules",
            Fault.DEPLOY_AGAIN + " makes one with workload profiles (step 3)");
    static final Fault OTHER_SUBNET = new Fault(
            "other-subnet",
            "the environment was made by something else than this stack",
            "look at environmentName; " + Fault.DEPLOY_AGAIN);

    @Override
    public String name() {
        return "environment";
    }

    @Override
    public String asks() {
        return "Azure, Container Apps environment: ready, external, with workload profiles, in the stack's subnet";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, NOT_READY, INTERNAL, NO_PROFILES, OTHER_SUBNET);
    }

    @Override
    public Result look(Target target) {
        var id = target.stack().output("environmentId");
        if (id.isEmpty()) {
            return Result.notApplicable("the stack has no output environmentId: its last pulumi up did not finish");
        }
        return target.azure()
                .environment(id.get())
                .map(environment ->
                        examine(environment, target.stack().output("subnetId").orElse("")))
                .orElseGet(() -> Result.failed(MISSING, "%s is not there", Ids.name(id.get())));
    }

    private static Result examine(ManagedEnvironmentInner environment, String subnet) {
        var network = environment.vnetConfiguration();
        if (environment.provisioningState() != EnvironmentProvisioningState.SUCCEEDED) {
            return Result.failed(NOT_READY, "%s is %s", environment.name(), environment.provisioningState());
        }
        if (network != null && Boolean.TRUE.equals(network.internal())) {
            return Result.failed(INTERNAL, "%s is internal", environment.name());
        }
        if (environment.workloadProfiles() == null
                || environment.workloadProfiles().isEmpty()) {
            return Result.failed(NO_PROFILES, "%s has no workload profiles", environment.name());
        }
        if (network == null || !subnet.equalsIgnoreCase(network.infrastructureSubnetId())) {
            return Result.failed(
                    OTHER_SUBNET,
                    "%s is in %s",
                    environment.name(),
                    network == null ? "no VNet" : network.infrastructureSubnetId());
        }
        return Result.passed("%s is ready at %s", environment.name(), environment.staticIp());
    }
}
