package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.linkBody;
import static dev.emulatedcloud.azure.Azure.list;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrivateDnsTest {
    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;

    private static ResourceId zoneId(String name) {
        return Azure.id("Microsoft.Network/privateDnsZones/" + name);
    }

    private ResourceId link(ResourceId zone, String name, ResourceId vnet) {
        ResourceId id = zone.child("virtualNetworkLinks", name);
        resources.put(id, linkBody(vnet));
        return id;
    }

    private JsonObject putRecord(ResourceId zone, String type, String name, JsonObject properties) {
        return resources.put(zone.child(type, name), Azure.body(properties));
    }

    private static JsonObject a(String address) {
        return Json.object("ttl", 300, "aRecords", list(Json.object("ipv4Address", address)));
    }

    @Test
    void zonesAndLinksAreGlobal() {
        JsonObject body = located("westeurope", Json.object());
        ResourceId zone = zoneId("a.example.com");
        assertRefused(PrivateDnsRule.LOCATION_NOT_GLOBAL, () -> resources.put(zone, body))
                .whereas(() -> resources.put(zone, located("global", Json.object())));
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        JsonObject regional = linkBody(vnet);
        regional.addProperty("location", "westeurope");
        ResourceId link = zone.child("virtualNetworkLinks", "link");
        assertRefused(PrivateDnsRule.LOCATION_NOT_GLOBAL, () -> resources.put(link, regional))
                .whereas(() -> resources.put(link, linkBody(vnet)));
    }

    @Test
    void zoneNameHasAtLeastTwoLabelsAndIsNotReserved() {
        for (String wrong : new String[] {"a..com", "-a.com", "a b.com", "a.".repeat(34) + "com"}) {
            assertRefused(PrivateDnsRule.INVALID_ZONE_NAME, () -> azure.zone(wrong))
                    .whereas(() -> azure.zone("carto.internal.example.com"));
        }
        assertRefused(PrivateDnsRule.ZONE_TOO_FEW_LABELS, () -> azure.zone("single"))
                .whereas(() -> azure.zone("single.internal"));
        assertRefused(PrivateDnsRule.ZONE_RESERVED, () -> azure.zone("Azure.com"))
                .whereas(() -> azure.zone("privatelink.postgres.database.azure.com"));
    }

    @Test
    void zoneCountsItsRecordsAndLinks() {
        ResourceId zone = azure.zone("carto.example.com");
        assertThat(Json.number(resources.get(zone), "properties.numberOfRecordSets"))
                .hasValue(1.0);
        putRecord(zone, "A", "@", a("10.0.0.4"));
        link(zone, "link", azure.vnet("vnet", "10.1.0.0/16"));
        assertThat(Json.number(resources.get(zone), "properties.numberOfRecordSets"))
                .hasValue(2.0);
        assertThat(Json.number(resources.get(zone), "properties.numberOfVirtualNetworkLinks"))
                .hasValue(1.0);
    }

    @Test
    void zoneWithLinksIsNotDeletedAndRecordsGoAlong() {
        ResourceId zone = azure.zone("carto.example.com");
        putRecord(zone, "A", "@", a("10.0.0.4"));
        ResourceId link = link(zone, "link", azure.vnet("vnet", "10.1.0.0/16"));
        assertRefused(PrivateDnsRule.ZONE_IN_USE, () -> resources.delete(zone)).whereas(() -> {
            resources.delete(link);
            resources.delete(zone);
        });
        assertThat(resources.under(zone)).isEmpty();
    }

    @Test
    void networkIsLinkedOnceAndToOneZoneOfAName() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        ResourceId zone = azure.zone("carto.example.com");
        link(zone, "link", vnet);
        assertRefused(PrivateDnsRule.ALREADY_LINKED, () -> link(zone, "again", vnet))
                .whereas(() -> link(zone, "again", azure.vnet("another", "10.1.0.0/16")));
        ResourceId twin = ResourceId.of(zone.toString().replace("/rg/", "/rg-carto/"));
        resources.put(twin, located("global", Json.object()));
        assertRefused(PrivateDnsRule.OVERLAPPING_NAMESPACES, () -> link(twin, "link", vnet))
                .whereas(() -> link(twin, "link", azure.vnet("other", "10.2.0.0/16")));
    }

    @Test
    void parentAndChildZoneAreLinkedToOneNetwork() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        link(azure.zone("example.com"), "link", vnet);
        ResourceId link = link(azure.zone("carto.example.com"), "link", vnet);
        assertThat(azure.text(link, "properties.virtualNetworkLinkState")).isEqualTo("Completed");
    }

    @Test
    void networkRegistersInOneZone() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        JsonObject registering = linkBody(vnet);
        registering.getAsJsonObject("properties").addProperty("registrationEnabled", true);
        resources.put(azure.zone("a.example.com").child("virtualNetworkLinks", "link"), registering);
        ResourceId second = azure.zone("b.example.com").child("virtualNetworkLinks", "link");
        assertRefused(PrivateDnsRule.REGISTRATION_TWICE, () -> resources.put(second, registering))
                .whereas(() -> resources.put(second, linkBody(vnet)));
    }

    @Test
    void linkKeepsItsNetwork() {
        ResourceId zone = azure.zone("carto.example.com");
        assertRefused(PrivateDnsRule.VNET_NOT_FOUND, () -> link(zone, "link", vnetId("vnet")))
                .whereas(() -> link(zone, "link", azure.vnet("vnet", "10.1.0.0/16")));
        ResourceId link = zone.child("virtualNetworkLinks", "link");
        ResourceId other = azure.vnet("other", "10.2.0.0/16");
        assertRefused(PrivateDnsRule.LINK_VNET_CHANGED, () -> resources.put(link, linkBody(other)))
                .whereas(() -> resources.put(link, linkBody(vnetId("VNET"))));
    }

    @Test
    void deletedNetworkTakesItsLinksAlong() {
        ResourceId link = link(azure.zone("carto.example.com"), "link", azure.vnet("vnet", "10.1.0.0/16"));
        resources.delete(vnetId("vnet"));
        assertThat(resources.exists(link)).isFalse();
    }

    @Test
    void recordSetsAreChecked() {
        ResourceId zone = azure.zone("carto.example.com");
        JsonObject eternal = a("10.0.0.4");
        eternal.addProperty("ttl", 0);
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "@", eternal))
                .whereas(() -> putRecord(zone, "A", "@", a("10.0.0.4")));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "@", a("10.0.0.256")))
                .whereas(() -> putRecord(zone, "A", "@", a("10.0.0.255")));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "a b", a("10.0.0.4")))
                .whereas(() -> putRecord(zone, "A", "a-b", a("10.0.0.4")));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "@", Json.object("ttl", 300)))
                .whereas(() -> putRecord(zone, "A", "@", a("10.0.0.4")));
        assertThat(azure.text(zone.child("A", "@"), "properties.fqdn")).isEqualTo("carto.example.com.");
        assertThat(azure.text(zone.child("A", "a-b"), "properties.fqdn")).isEqualTo("a-b.carto.example.com.");
    }

    @Test
    void setHasAtMost20Records() {
        ResourceId zone = azure.zone("carto.example.com");
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "@", many(21)))
                .whereas(() -> putRecord(zone, "A", "@", many(20)));
    }

    private static JsonObject many(int count) {
        var records = IntStream.range(0, count).mapToObj(i -> Json.object("ipv4Address", "10.0.0." + i));
        return Json.object("ttl", 300, "aRecords", Json.array(records));
    }

    @Test
    void soaRecordIsChangedButNeitherMadeNorDeleted() {
        ResourceId soa = azure.zone("carto.example.com").child("SOA", "@");
        assertRefused(PrivateDnsRule.SOA_STAYS, () -> resources.delete(soa))
                .whereas(() -> azure.changeProperties(soa, p -> p.addProperty("ttl", 60)));
        JsonObject body = resources.get(soa);
        assertRefused(
                        PrivateDnsRule.INVALID_RECORD,
                        () -> resources.put(soa.parent().child("SOA", "www"), body))
                .whereas(() -> resources.put(soa, body));
    }

    @Test
    void wildcardsAreNames() {
        ResourceId zone = azure.zone("carto.example.com");
        putRecord(zone, "A", "*", a("10.0.0.4"));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "a.*", a("10.0.0.4")))
                .whereas(() -> putRecord(zone, "A", "*.a", a("10.0.0.4")));
    }

    @Test
    void aliasStandsAlone() {
        ResourceId zone = azure.zone("carto.example.com");
        JsonObject alias = Json.object("ttl", 300, "cnameRecord", Json.object("cname", "example.com"));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "CNAME", "@", alias))
                .whereas(() -> putRecord(zone, "CNAME", "www", alias));
        assertRefused(PrivateDnsRule.INVALID_RECORD, () -> putRecord(zone, "A", "www", a("10.0.0.4")))
                .whereas(() -> putRecord(zone, "A", "api", a("10.0.0.4")));
    }
}
