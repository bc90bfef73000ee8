package dev.atgateway.verify;

import java.util.List;

/** Whether the private zone of CARTO's domain is there. */
final class DnsZoneCheck implements Check {
    static final String NO_ZONE = "cartoDns is not zone: this stack makes none";

    static final Fault MISSING =
            new Fault("missing", "the zone was deleted", Fault.DEPLOY_AGAIN + " makes it again (step 5.1)");

    @Override
    public String name() {
        return "dns-zone";
    }

    @Override
    public String asks() {
        return "Azure, private DNS zone: it is there";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING);
    }

    @Override
    public Result look(Target target) {
        return target.stack()
                .output("privateZoneId")
                .map(id -> target.azure().zone(id).isPresent()
                        ? Result.passed("%s", Ids.name(id))
                        : Result.failed(MISSING, "there is no zone %s", Ids.name(id)))
                .orElseGet(() -> Result.notApplicable(NO_ZONE));
    }
}
