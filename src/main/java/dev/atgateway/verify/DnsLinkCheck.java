package dev.atgateway.verify;

import com.azure.resourcemanager.privatedns.models.VirtualNetworkLinkState;
import java.util.List;

/** Whether the private zone is linked to the gateway's VNet, so that names are looked up in it there. */
final class DnsLinkCheck implements Check {
    static final Fault MISSING = new Fault(
            "missing",
            "without the link the VNet does not look into the zone",
            Fault.DEPLOY_AGAIN + " links it again (step 5.2), key dnsLinkName");
    static final Fault NOT_COMPLETED =
            new Fault("not-completed", "Azure is still at it", "wait some minutes and run this again");

    @Override
    public String name() {
        return "dns-link";
    }

    @Override
    public String asks() {
        return "Azure, links of the private DNS zone: one to the gateway's VNet, completed";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, NOT_COMPLETED);
    }

    @Override
    public Result look(Target target) {
        var zone = target.stack().output("privateZoneId");
        if (zone.isEmpty()) {
            return Result.notApplicable(DnsZoneCheck.NO_ZONE);
        }
        if (target.azure().zone(zone.get()).isEmpty()) {
            return Result.notApplicable("there is no zone");
        }
        var vnet = target.stack().output("vnetId").orElse("");
        return target.azure().links(zone.get()).stream()
                .filter(link -> link.virtualNetwork() != null
                        && vnet.equalsIgnoreCase(link.virtualNetwork().id()))
                .findFirst()
                .map(link -> link.virtualNetworkLinkState() == VirtualNetworkLinkState.COMPLETED
                        ? Result.passed("%s links it to %s", link.name(), Ids.name(vnet))
                        : Result.failed(NOT_COMPLETED, "%s is %s", link.name(), link.virtualNetworkLinkState()))
                .orElseGet(() -> Result.failed(MISSING, "no link to %s", Ids.name(vnet)));
    }
}
