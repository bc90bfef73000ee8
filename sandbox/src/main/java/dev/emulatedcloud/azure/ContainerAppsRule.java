package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.App refuses for managed environments and container apps. */
public enum ContainerAppsRule implements Rule {
    INVALID_ENVIRONMENT_NAME(
            400,
            "ManagedEnvironmentInvalidName",
            "Invalid managed environment name '%s'. A name must consist of alphanumeric characters "
                    + "or '-', start with a letter, end with an alphanumeric character, and be 2 to 60 "
                    + "characters long.",
            INFERRED,
            "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.ContainerApp.EnvNaming/"),
    ENVIRONMENT_BUSY(
            409,
            "ManagedEnvironmentOperationInProgress",
            "Cannot modify Container Apps environment %s because another operation is in progress.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/701"),
    ENVIRONMENT_NOT_PROVISIONED(
            400,
            "ManagedEnvironmentNotProvisioned",
            "The environment '%s' is in provisioning state '%s'; a container app needs one that is provisioned.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/868"),
    APP_BUSY(
            409,
            "ContainerAppOperationInProgress",
            "Cannot modify a container app '%s' because there is an active provisioning operation in progress.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1731"),
    SUBNET_NOT_FOUND(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: The subnet and its addressPrefix "
                    + "could not be found: %s.",
            OBSERVED,
            "https://github.com/pulumi/pulumi-azure-native/issues/3244"),
    SUBNET_TOO_SMALL(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: The subnet %s has the address range "
                    + "%s; a size of at least /%s is required.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/custom-virtual-networks"),
    SUBNET_RESERVED_RANGE(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: The address range %s of the subnet "
                    + "overlaps the reserved range %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/custom-virtual-networks"),
    SUBNET_ELSEWHERE(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: The virtual network is in location "
                    + "%s, the environment in %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/custom-virtual-networks"),
    SUBNET_OCCUPIED(
            400,
            "ManagedEnvironmentSubnetInUse",
            "The subnet %s is already in use by %s. An environment needs a subnet of its own.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/custom-virtual-networks"),
    SUBNET_NOT_DELEGATED(
            400,
            "ManagedEnvironmentSubnetDelegationError",
            "The subnet of the environment must be delegated to the service " + "'Microsoft.App/environments'.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/119379"),
    SUBNET_DELEGATED(
            400,
            "ManagedEnvironmentSubnetIsDelegated",
            "The subnet of the environment must not be delegated to a service when the environment "
                    + "has no workload profiles.",
            OBSERVED,
            "https://github.com/hashicorp/terraform-provider-azurerm/issues/29400"),
    SUBNET_CHANGED(
            400,
            "ManagedEnvironmentInfraSubnetIdCannotBeUpdated",
            "The property 'vnetConfiguration.infrastructureSubnetId' of the environment %s cannot be " + "updated.",
            OBSERVED,
            "https://github.com/Azure/terraform-provider-azapi/issues/826"),
    IMMUTABLE_CHANGED(
            400,
            "ManagedEnvironmentPropertyCannotBeUpdated",
            "The property '%s' of the environment %s cannot be updated.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/networking"),
    INTERNAL_WITHOUT_SUBNET(
            400,
            "InvalidRequestParameterWithDetails",
            "The property 'vnetConfiguration.internal' of the environment %s needs "
                    + "'vnetConfiguration.infrastructureSubnetId'.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/networking"),
    ZONES_WITHOUT_SUBNET(
            400,
            "InvalidRequestParameterWithDetails",
            "The property 'zoneRedundant' of the environment %s needs " + "'vnetConfiguration.infrastructureSubnetId'.",
            INFERRED,
            "https://learn.microsoft.com/azure/reliability/reliability-azure-container-apps"),
    INVALID_PROFILES(
            400,
            "InvalidRequestParameterWithDetails",
            "The workload profiles of the environment %s are invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/workload-profiles-overview"),
    PROFILES_ADDED_OR_REMOVED(
            400,
            "ManagedEnvironmentPropertyCannotBeUpdated",
            "The environment %s was created %s workload profiles and cannot be updated to one %s " + "them.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/workload-profiles-overview"),
    LOG_WORKSPACE_INVALID(
            400,
            "InvalidRequestParameterWithDetails",
            "LogAnalyticsConfiguration is invalid: %s.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/990"),
    ENVIRONMENT_HAS_APPS(
            409,
            "ManagedEnvironmentHasContainerApps",
            "The environment %s cannot be deleted because it contains the container apps: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/environment"),
    ENVIRONMENT_NOT_FOUND(
            404,
            "ManagedEnvironmentNotFound",
            "The environment '%s' was not found.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/environment"),
    INVALID_APP_NAME(
            400,
            "ContainerAppInvalidName",
            "Invalid ContainerApp name '%s'. A name must consist of lower case alphanumeric "
                    + "characters or '-', start with an alphabetic character, and end with an alphanumeric "
                    + "character and cannot have '--'. The length must not be more than 32 characters.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/95762"),
    ENVIRONMENT_CHANGED(
            400,
            "ContainerAppEnvironmentCannotBeUpdated",
            "The environment of the container app %s cannot be changed from %s to %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/containers"),
    APP_ELSEWHERE(
            400,
            "ContainerAppLocationMismatch",
            "The container app %s in location %s must be in the location %s of its environment.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/environment"),
    UNKNOWN_PROFILE(
            400,
            "WorkloadProfileNotFound",
            "The workload profile '%s' does not exist in the environment %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/workload-profiles-overview"),
    INVALID_TEMPLATE(
            400,
            "ContainerAppInvalidTemplate",
            "The template of the container app %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/containers"),
    INVALID_RESOURCES(
            400,
            "ContainerAppInvalidResourceTotal",
            "The total requested CPU and memory resources for this application (CPU: %s, memory: %s) "
                    + "is invalid. Total CPU and memory for all containers defined in a Container App must add "
                    + "up to one of the following CPU - Memory combinations: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/containers"),
    INVALID_SECRET_NAME(
            400,
            "ContainerAppInvalidSecretName",
            "Invalid secret name '%s': a name must consist of lower case alphanumeric characters or "
                    + "'-', and must start and end with an alphanumeric character. The length must not be more "
                    + "than 253 characters.",
            OBSERVED,
            "https://github.com/Azure/container-apps-deploy-action/issues/116"),
    SECRET_WITHOUT_VALUE(
            400,
            "ContainerAppSecretInvalid",
            "Container app secret(s) with name(s) '%s' are invalid: value or keyVaultUrl and "
                    + "identity should be provided.",
            OBSERVED,
            "https://github.com/pulumi/pulumi-azure-native/issues/3198"),
    DUPLICATE_SECRET(
            400,
            "ContainerAppSecretDuplicated",
            "The container app secret '%s' is defined more than once.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/manage-secrets"),
    SECRET_REF_NOT_FOUND(
            400,
            "ContainerAppSecretRefNotFound",
            "SecretRef '%s' defined for %s not found.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/manage-secrets"),
    INVALID_PORT(
            400,
            "ContainerAppInvalidPort",
            "The port %s of %s is invalid. It must be between 1 and 65535.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/ingress-overview"),
    INVALID_PROBE(
            400,
            "ContainerAppInvalidProbe",
            "The probe of the container '%s' is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/health-probes"),
    INVALID_SCALE(
            400,
            "ContainerAppInvalidScaleSpec",
            "The scale of the container app %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/scale-app"),
    INVALID_RESTRICTION(
            400,
            "ContainerAppInvalidIpSecurityRestrictions",
            "The IP security restriction '%s' is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/ip-restrictions"),
    INVALID_MOUNT(
            400,
            "ContainerAppInvalidVolumeMount",
            "The volume mount '%s' of the container '%s' has no volume of that name.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/storage-mounts"),
    INVALID_REVISION_SUFFIX(
            400,
            "ContainerAppInvalidRevisionSuffix",
            "The revision suffix '%s' of the container app %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/revisions");

    private final Refusal refusal;

    ContainerAppsRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
