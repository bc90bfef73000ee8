package dev.atgateway.verify;

import com.databricks.sdk.service.sql.GetWarehouseResponse;
import dev.atgateway.settings.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The SQL warehouse that the statements run in. One that does not run is started by the first statement.
 *
 * @param patience for a statement, with the start of the warehouse
 */
record Warehouse(Supplier<Workspace> workspace, String id, Patience patience) {
    Optional<GetWarehouseResponse> find() {
        return workspace.get().warehouse(id);
    }

    Statements.Answer run(String sql) {
        return run(sql, Map.of());
    }

    Statements.Answer run(String sql, Map<String, Secret> values) {
        return workspace.get().statements(id).run(sql, values, patience);
    }
}
