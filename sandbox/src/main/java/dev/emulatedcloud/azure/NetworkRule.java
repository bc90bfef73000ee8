package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.Network refuses for virtual networks and subnets. */
public enum NetworkRule implements Rule {
    INVALID_NAME(
            400,
            "InvalidResourceName",
            "Resource name %s is invalid. The name can be up to %s characters long. It must begin "
                    + "with a word character, and it must end with a word character or with '_'. The name may "
                    + "contain word characters or '.', '-', '_'.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules"),
    INVALID_ADDRESS_PREFIX(
            400,
            "InvalidAddressPrefixFormat",
            "Address prefix %s of resource %s is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.",
            OBSERVED,
            "https://github.com/Azure/azure-service-operator/issues/997"),
    INVALID_CIDR(
            400,
            "InvalidCIDRNotation",
            "The address prefix %s in resource %s has an invalid CIDR notation. For the given prefix length, the address prefix should be %s.",
            OBSERVED,
            "https://github.com/hashicorp/terraform-provider-azurerm/issues/11525"),
    ADDRESS_SPACE_MISSING(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: resource %s needs at least one address prefix.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network"),
    ANOTHER_OPERATION(
            409,
            "AnotherOperationInProgress",
            "Another operation on this or dependent resource is in progress: %s of %s.",
            OBSERVED,
            "https://github.com/pulumi/pulumi-azure-native/issues/699"),
    REFERENCE_NOT_PROVISIONED(
            429,
            "ReferencedResourceNotProvisioned",
            "Cannot proceed with operation because resource %s used by resource %s is not in Succeeded state. "
                    + "Resource is in %s state.",
            OBSERVED,
            "https://github.com/hashicorp/terraform/issues/7986"),
    ADDRESS_SPACE_RESERVED(
            400,
            "NetcfgInvalidIPAddressPrefix",
            "The address prefix %s of virtual network %s is not allowed: it overlaps %s, which Azure keeps to itself.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq"),
    INVALID_DNS_SERVER(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: the DNS server %s of virtual network %s is not an IPv4 address.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network"),
    REFERENCE_NOT_FOUND(
            400,
            "InvalidResourceReference",
            "Resource %s referenced by resource %s was not found. Please make sure that the "
                    + "referenced resource exists, and that both resources are in the same region.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found"),
    REFERENCE_ELSEWHERE(
            400,
            "InvalidResourceReference",
            "Resource %s referenced by resource %s is in another region. Please make sure that the "
                    + "referenced resource exists, and that both resources are in the same region.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    ADDRESS_SPACES_OVERLAP_THEMSELVES(
            400,
            "NetcfgInvalidVirtualNetworkSite",
            "The address prefixes of virtual network %s overlap each other: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network"),
    SUBNET_OUTSIDE_VNET(
            400,
            "NetcfgSubnetRangeOutsideVnet",
            "Subnet '%s' is not valid because its IP address range is outside the IP address range "
                    + "of virtual network '%s'.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/pull/123869"),
    SUBNETS_OVERLAP(
            400,
            "NetcfgSubnetRangesOverlap",
            "Subnet '%s' is not valid because its IP address range overlaps with that of an existing "
                    + "subnet in virtual network '%s'.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/pull/123869"),
    SUBNET_TOO_SMALL(
            400,
            "NetcfgInvalidSubnet",
            "Subnet '%s' is not valid in virtual network '%s'.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq"),
    SUBNET_IN_USE_DELETED(
            400,
            "InUseSubnetCannotBeDeleted",
            "Subnet %s is in use by %s and cannot be deleted. In order to delete the subnet, delete "
                    + "all the resources within the subnet. See aka.ms/deletesubnet.",
            OBSERVED,
            "https://github.com/pulumi/pulumi/issues/13972"),
    SUBNET_IN_USE_PREFIX_CHANGED(
            400,
            "InUsePrefixCannotBeDeleted",
            "IpPrefix %s on Subnet %s has active allocations and cannot be deleted.",
            OBSERVED,
            "https://github.com/hashicorp/terraform-provider-azurerm/issues/11211"),
    DELEGATION_IN_USE(
            400,
            "SubnetMissingRequiredDelegation",
            "Subnet %s requires any of the following delegation(s) [%s] to reference service association link %s.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/92894"),
    DELEGATION_CHANGED_IN_USE(
            400,
            "SubnetDelegationsCannotChangeWhenSubnetUsedByResource",
            "Delegations of subnet %s cannot be changed from [%s] to [%s] because it is being used by the resource %s.",
            OBSERVED,
            "https://github.com/MicrosoftDocs/azure-docs/issues/88108"),
    DELEGATIONS_SEVERAL(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: subnet %s is delegated to several services: %s. It can be delegated to one.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview"),
    DELEGATION_UNKNOWN(
            400,
            "InvalidServiceNameOnDelegation",
            "Invalid service name %s in delegation %s on subnet %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview");

    private final Refusal refusal;

    NetworkRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
