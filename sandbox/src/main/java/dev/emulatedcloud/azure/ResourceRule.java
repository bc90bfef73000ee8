package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.DOCUMENTED;
import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Azure Resource Manager refuses for resources of every kind. */
public enum ResourceRule implements Rule {
    RESOURCE_GROUP_NOT_FOUND(
            404,
            "ResourceGroupNotFound",
            "Resource group '%s' could not be found.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-resource-group-not-found"),
    RESOURCE_NOT_FOUND(
            404,
            "ResourceNotFound",
            "The Resource '%s' under resource group '%s' was not found. For more details please go to "
                    + "https://aka.ms/ARMResourceNotFoundFix",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found"),
    PARENT_RESOURCE_NOT_FOUND(
            404,
            "ParentResourceNotFound",
            "Failed to perform 'write' on resource(s) of type '%s', because the parent resource '%s' could not be "
                    + "found.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-parent-resource"),
    SUBSCRIPTION_NOT_FOUND(
            404,
            "SubscriptionNotFound",
            "The subscription '%s' could not be found.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    UNKNOWN_TYPE(
            404,
            "InvalidResourceType",
            "The resource type '%s' could not be found in the namespace '%s'.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    GROUP_BEING_DELETED(
            409,
            "ResourceGroupBeingDeleted",
            "The resource group '%s' is in deprovisioning state and cannot perform this operation.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    BUSY(
            409,
            "Conflict",
            "The resource %s cannot be changed because another operation on it is in progress.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    INVALID_RESOURCE_GROUP_NAME(
            400,
            "InvalidResourceGroup",
            "The provided resource group name '%s' is not valid: at most 90 characters, letters, digits, '_', '(', "
                    + "')', '-' and '.', not ending in '.'.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules"),
    LOCATION_CHANGED(
            409,
            "InvalidResourceLocation",
            "The resource '%s' already exists in location '%s' in resource group '%s'. A resource with the same name "
                    + "cannot be created in location '%s'. Please select a new resource name.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    GROUP_LOCATION_CHANGED(
            409,
            "InvalidResourceGroupLocation",
            "Invalid resource group location '%s'. The Resource group already exists in location '%s'.",
            OBSERVED,
            "https://github.com/Azure/azure-cli/issues/22242"),
    GROUP_DELETION_BLOCKED(
            409,
            "ResourceGroupDeletionBlocked",
            "Deletion of resource group '%s' failed as resources with identifiers '%s' could not be deleted. The provisioning state of the resource group will be rolled back. %s",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/52282"),
    LOCATION_REQUIRED(
            400,
            "LocationRequired",
            "The location property is required for this definition.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    TAGS_NOT_SUPPORTED(
            400,
            "BadRequest",
            "The resource type '%s' does not support tags.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-support");

    private final Refusal refusal;

    ResourceRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
