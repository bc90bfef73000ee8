package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.App refuses for managed environments. */
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
    VNET_NOT_FOUND(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: Invalid vnet resource ID provided, or the virtual network could not be found.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1534"),
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
            "The environment network configuration is invalid: Provided subnet must have a size of at least /%s",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/425"),
    TOO_FEW_ADDRESSES(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: The subnet %s has %s addresses for nodes and replicas; the workload profiles take at least %s.",
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
    RESOLVER_OF_AZURE(
            400,
            "OperationFailed",
            "Managed environment failed to initialize: the virtual network %s names Azure's own resolver %s as its DNS server.",
            INFERRED,
            "https://github.com/microsoft/azure-container-apps/issues/1523"),
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
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: the property 'vnetConfiguration.internal' of the environment %s needs 'vnetConfiguration.infrastructureSubnetId'.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/networking"),
    ZONES_WITHOUT_SUBNET(
            400,
            "ManagedEnvironmentInvalidNetworkConfiguration",
            "The environment network configuration is invalid: the property 'zoneRedundant' of the environment %s needs 'vnetConfiguration.infrastructureSubnetId'.",
            INFERRED,
            "https://learn.microsoft.com/azure/reliability/reliability-azure-container-apps"),
    PUBLIC_ACCESS(
            400,
            "InvalidRequestParameterWithDetails",
            "The property 'publicNetworkAccess' of the environment %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/networking"),
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
    PROFILE_IN_USE(
            409,
            "WorkloadProfileInUse",
            "Cannot remove workload profile(s): %s because it is being used by container apps",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/731"),
    LOG_WORKSPACE_INVALID(
            400,
            "InvalidRequestParameterWithDetails",
            "LogAnalyticsConfiguration is invalid: %s.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/990"),
    ENVIRONMENT_HAS_APPS(
            409,
            "ManagedEnvironmentHasContainerApps",
            "The specified environment %s cannot be deleted because it still contains %s Container Apps.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1012"),
    ENVIRONMENT_HAS_JOBS(
            409,
            "ManagedEnvironmentHasContainerAppsJobs",
            "The specified environment %s cannot be deleted because it still contains %s Container Apps Jobs.",
            INFERRED,
            "https://github.com/microsoft/azure-container-apps/issues/1012");

    private final Refusal refusal;

    ContainerAppsRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
