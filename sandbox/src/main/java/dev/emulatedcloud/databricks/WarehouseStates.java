package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The SQL warehouses of the workspace, and whether they run. One that does not is started by the first statement.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/warehouses">SQL warehouses</a>
 */
final class WarehouseStates {
    private static final String FOLDER = "warehouses/";
    private static final String STATE = "state";
    private static final String RUNS_FROM = "runsFrom";

    private final Cloud cloud;

    WarehouseStates(Cloud cloud) {
        this.cloud = cloud;
    }

    Optional<JsonObject> find(String id) {
        return cloud.read(() -> cloud.databricks().find(FOLDER + id).map(this::view));
    }

    JsonObject get(String id) {
        return find(id).orElseThrow(() -> CatalogRule.WAREHOUSE_NOT_FOUND.refused(id));
    }

    List<JsonObject> list() {
        return cloud.read(() -> cloud.databricks().under(FOLDER).map(this::view).toList());
    }

    /** Has a warehouse run from a time on; answers with what is left until then. */
    Duration start(String id, Duration length) {
        return cloud.change(() -> {
            JsonObject warehouse = cloud.databricks().find(FOLDER + id).orElseThrow();
            if (Json.text(view(warehouse), STATE).filter("RUNNING"::equals).isPresent()) {
                return Duration.ZERO;
            }
            long now = cloud.clock().millis();
            if (!warehouse.has(RUNS_FROM)) {
                warehouse.addProperty(STATE, "STARTING");
                warehouse.addProperty(RUNS_FROM, now + length.toMillis());
                cloud.databricks().put(FOLDER + id, warehouse);
            }
            return Duration.ofMillis(Math.max(0, warehouse.get(RUNS_FROM).getAsLong() - now));
        });
    }

    private JsonObject view(JsonObject stored) {
        JsonObject warehouse = stored.deepCopy();
        boolean started = Json.number(stored, RUNS_FROM)
                .filter(from -> from <= cloud.clock().millis())
                .isPresent();
        warehouse.remove(RUNS_FROM);
        if (started && Json.text(stored, STATE).filter("STARTING"::equals).isPresent()) {
            warehouse.addProperty(STATE, "RUNNING");
        }
        return warehouse;
    }
}
