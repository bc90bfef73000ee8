package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.DOCUMENTED;
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
            DOCUMENTED,
            "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/inuseroutetablecannotbedeleted-error"),
    RULE_PRIORITY_RANGE(
            400,
            "SecurityRuleInvalidPriority",
            "Security rule has invalid Priority. Value provided: %s Allowed range 100-4096.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview"),
    RULE_PRIORITY_CONFLICT(
            400,
            "SecurityRuleConflict",
            "Security rule %s conflicts with rule %s. Rules cannot have the same Priority and Direction.",
            OBSERVED,
            "https://github.com/Azure/aks-engine/issues/2106"),
    RULE_DUPLICATE_NAME(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: there is more than one %s named %s in resource %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules"),
    TOO_MANY(
            400,
            "InvalidRequestFormat",
            "Cannot parse the request: %s has more than %s %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits"),
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
            OBSERVED,
            "https://github.com/Azure/azure-powershell/issues/391"),
    RULE_TAG_IN_LIST(
            400,
            "SecurityRuleParameterContainsUnsupportedValue",
            "Security rule parameter %s for rule with Id %s cannot specify existing VIRTUALNETWORK, INTERNET, AZURELOADBALANCER, '*' or system tags. Unsupported value used: %s.",
            OBSERVED,
            "https://github.com/hashicorp/terraform-provider-azurerm/issues/5617"),
    RULE_PLATFORM_TAG_ALLOWED(
            400,
            "SecurityRuleInvalidAccessType",
            "Security rule %s has the access type Allow, which is invalid for the service tag %s. Allowed value: Deny.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/service-tags-overview"),
    RULE_INVALID_PORT(
            400,
            "SecurityRuleInvalidPortRange",
            "Security rule has invalid Port range. Value provided: %s. Value should be an integer OR integer range with '-' delimiter. Valid range 0-65535.",
            OBSERVED,
            "https://github.com/Azure/azure-cli/issues/23499"),
    ROUTE_NEXT_HOP(
            400,
            "RouteInvalidNextHop",
            "The next hop of route %s is invalid: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"),
    ROUTE_CONFLICT(
            400,
            "RouteConflict",
            "Route %s conflicts with route %s. Routes cannot have the same address prefix.",
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
