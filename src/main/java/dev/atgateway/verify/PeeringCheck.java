package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringLevel;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringState;
import java.util.List;

/** Whether one of the stack's peerings carries traffic: it takes both ends, so each has a check of its own. */
final class PeeringCheck implements Check {
    static final Fault MISSING = new Fault(
            "missing", "this end of the peering was deleted", Fault.DEPLOY_AGAIN + " makes it again (step 2.2)");
    static final Fault NOT_CONNECTED = new Fault(
            "not-connected",
            "the other end is missing, or was deleted and made again",
            "delete this end too, then " + Fault.DEPLOY_AGAIN + " makes both (step 2.3)");
    static final Fault OUT_OF_SYNC = new Fault(
            "out-of-sync",
            "the other VNet's address space has changed since",
            Fault.DEPLOY_AGAIN + ", or Sync on the peering's page in the portal");
    static final Fault NO_ACCESS = new Fault(
            "no-access", "the peering does not let traffic into the other VNet", Fault.DEPLOY_AGAIN + " (step 2.2)");
    static final Fault NOT_FORWARDED = new Fault(
            "not-forwarded",
            "the hub's firewall sends on what does not come from its own VNet, which this end drops",
            Fault.DEPLOY_AGAIN + " allows forwarded traffic again, key hubFirewallIp");

    private final String name;
    private final String says;
    private final int place;

    /**
     * Of one peering.
     *
     * @param place its place in the output {@code peeringIds}
     */
    PeeringCheck(String name, String says, int place) {
        this.name = name;
        this.says = says;
        this.place = place;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String asks() {
        return "Azure, the peering " + says + ": Connected, in sync, with access, and forwarding where there is a hub";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, NOT_CONNECTED, OUT_OF_SYNC, NO_ACCESS, NOT_FORWARDED);
    }

    @Override
    public Result look(Target target) {
        var peerings = target.stack().outputs("peeringIds");
        if (peerings.size() <= place) {
            return Result.notApplicable("the stack has no peering " + says);
        }
        var id = peerings.get(place);
        return target.azure()
                .peering(id)
                .map(peering -> examine(
                        peering, target.stack().settings().network().hub().isPresent()))
                .orElseGet(() -> Result.failed(MISSING, "there is no %s", Ids.name(id)));
    }

    private static Result examine(VirtualNetworkPeeringInner peering, boolean forwarded) {
        var name = peering.name();
        if (peering.peeringState() != VirtualNetworkPeeringState.CONNECTED) {
            return Result.failed(NOT_CONNECTED, "%s is %s", name, peering.peeringState());
        }
        if (peering.peeringSyncLevel() != null
                && peering.peeringSyncLevel() != VirtualNetworkPeeringLevel.FULLY_IN_SYNC) {
            return Result.failed(OUT_OF_SYNC, "%s is %s", name, peering.peeringSyncLevel());
        }
        if (Boolean.FALSE.equals(peering.allowVirtualNetworkAccess())) {
            return Result.failed(NO_ACCESS, "%s has allowVirtualNetworkAccess false", name);
        }
        if (forwarded && !Boolean.TRUE.equals(peering.allowForwardedTraffic())) {
            return Result.failed(NOT_FORWARDED, "%s has allowForwardedTraffic false", name);
        }
        return Result.passed("%s is Connected and in sync", name);
    }
}
