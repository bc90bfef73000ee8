package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The record sets of a private zone; the type of the record is part of the resource type.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/dns-private-records">Records</a>
 */
record RecordSets(String recordType) implements ArmType {
    static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "MX", "PTR", "SOA", "SRV", "TXT");
    private static final int MOST_RECORDS = 20;

    private static final Map<String, String> CONTENT = Map.of(
            "A",
            "aRecords",
            "AAAA",
            "aaaaRecords",
            "CNAME",
            "cnameRecord",
            "MX",
            "mxRecords",
            "PTR",
            "ptrRecords",
            "SOA",
            "soaRecord",
            "SRV",
            "srvRecords",
            "TXT",
            "txtRecords");

    @Override
    public String name() {
        return PrivateZones.TYPE + "/" + recordType;
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public JsonObject put(Put put) {
        String name = put.id().name();
        checkName(name);
        JsonObject properties = put.properties();
        if (Json.number(properties, "ttl")
                .filter(ttl -> ttl >= 1 && ttl <= Integer.MAX_VALUE)
                .isEmpty()) {
            throw invalid(name, "its ttl must be 1 to " + Integer.MAX_VALUE);
        }
        String content = CONTENT.get(recordType);
        if (Json.at(properties, content).isEmpty()) {
            throw invalid(name, "it has no " + content);
        }
        if (Json.each(properties, content).count() > MOST_RECORDS) {
            throw invalid(name, "it has more than " + MOST_RECORDS + " records");
        }
        if (recordType.equals("SOA") && !name.equals("@")) {
            throw invalid(name, "a zone has one, at its apex");
        }
        Json.objects(properties, "aRecords").forEach(record -> {
            String address = Json.text(record, "ipv4Address").orElse("");
            if (!Cidr.isAddress(address)) {
                throw invalid(name, "'" + address + "' is not an IPv4 address");
            }
        });
        checkAlias(put);
        String zone = put.id().parent().name();
        properties.addProperty("fqdn", name.equals("@") ? zone + "." : name + "." + zone + ".");
        properties.addProperty("isAutoRegistered", false);
        return properties;
    }

    /** The SOA record comes and goes with its zone. */
    @Override
    public void delete(Cloud cloud, ResourceId id) {
        if (recordType.equals("SOA")) {
            throw PrivateDnsRule.SOA_STAYS.refused(id.parent().name());
        }
    }

    /** An alias stands alone, and never at the apex. */
    private void checkAlias(Put put) {
        boolean isAlias = recordType.equals("CNAME");
        String name = put.id().name();
        boolean hasOther = put.cloud()
                .azure()
                .under(put.id().parent().key() + "/")
                .map(document -> ResourceId.of(document.get("id").getAsString()))
                .filter(other -> other.name().equalsIgnoreCase(name) && !other.equals(put.id()))
                .anyMatch(other ->
                        isAlias || other.type().toUpperCase(Locale.ROOT).endsWith("/CNAME"));
        if (isAlias && name.equals("@") || hasOther) {
            throw invalid(name, "a CNAME cannot stand beside other records of the same name");
        }
    }

    private void checkName(String name) {
        boolean isName = name.equals("@")
                || name.equals("*")
                || List.of(name.toLowerCase(Locale.ROOT)
                                .replaceFirst("^\\*\\.", "")
                                .split("\\.", -1))
                        .stream()
                        .allMatch(label -> label.matches(PrivateZones.LABEL));
        if (!isName) {
            throw invalid(name, "it is not a relative DNS name");
        }
    }

    private CloudError invalid(String name, String problem) {
        return PrivateDnsRule.INVALID_RECORD.refused(name, recordType, problem);
    }
}
