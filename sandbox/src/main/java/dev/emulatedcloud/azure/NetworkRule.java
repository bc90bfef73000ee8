package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.Network refuses for virtual networks, subnets, peerings, security groups and route tables. */
public enum NetworkRule implements Rule {
    INVALID_NAME(
            400,
            "InvalidResourceName",
            "Resource name %s is invalid. The name can be up to %s characters long. It must begin "
                    + "with a word character, and it must end with a word character or with '_'. The name may "
                    + "contain word characters or '.', '-', '_'.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules"),
    INVALID_CIDR(
            400,
            "InvalidCIDRNotation",
            "The address prefix %s in resource %s has an invalid CIDR notation.",
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
            "Subnet %s requires any of the following delegation(s) [%s] to reference service " + "association link %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview"),
    DELEGATION_UNKNOWN(
            400,
            "InvalidServiceNameOnDelegation",
            "Invalid service name %s in delegation %s on subnet %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview"),
    SECURITY_GROUP_IN_USE(
            400,
            "InUseNetworkSecurityGroupCannotBeDeleted",
            "Network security group %s cannot be deleted because it is in use by the following "
                    + "resources: %s. In order to delete the Network security group, remove the association "
                    + "with the resource(s). To learn how to do this, see aka.ms/deletensg.",
            OBSERVED,
            "https://github.com/pulumi/pulumi-azure-native/issues/3051"),
    ROUTE_TABLE_IN_USE(
            400,
            "InUseRouteTableCannotBeDeleted",
            "Route table %s is in use and cannot be deleted. It is used by: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/manage-route-table"),
    RULE_PRIORITY_RANGE(
            400,
            "SecurityRuleInvalidPriority",
            "Security rule has invalid Priority. Value provided: %s Allowed range 100-4096.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    RULE_PRIORITY_CONFLICT(
            400,
            "SecurityRuleConflict",
            "Security rule %s conflicts with rule %s. Rules cannot have the same Priority and " + "Direction.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    RULE_DUPLICATE_NAME(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: there is more than one %s named %s in resource %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules"),
    RULE_INVALID_PARAMETER(
            400,
            "SecurityRuleInvalidParameter",
            "Security rule parameter %s is invalid: %s. Security rule: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    RULE_INVALID_ADDRESS(
            400,
            "SecurityRuleInvalidAddressPrefix",
            "Security rule has invalid Address prefix. Value provided: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    RULE_INVALID_PORT(
            400,
            "SecurityRuleInvalidPortRange",
            "Security rule has invalid Port range. Value provided: %s. Value should be an integer OR "
                    + "integer range with '-' delimiter. Valid range 0-65535.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    ROUTE_NEXT_HOP(
            400,
            "RouteInvalidNextHop",
            "Route %s is invalid: nextHopIpAddress must be an IPv4 address for the next hop type "
                    + "VirtualAppliance, and be absent for every other.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"),
    PEERING_TO_ITSELF(
            400,
            "PeeringToSelfNotAllowed",
            "Cannot create or update peering %s. A virtual network cannot be peered with itself.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_OVERLAP(
            400,
            "VnetAddressSpacesOverlap",
            "Cannot create or update peering %s. Virtual networks %s and %s cannot be peered because "
                    + "their address spaces overlap. Overlapping address prefixes: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_OVERLAP_WITH_PEERED(
            400,
            "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
            "Cannot create or update peering %s. The address space of virtual network %s overlaps "
                    + "with the address space of virtual network %s, which is already peered with virtual "
                    + "network %s. Overlapping address prefixes: %s.",
            OBSERVED,
            "https://github.com/Azure/ResourceModules/pull/731"),
    ADDRESS_SPACE_OVERLAPS_PEER(
            400,
            "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
            "Cannot update the address space of virtual network %s. It overlaps with the address space of virtual "
                    + "network %s, with which it is peered. Overlapping address prefixes: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/update-virtual-network-peering-address-space"),
    REMOTE_GATEWAY_MISSING(
            400,
            "RemoteVnetHasNoGateways",
            "Peering %s cannot have UseRemoteGateways flag set to true, because remote virtual network %s referenced "
                    + "by the peering does not have any gateways.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering"),
    PEERING_EXISTS(
            400,
            "AnotherPeeringAlreadyReferencesRemoteVnet",
            "Peering %s cannot be created or updated because another peering %s already references "
                    + "remote virtual network %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_REMOTE_DISCONNECTED(
            400,
            "RemotePeeringIsDisconnected",
            "Cannot create or update peering %s because remote peering %s referencing parent virtual "
                    + "network %s is in Disconnected state. Update or re-create the remote peering to get it "
                    + "back to Initiated state. Peering gets Disconnected when remote vnet or remote peering "
                    + "is deleted and re-created.",
            OBSERVED,
            "https://github.com/hashicorp/terraform/issues/18091"),
    PEERING_REMOTE_CHANGED(
            400,
            "ChangingRemoteVirtualNetworkNotAllowed",
            "The remote virtual network of peering %s cannot be changed from %s to %s. Delete the "
                    + "peering and create it again.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering");

    private final Refusal refusal;

    NetworkRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
