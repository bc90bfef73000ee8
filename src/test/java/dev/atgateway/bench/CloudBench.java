package dev.atgateway.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What one operation costs an emulated cloud that is full, the transport included. */
final class CloudBench {
    private static final int RESOURCES = 1000;
    private static final int OPERATIONS = 200;
    private static final int WARM_UP = 20;
    private static final double LIMIT_MILLISECONDS = 50;
    private static final String ROUTE_TABLE =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto"
                    + "/providers/Microsoft.Network/routeTables/full-%04d";
    private static final String VNET = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto"
            + "/providers/Microsoft.Network/virtualNetworks/carto-vnet";

    private CloudBench() {}

    static List<Row> run(Ground ground) throws IOException, InterruptedException {
        var full = ground.otherCloud("full");
        full.run("pulumi", "up", "--yes", "--skip-preview");
        var cloud = new EmulatedCloud(full.home());
        for (int number = 0; number < RESOURCES; number++) {
            cloud.put(ROUTE_TABLE.formatted(number), Map.of("location", "westeurope", "tags.number", "n" + number));
        }
        // Java's own start is not what a thousand resources cost.
        for (int number = 0; number < WARM_UP; number++) {
            cloud.change(VNET, Map.of("tags.round", "w" + number));
        }
        var changes = new Samples();
        var reads = new Samples();
        var grants = new Samples();
        for (int number = 0; number < OPERATIONS; number++) {
            changes.add(cloud.change(VNET, Map.of("tags.round", "r" + number)));
            reads.add(cloud.databricks("GET", "/api/2.1/unity-catalog/permissions/connection/carto_at_gateway", ""));
            grants.add(cloud.databricks(
                    "PATCH",
                    "/api/2.1/unity-catalog/permissions/connection/carto_at_gateway",
                    "{\"changes\":[{\"principal\":\"analysts\",\"%s\":[\"USE_CONNECTION\"]}]}"
                            .formatted(number % 2 == 0 ? "remove" : "add")));
        }
        return List.of(
                longest("a resource changed", changes),
                longest("grants read", reads),
                longest("a grant changed", grants));
    }

    private static Row longest(String what, Samples milliseconds) {
        return new Row(
                "emulated cloud with %,d resources: %s, the longest of %d".formatted(RESOURCES, what, OPERATIONS),
                "%.1f ms (median %.1f)".formatted(milliseconds.most(), milliseconds.median()),
                milliseconds.most(),
                false,
                "at most %.0f ms".formatted(LIMIT_MILLISECONDS),
                milliseconds.most() <= LIMIT_MILLISECONDS);
    }
}
