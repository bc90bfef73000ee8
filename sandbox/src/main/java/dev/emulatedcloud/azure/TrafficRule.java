package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.Network refuses for security groups and route tables. */
public enum TrafficRule implements Rule {
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
            "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview");

    private final Refusal refusal;

    TrafficRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
