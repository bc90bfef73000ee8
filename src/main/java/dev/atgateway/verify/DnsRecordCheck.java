package dev.atgateway.verify;

import com.azure.resourcemanager.privatedns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.privatedns.models.ARecord;
import java.util.List;

/** Whether CARTO's domain points to its internal load balancer, and to nothing else. */
final class DnsRecordCheck implements Check {
    static final Fault MISSING =
            new Fault("missing", "the record was deleted", Fault.DEPLOY_AGAIN + " makes it again (step 5.3)");
    static final Fault WRONG_ADDRESS = new Fault(
            "wrong-address",
            "somebody changed the record, or CARTO's load balancer has another address by now",
            "look at cartoInternalIp; " + Fault.DEPLOY_AGAIN + " (step 5.3)");

    @Override
    public String name() {
        return "dns-record";
    }

    @Override
    public String asks() {
        return "Azure, A record of the private DNS zone: cartoInternalIp alone";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, WRONG_ADDRESS);
    }

    @Override
    public Result look(Target target) {
        var zone = target.stack().output("privateZoneId");
        var dns = target.stack().settings().dns();
        if (zone.isEmpty() || dns.isEmpty()) {
            return Result.notApplicable(DnsZoneCheck.NO_ZONE);
        }
        if (target.azure().zone(zone.get()).isEmpty()) {
            return Result.notApplicable("there is no zone");
        }
        var wanted = dns.get().address().toString();
        return target.azure()
                .addresses(zone.get(), dns.get().recordName())
                .map(DnsRecordCheck::addresses)
                .map(found -> found.equals(List.of(wanted))
                        ? Result.passed("%s", wanted)
                        : Result.failed(WRONG_ADDRESS, "%s, not %s", String.join(", ", found), wanted))
                .orElseGet(() -> Result.failed(
                        MISSING,
                        "no record %s in %s",
                        dns.get().recordName(),
                        dns.get().zone()));
    }

    private static List<String> addresses(RecordSetInner record) {
        return record.aRecords() == null
                ? List.of()
                : record.aRecords().stream().map(ARecord::ipv4Address).toList();
    }
}
