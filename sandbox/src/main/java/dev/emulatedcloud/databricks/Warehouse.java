package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.sql.Command;
import dev.emulatedcloud.databricks.sql.SqlRule;
import dev.emulatedcloud.databricks.sql.Statements.Scope;
import dev.emulatedcloud.databricks.sql.Table;
import dev.emulatedcloud.databricks.sql.Warehouses;
import dev.emulatedcloud.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs SQL commands on the catalog, on one of the workspace's warehouses. */
final class Warehouse implements Warehouses {
    private static final List<String> GRANT_COLUMNS = List.of("principal", "actionType", "objectType", "objectKey");

    private final Cloud cloud;
    private final UnityCatalog catalog;
    private final GatewayReach gateway;
    private final Supplier<Durations> durations;
    private final WarehouseStates states;

    Warehouse(Cloud cloud, UnityCatalog catalog, GatewayReach gateway, Supplier<Durations> durations) {
        this.cloud = cloud;
        this.catalog = catalog;
        this.gateway = gateway;
        this.durations = durations;
        this.states = new WarehouseStates(cloud);
    }

    @Override
    public boolean exists(String id) {
        return states.find(id).isPresent();
    }

    @Override
    public Duration start(String id) {
        return states.start(id, durations.get().of(Durations.WAREHOUSE_START));
    }

    @Override
    public Duration length() {
        return durations.get().of(Durations.STATEMENT);
    }

    @Override
    public Table run(Command command, Scope scope) {
        if (command instanceof Command.Call call) {
            Toolbox toolbox = toolbox(call.routine(), scope);
            return switch (routine(call.routine())) {
                case "SETUP" -> toolbox.setUp(call.arguments());
                case "LDS_QUOTA_INFO" -> toolbox.quota();
                default -> throw unresolved(call.routine());
            };
        }
        if (command instanceof Command.Select select) {
            Toolbox toolbox = toolbox(select.routine(), scope);
            if (!routine(select.routine()).equals("VERSION_CORE")) {
                throw unresolved(select.routine());
            }
            return toolbox.version(select.column());
        }
        if (command instanceof Command.Grant grant) {
            return change(grant);
        }
        return grants((Command.ShowGrants) command);
    }

    private static String routine(List<String> path) {
        return path.get(path.size() - 1).toUpperCase(Locale.ROOT);
    }

    /** The toolbox that a routine would be of. */
    private Toolbox toolbox(List<String> path, Scope scope) {
        var full = new ArrayList<>(path);
        if (full.size() == 1) {
            full.add(0, scope.schema().orElse("default"));
        }
        if (full.size() == 2) {
            full.add(0, scope.catalog().orElse("main"));
        }
        var toolbox = new Toolbox(
                cloud,
                catalog,
                connection -> gateway.reaches(connection, scope.warehouse()),
                String.join(".", full.subList(0, full.size() - 1)));
        if (full.size() != 3 || !toolbox.isInstalled()) {
            throw unresolved(path);
        }
        return toolbox;
    }

    private static RuntimeException unresolved(List<String> path) {
        return SqlRule.UNRESOLVED_ROUTINE.refused(
                path.stream().map(part -> "`" + part + "`").collect(Collectors.joining(".")));
    }

    private Table change(Command.Grant grant) {
        JsonObject change = Json.object(
                "principal",
                grant.principal(),
                grant.revokes() ? "remove" : "add",
                Json.array(grant.privileges().stream().map(JsonPrimitive::new)));
        catalog.permissions().change(grant.connection(), Json.object("changes", Json.array(Stream.of(change))));
        return Table.empty();
    }

    private Table grants(Command.ShowGrants show) {
        String connection = Json.text(catalog.get(show.connection()), "name").orElseThrow();
        List<List<String>> rows = Json.objects(catalog.permissions().get(show.connection()), Permissions.ASSIGNMENTS)
                .filter(one -> show.principal()
                        .filter(principal ->
                                !principal.equals(one.get("principal").getAsString()))
                        .isEmpty())
                .flatMap(one -> Json.texts(one, "privileges")
                        .map(privilege -> List.of(
                                one.get("principal").getAsString(),
                                privilege.replace('_', ' '),
                                "CONNECTION",
                                connection)))
                .toList();
        return new Table(GRANT_COLUMNS, rows);
    }
}
