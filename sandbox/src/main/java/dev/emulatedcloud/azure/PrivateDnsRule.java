package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.DOCUMENTED;
import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.Network refuses for private DNS zones, their links and their records. */
public enum PrivateDnsRule implements Rule {
    LOCATION_NOT_GLOBAL(
            400,
            "LocationNotAvailableForResourceType",
            "The provided location '%s' is not available for resource type '%s'. List of available "
                    + "regions for the resource type is 'global'.",
            DOCUMENTED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"),
    INVALID_ZONE_NAME(
            400,
            "BadRequest",
            "The zone name '%s' is not valid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/private-dns-privatednszone"),
    ZONE_TOO_FEW_LABELS(
            400,
            "BadRequest",
            "The zone name '%s' does not have enough labels. Zone names must have two or more labels.",
            OBSERVED,
            "https://github.com/crossplane-contrib/provider-upjet-azure/issues/19"),
    ZONE_RESERVED(
            400,
            "BadRequest",
            "The Private DNS zone name '%s' is not permitted as it is a reserved Azure infrastructure domain and creating such zones may have unintended consequences for DNS resolution for services deployed in your virtual networks.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/102958"),
    ZONE_IN_USE(
            409,
            "CannotDeleteResource",
            "Cannot delete resource while nested resources exist. Some existing nested resource IDs "
                    + "include: '%s'. Please delete all nested resources before deleting this resource.",
            OBSERVED,
            "https://github.com/Azure/azure-cli/issues/15010"),
    VNET_NOT_FOUND(
            404,
            "ResourceNotFound",
            "The virtual network %s referenced by the virtual network link %s was not found.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links"),
    ALREADY_LINKED(
            409,
            "Conflict",
            "A virtual network link already exists between the virtual network '%s' and the private "
                    + "DNS zone '%s'.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links"),
    OVERLAPPING_NAMESPACES(
            400,
            "BadRequest",
            "A virtual network cannot be linked to multiple zones with overlapping namespaces. You "
                    + "tried to link virtual network with '%s' and '%s' zones.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-aks-docs/pull/212"),
    REGISTRATION_TWICE(
            409,
            "Conflict",
            "A virtual network can only be linked to 1 Private DNS zone(s) with auto-registration enabled; conflicting Private DNS zone is \"%s\".",
            OBSERVED,
            "https://github.com/Azure/terraform-azurerm-caf-enterprise-scale/issues/157"),
    LINK_VNET_CHANGED(
            400,
            "BadRequest",
            "The virtual network of the link %s cannot be changed from %s to %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links"),
    INVALID_RECORD(
            400,
            "BadRequest",
            "The record set '%s' of type %s is not valid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/dns-private-records"),
    SOA_STAYS(
            400,
            "BadRequest",
            "The record set of type SOA of the zone %s cannot be deleted.",
            INFERRED,
            "https://learn.microsoft.com/azure/dns/dns-private-records");

    private final Refusal refusal;

    PrivateDnsRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
