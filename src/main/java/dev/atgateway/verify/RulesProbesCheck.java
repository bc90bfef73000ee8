package dev.atgateway.verify;

import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import dev.atgateway.settings.Cidr;
import java.util.List;

/** Whether Azure's load balancer may probe the environment's nodes: without that the ingress has no node to hand calls to. */
final class RulesProbesCheck implements Check {
    static final Fault BLOCKED = new Fault(
            "blocked",
            "a rule on the gateway's subnet keeps Azure's load balancer out",
            Fault.DEPLOY_AGAIN
                    + " brings the stack's rules back; where securityGroup is none: allow Tcp 30000-32767 from "
                    + "AzureLoadBalancer");

    private static final Cidr LOAD_BALANCER = Range.of("168.63.129.16").orElseThrow();
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    @Override
    public String name() {
        return "rules-probes";
    }

    @Override
    public String asks() {
        return "Azure, security group of the gateway's subnet: AzureLoadBalancer reaches 30000 to 32767";
    }

    @Override
    public List<Fault> faults() {
        return List.of(BLOCKED);
    }

    @Override
    public Result look(Target target) {
        return Side.gateway(target)
                .map(RulesProbesCheck::examine)
                .orElseGet(() -> Result.notApplicable("there is no subnet"));
    }

    private static Result examine(Side side) {
        var rules = side.rules();
        if (rules.isEmpty()) {
            return Result.passed("%s has no security group", side.name());
        }
        return new RuleChoice(rules, SecurityRuleDirection.INBOUND, side.virtualNetwork())
                .blocking(new RuleChoice.Flow(LOAD_BALANCER, side.range(), FIRST_NODE_PORT, LAST_NODE_PORT))
                .map(rule -> Result.failed(
                        BLOCKED, "rule %s (%d) of %s denies them", rule.name(), rule.priority(), side.name()))
                .orElseGet(() -> Result.passed("AzureLoadBalancer to %s", side.range()));
    }
}
