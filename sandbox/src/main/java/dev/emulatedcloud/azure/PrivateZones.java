package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Operation;
import java.util.List;
import java.util.Locale;

/**
 * Private DNS zones. A zone is born with its SOA record.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/private-dns-privatednszone">Private DNS zones</a>
 */
final class PrivateZones implements ArmType {
    static final String TYPE = "Microsoft.Network/privateDnsZones";
    static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    /** Zones that Azure keeps to itself; names under them are private link zones and allowed. */
    private static final List<String> RESERVED = List.of(
            "azclient.ms",
            "azure-api.net",
            "azure.com",
            "cloudapp.net",
            "core.windows.net",
            "microsoft.com",
            "msidentity.com",
            "trafficmanager.net",
            "windows.net");

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        checkGlobal(put, TYPE);
        checkName(put.id().name());
        if (put.creates()) {
            ResourceId soa = put.id().child("SOA", "@");
            put.cloud().azure().put(soa.key(), soaRecord(put.id(), soa));
        }
        return Json.object(
                "internalId",
                Json.text(put.before(), "internalId")
                        .orElseGet(() -> put.cloud().fresh("privateZone")),
                "maxNumberOfRecordSets",
                25000,
                "maxNumberOfVirtualNetworkLinks",
                1000,
                "maxNumberOfVirtualNetworkLinksWithRegistration",
                100);
    }

    static void checkGlobal(Put put, String type) {
        if (!put.location().equals("global")) {
            throw PrivateDnsRule.LOCATION_NOT_GLOBAL.refused(put.location(), type);
        }
    }

    private static void checkName(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        List<String> labels = List.of(folded.split("\\.", -1));
        if (labels.size() < 2) {
            throw PrivateDnsRule.ZONE_TOO_FEW_LABELS.refused(name);
        }
        if (labels.size() > 34) {
            throw PrivateDnsRule.INVALID_ZONE_NAME.refused(name, "it has more than 34 labels");
        }
        if (!labels.stream().allMatch(label -> label.matches(LABEL)) || folded.length() > 253) {
            throw PrivateDnsRule.INVALID_ZONE_NAME.refused(
                    name, "a label has 1 to 63 letters, digits, '-' and '_', and does not begin or end with '-'");
        }
        if (RESERVED.contains(folded)) {
            throw PrivateDnsRule.ZONE_RESERVED.refused(name);
        }
    }

    private static JsonObject soaRecord(ResourceId zone, ResourceId id) {
        var record = Json.object(
                "host",
                "azureprivatedns.net",
                "email",
                "azureprivatedns-host.microsoft.com",
                "serialNumber",
                1,
                "refreshTime",
                3600,
                "retryTime",
                300,
                "expireTime",
                2419200,
                "minimumTtl",
                10);
        var properties = Json.object(
                "fqdn",
                zone.name() + ".",
                "ttl",
                3600,
                "isAutoRegistered",
                false,
                "soaRecord",
                record,
                "provisioningState",
                "Succeeded");
        return Json.object("id", id.toString(), "name", "@", "type", id.type(), "properties", properties);
    }

    @Override
    public String stateDuring(Operation operation) {
        return operation == Operation.CREATE ? "Creating" : ArmType.super.stateDuring(operation);
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        ResourceId id = ResourceId.of(stored.get("id").getAsString());
        List<JsonObject> children = cloud.azure().under(id.key() + "/").toList();
        List<JsonObject> links = children.stream().filter(PrivateZones::isLink).toList();
        long registering = links.stream()
                .filter(link -> Json.flag(link, "properties.registrationEnabled"))
                .count();
        JsonObject properties = stored.getAsJsonObject("properties");
        properties.addProperty("numberOfRecordSets", children.size() - links.size());
        properties.addProperty("numberOfVirtualNetworkLinks", links.size());
        properties.addProperty("numberOfVirtualNetworkLinksWithRegistration", registering);
        return stored;
    }

    @Override
    public void delete(Cloud cloud, ResourceId id) {
        cloud.azure()
                .under(id.key() + "/")
                .filter(PrivateZones::isLink)
                .findFirst()
                .ifPresent(link -> {
                    throw PrivateDnsRule.ZONE_IN_USE.refused(link.get("id").getAsString());
                });
    }

    private static boolean isLink(JsonObject document) {
        return ZoneLinks.TYPE.equalsIgnoreCase(document.get("type").getAsString());
    }
}
