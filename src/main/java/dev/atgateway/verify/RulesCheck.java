package dev.atgateway.verify;

import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import dev.atgateway.settings.Cidr;
import java.util.List;
import java.util.Optional;

/** Whether security groups let the calls to CARTO through: out of the gateway's subnet, and into CARTO's. */
final class RulesCheck implements Check {
    private static final int HTTPS = 443;

    private final Way way;
    private final Fault blocked;

    /** On which side. */
    enum Way {
        OUT,
        IN
    }

    RulesCheck(Way way) {
        this.way = way;
        this.blocked = way == Way.OUT
                ? new Fault(
                        "blocked",
                        "a rule on the gateway's subnet keeps back what goes to CARTO's address",
                        "look at cartoSubnetCidr and egressRules; " + Fault.DEPLOY_AGAIN + " (step 6.2)")
                : new Fault(
                        "blocked",
                        "a rule on CARTO's subnet, which is not the stack's, keeps the gateway out",
                        "on CARTO's security group: allow Tcp 443 from subnetCidr, above the rule named (step 6.2)");
    }

    @Override
    public String name() {
        return way == Way.OUT ? "rules-out" : "rules-in";
    }

    @Override
    public String asks() {
        return way == Way.OUT
                ? "Azure, security group of the gateway's subnet, by priority: 443 to CARTO's address goes out"
                : "Azure, security group of CARTO's subnet, by priority: 443 from the gateway's subnet comes in";
    }

    @Override
    public List<Fault> faults() {
        return List.of(blocked);
    }

    @Override
    public Result look(Target target) {
        var carto = target.stack().settings().carto();
        var address = carto.internalIp().map(ip -> Range.of(ip.toString()).orElseThrow());
        var destination = address.or(carto::subnetCidr);
        var gateway = Side.gateway(target);
        var side = way == Way.OUT ? gateway : carto.internalIp().flatMap(ip -> Side.carto(target, ip));
        if (gateway.isEmpty() || side.isEmpty() || destination.isEmpty()) {
            return Result.notApplicable(destination.isEmpty() ? CartoAddressCheck.NO_ADDRESS : "there is no subnet");
        }
        return examine(side.get(), gateway.get().range(), destination.get());
    }

    private Result examine(Side side, Cidr from, Cidr to) {
        var rules = side.rules();
        if (rules.isEmpty()) {
            return Result.passed("%s has no security group", side.name());
        }
        var direction = way == Way.OUT ? SecurityRuleDirection.OUTBOUND : SecurityRuleDirection.INBOUND;
        return Optional.of(new RuleChoice(rules, direction, side.virtualNetwork()))
                .flatMap(choice -> choice.blocking(new RuleChoice.Flow(from, to, HTTPS, HTTPS)))
                .map(rule -> Result.failed(
                        blocked,
                        "rule %s (%d) of %s denies %s to %s",
                        rule.name(),
                        rule.priority(),
                        side.name(),
                        from,
                        to))
                .orElseGet(() -> Result.passed("%s to %s on 443", from, to));
    }
}
