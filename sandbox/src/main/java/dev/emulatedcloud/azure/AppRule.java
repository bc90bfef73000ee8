package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.App refuses for container apps. */
public enum AppRule implements Rule {
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
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/231"),
    SECRET_IN_USE(
            409,
            "ContainerAppSecretInUse",
            "Container App '%s' has an active revision referencing a secret you are trying to delete. Please add secrets: %s or deactive the revisions: %s referencing this secret.",
            OBSERVED,
            "https://github.com/microsoft/vscode-azurecontainerapps/issues/1098"),
    INVALID_REGISTRY_SERVER(
            400,
            "ContainerAppInvalidRegistryServerValue",
            "The registry server '%s' is invalid: it must be a host name with or without a port, and no scheme.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/containers"),
    INVALID_REGISTRY(
            400,
            "ContainerAppRegistryInvalid",
            "The credentials of the registry '%s' are invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/managed-identity-image-pull"),
    INVALID_PORT(
            400,
            "ContainerAppInvalidPort",
            "The port %s of %s is invalid. It must be between 1 and 65535.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/ingress-overview"),
    INVALID_TRAFFIC(
            400,
            "ContainerAppInvalidTrafficWeights",
            "The traffic of the container app %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/traffic-splitting"),
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
            "The volume mount '%s' of the container '%s' is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/storage-mounts"),
    INVALID_VOLUME(
            400,
            "ContainerAppInvalidVolume",
            "The volume '%s' is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/storage-mounts"),
    INVALID_REVISION_SUFFIX(
            400,
            "ContainerAppInvalidRevisionName",
            "Revision name has an invalid value '%s'. A revision name must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character. The length of the revision name must not be more than a combined 54 characters with the container app name.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1443"),
    REVISION_SUFFIX_TAKEN(
            400,
            "WebhookInvalidParameterValue",
            "The following field(s) are either invalid or missing. Invalid value: \"%s\": revision with suffix %s already exists.: template.revisionsuffix.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/660");

    private final Refusal refusal;

    AppRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
