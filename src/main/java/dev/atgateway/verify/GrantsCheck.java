package dev.atgateway.verify;

import com.databricks.sdk.service.catalog.Privilege;
import com.databricks.sdk.service.catalog.PrivilegeAssignment;
import java.util.List;
import java.util.Set;

/** Whether every principal of the stack may use the connection. */
final class GrantsCheck implements Check {
    static final Fault NOT_GRANTED = new Fault(
            "not-granted",
            "the grant was revoked, or the connection was dropped and made again by hand",
            "look at principals; " + Fault.DEPLOY_AGAIN + " grants USE_CONNECTION again (step 7.2)");

    private static final Set<Privilege> ENOUGH = Set.of(Privilege.USE_CONNECTION, Privilege.ALL_PRIVILEGES);

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public String asks() {
        return "Databricks, Unity Catalog permissions of the connection: each of principals has USE_CONNECTION";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NOT_GRANTED);
    }

    @Override
    public Result look(Target target) {
        var settings = target.stack().settings().databricks();
        if (settings.isEmpty()) {
            return Result.notApplicable("databricksEnabled is false");
        }
        var principals = settings.get().principals();
        if (principals.isEmpty()) {
            return Result.notApplicable("principals is empty: only the connection's owner may use it");
        }
        var name = settings.get().connectionName();
        if (target.databricks().connection(name).isEmpty()) {
            return Result.notApplicable("there is no connection %s".formatted(name));
        }
        var grants = target.databricks().grants(name);
        var without = principals.stream()
                .filter(principal -> grants.stream().noneMatch(grant -> isEnough(grant, principal)))
                .toList();
        return without.isEmpty()
                ? Result.passed("%s may use %s", String.join(", ", principals), name)
                : Result.failed(NOT_GRANTED, "%s may not use %s", String.join(", ", without), name);
    }

    private static boolean isEnough(PrivilegeAssignment grant, String principal) {
        return principal.equalsIgnoreCase(grant.getPrincipal())
                && grant.getPrivileges() != null
                && grant.getPrivileges().stream().anyMatch(ENOUGH::contains);
    }
}
