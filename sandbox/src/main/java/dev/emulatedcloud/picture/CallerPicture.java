package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who calls: Databricks, where a connection leads to the gateway; and else whoever knows its address. */
final class CallerPicture {
    private static final List<String> SUFFICIENT = List.of("USE_CONNECTION", "ALL_PRIVILEGES");

    private final Cloud cloud;
    private final UnityCatalog catalog;
    private final List<JsonObject> connections;

    CallerPicture(Cloud cloud, Optional<String> host) {
        this.cloud = cloud;
        this.catalog = new UnityCatalog(cloud);
        this.connections = catalog.list().stream()
                .filter(connection -> host.filter(name -> name.equalsIgnoreCase(
                                URI.create(connection.get("url").getAsString()).getHost()))
                        .isPresent())
                .toList();
    }

    Box box() {
        if (connections.isEmpty()) {
            return new Box("Internet", false, List.of("no Databricks connection leads to the gateway"));
        }
        var way = Stream.concat(
                        warehouse().map(one -> new Step(one, List.of(), List.of("http_request()"))).stream(),
                        connections.stream().map(this::connection).map(Step::to))
                .toList();
        return new Box(
                "Databricks workspace",
                true,
                List.of(catalog.workspace().get("host").getAsString()),
                way);
    }

    /** The first one that may call. */
    private Optional<Box> warehouse() {
        return cloud.databricks()
                .under("warehouses/")
                .filter(one -> Json.flag(one, "enable_serverless_compute")
                        || Json.text(one, "warehouse_type")
                                .filter("PRO"::equals)
                                .isPresent())
                .findFirst()
                .map(one -> new Box("SQL warehouse " + one.get("name").getAsString(), true, List.of()));
    }

    private Box connection(JsonObject connection) {
        String name = connection.get("name").getAsString();
        List<String> principals = Json.objects(catalog.permissions().get(name), "privilege_assignments")
                .filter(one -> Json.texts(one, "privileges").anyMatch(SUFFICIENT::contains))
                .map(one -> one.get("principal").getAsString())
                .toList();
        String users = principals.isEmpty()
                ? "nobody but its owner " + connection.get("owner").getAsString()
                : String.join(", ", principals);
        return new Box("HTTP connection " + name, false, List.of("USE CONNECTION: " + users));
    }
}
