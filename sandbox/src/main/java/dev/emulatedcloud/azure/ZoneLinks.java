package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.stream.Stream;

/**
 * The links that let a virtual network see a private zone.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links">Virtual network links</a>
 */
final class ZoneLinks implements ArmType {
    static final String TYPE = PrivateZones.TYPE + "/virtualNetworkLinks";

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
        Names.checkNetwork(put.id().name(), 80);
        PrivateZones.checkGlobal(put, TYPE);
        JsonObject properties = put.properties();
        String wanted = Json.text(properties, "virtualNetwork.id").orElse("(none)");
        ResourceId network = ResourceId.parse(wanted)
                .filter(id -> put.cloud().azure().has(id.key()))
                .orElseThrow(() -> PrivateDnsRule.VNET_NOT_FOUND.refused(wanted, put.id()));
        Json.text(put.before(), "virtualNetwork.id").ifPresent(before -> {
            if (!network.names(before)) {
                throw PrivateDnsRule.LINK_VNET_CHANGED.refused(put.id().name(), before, network);
            }
        });
        checkOnlyLink(put, network);
        checkRegistration(put, network);
        if (!properties.has("registrationEnabled")) {
            properties.addProperty("registrationEnabled", false);
        }
        if (!properties.has("resolutionPolicy")) {
            properties.addProperty("resolutionPolicy", "Default");
        }
        properties.addProperty("virtualNetworkLinkState", "Completed");
        return properties;
    }

    /** One link for each zone and network, and no two zones of one name in a network. */
    private static void checkOnlyLink(Put put, ResourceId network) {
        ResourceId zone = put.id().parent();
        all(put.cloud())
                .filter(link -> !put.id().names(link.get("id").getAsString()))
                .filter(link -> network.names(virtualNetwork(link)))
                .map(link -> ResourceId.of(link.get("id").getAsString()).parent())
                .filter(other -> other.name().equalsIgnoreCase(zone.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw other.equals(zone)
                            ? PrivateDnsRule.ALREADY_LINKED.refused(network, zone.name())
                            : PrivateDnsRule.OVERLAPPING_NAMESPACES.refused(zone.name(), other.name());
                });
    }

    /** A network registers its machines in one zone. */
    private static void checkRegistration(Put put, ResourceId network) {
        if (!registers(put.body())) {
            return;
        }
        all(put.cloud())
                .filter(link -> !put.id().names(link.get("id").getAsString()))
                .filter(link -> network.names(virtualNetwork(link)) && registers(link))
                .map(link -> ResourceId.of(link.get("id").getAsString()).parent())
                .findFirst()
                .ifPresent(other -> {
                    throw PrivateDnsRule.REGISTRATION_TWICE.refused(other);
                });
    }

    private static boolean registers(JsonObject link) {
        return Json.flag(link, "properties.registrationEnabled");
    }

    static Stream<JsonObject> all(Cloud cloud) {
        return Usage.ofType(cloud, TYPE);
    }

    static String virtualNetwork(JsonObject link) {
        return Json.text(link, "properties.virtualNetwork.id").orElse("");
    }
}
