package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;

/**
 * The SQL warehouse that runs {@code http_request}.
 *
 * @see <a href="https://learn.microsoft.com/azure/databricks/query-federation/http">HTTP connections</a>
 */
final class Warehouse {
    private Warehouse() {}

    /** Its name. */
    static String check(Cloud cloud, Optional<String> wanted, Trail trail) {
        List<JsonObject> all = cloud.databricks().under("warehouses/").toList();
        JsonObject warehouse = wanted.map(
                        id -> all.stream().filter(one -> isCalled(one, id)).findFirst())
                .orElseGet(() -> all.stream()
                        .filter(Warehouse::mayCall)
                        .findFirst()
                        .or(() -> all.stream().findFirst()))
                .orElseThrow(() -> trail.fails(
                        Hop.Name.WAREHOUSE,
                        wanted.orElse("no warehouse"),
                        "the workspace has no such SQL warehouse",
                        Fix.outside("SQL warehouse", "make one of type pro or serverless")));
        String name = text(warehouse, "name");
        String looked = "%s, %s%s"
                .formatted(
                        name,
                        text(warehouse, "warehouse_type"),
                        Json.flag(warehouse, "enable_serverless_compute") ? ", serverless" : "");
        if (!mayCall(warehouse)) {
            throw trail.fails(
                    Hop.Name.WAREHOUSE,
                    looked,
                    "http_request() runs on pro and serverless warehouses only",
                    Fix.outside("SQL warehouse " + name, "use one of type pro or serverless"));
        }
        trail.ok(Hop.Name.WAREHOUSE, looked);
        return name;
    }

    private static boolean isCalled(JsonObject warehouse, String wanted) {
        return text(warehouse, "id").equals(wanted) || text(warehouse, "name").equals(wanted);
    }

    private static boolean mayCall(JsonObject warehouse) {
        return Json.flag(warehouse, "enable_serverless_compute")
                || text(warehouse, "warehouse_type").equals("PRO");
    }

    private static String text(JsonObject warehouse, String key) {
        return Json.text(warehouse, key).orElse("");
    }
}
