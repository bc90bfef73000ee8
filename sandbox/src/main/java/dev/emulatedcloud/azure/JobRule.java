package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.App refuses for jobs, besides what it refuses for apps. */
public enum JobRule implements Rule {
    INVALID_JOB_NAME(
            400,
            "ContainerAppInvalidName",
            "Invalid ContainerAppsJob name '%s'. A name must consist of lower case alphanumeric characters or '-', start "
                    + "with an alphabetic character, and end with an alphanumeric character and cannot have '--'. The "
                    + "length must be between 2 and 32 characters inclusive.",
            OBSERVED,
            "https://github.com/DefangLabs/pulumi-defang/pull/543"),
    INVALID_TRIGGER(
            400,
            "ContainerAppsJobInvalidTrigger",
            "The trigger of the job %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/jobs"),
    INVALID_LIMIT(
            400,
            "ContainerAppsJobInvalidConfiguration",
            "The configuration of the job %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs/create-or-update"),
    INVALID_IMAGE(
            400,
            "ContainerAppInvalidImage",
            "The image '%s' of the container '%s' is not a reference to a container image.",
            INFERRED,
            "https://learn.microsoft.com/azure/container-apps/jobs"),
    JOB_BUSY(
            409,
            "ContainerAppsJobOperationInProgress",
            "Cannot modify the job '%s' because there is an active provisioning operation in progress.",
            INFERRED,
            "https://github.com/microsoft/azure-container-apps/issues/1731");

    private final Refusal refusal;

    JobRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
