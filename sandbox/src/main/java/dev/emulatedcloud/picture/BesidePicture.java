package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway uses on the way to CARTO: private zones, a proxy, a workspace for its logs. */
final class BesidePicture {
    private final Estate estate;
    private final Environment variables;
    private final Optional<JsonObject> environment;

    BesidePicture(Estate estate, JsonObject app, Optional<JsonObject> environment) {
        this.estate = estate;
        this.variables = new Environment(app);
        this.environment = environment;
    }

    /** The zones that are linked to a VNet. */
    List<Side> zones(ResourceId vnet) {
        return estate.zoneLinks(vnet).map(this::zone).toList();
    }

    private Side zone(JsonObject link) {
        ResourceId id = Estate.id(link);
        ResourceId zone = id.parent();
        return new Side(
                "names, by link %s: %s"
                        .formatted(
                                id.name(),
                                Json.text(link, "properties.virtualNetworkLinkState")
                                        .orElse("")),
                new Box(
                        "private DNS zone " + zone.name(),
                        estate.wasThere(zone),
                        estate.records(zone)
                                .map(record -> "%s  A  %s"
                                        .formatted(
                                                record.get("name").getAsString(),
                                                String.join(
                                                        ", ", addresses(record).toList())))
                                .toList()));
    }

    /** Where the records of these zones lead to. */
    List<String> addresses(ResourceId vnet) {
        return estate.zoneLinks(vnet)
                .flatMap(link -> estate.records(Estate.id(link).parent()))
                .flatMap(BesidePicture::addresses)
                .distinct()
                .toList();
    }

    private static Stream<String> addresses(JsonObject record) {
        return Json.objects(record, "properties.aRecords").flatMap(one -> Json.text(one, "ipv4Address").stream());
    }

    /** Without what a URL may hold beside host and port. */
    List<Side> proxy() {
        return Stream.of("HTTPS_PROXY", "HTTP_PROXY")
                .flatMap(name -> variables.value(name).stream())
                .findFirst()
                .map(url -> new Side(
                        "what is not in NO_PROXY",
                        new Box(
                                "proxy " + url.replaceFirst("//[^/]*@", "//"),
                                true,
                                variables.value("NO_PROXY").map(hosts -> "NO_PROXY=" + hosts).stream()
                                        .toList())))
                .stream()
                .toList();
    }

    List<Side> logs() {
        String path = "properties.appLogsConfiguration.logAnalyticsConfiguration.customerId";
        return environment.flatMap(one -> Json.text(one, path)).stream()
                .flatMap(customer -> estate.ofType("Microsoft.OperationalInsights/workspaces")
                        .filter(workspace -> Json.text(workspace, "properties.customerId")
                                .filter(customer::equals)
                                .isPresent()))
                .map(workspace -> new Side(
                        "logs",
                        new Box(
                                "Log Analytics workspace "
                                        + workspace.get("name").getAsString(),
                                estate.wasThere(Estate.id(workspace)),
                                List.of())))
                .toList();
    }
}
