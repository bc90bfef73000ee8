package dev.atgateway.verify;

import com.databricks.sdk.service.sql.GetWarehouseResponse;
import com.databricks.sdk.service.sql.GetWarehouseResponseWarehouseType;
import com.databricks.sdk.service.sql.State;
import java.util.List;

/** Whether the SQL warehouse can make HTTP requests at all. */
final class WarehouseCheck implements Check {
    static final String NOT_NAMED = "no warehouse was named: --warehouse ID, or " + Variables.WAREHOUSE;

    static final Fault MISSING = new Fault(
            "missing",
            "the id is not one of this workspace, or the warehouse was deleted",
            "take the id from the warehouse's page: the last part of the HTTP path in its connection details");
    static final Fault CLASSIC = new Fault(
            "classic",
            "http_request() runs in pro and serverless warehouses only",
            "name a pro or serverless warehouse, or change the type of this one");

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public String asks() {
        return "Databricks, SQL warehouses: it is there, and pro or serverless";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, CLASSIC);
    }

    @Override
    public Result look(Target target) {
        if (target.warehouse().isEmpty()) {
            return Result.notApplicable(NOT_NAMED);
        }
        var found = target.warehouse().get().find();
        if (found.isEmpty()) {
            return Result.failed(
                    MISSING,
                    "there is no warehouse %s",
                    target.warehouse().get().id());
        }
        var warehouse = found.get();
        if (warehouse.getWarehouseType() == GetWarehouseResponseWarehouseType.CLASSIC) {
            return Result.failed(CLASSIC, "%s is a classic one", warehouse.getName());
        }
        var passed = Result.passed("%s, %s", warehouse.getName(), isServerless(warehouse) ? "serverless" : "pro");
        return warehouse.getState() == State.RUNNING
                ? passed
                : passed.noting(
                        "it does not run: the first statement starts it, and it costs until it stops by itself");
    }

    private static boolean isServerless(GetWarehouseResponse warehouse) {
        return Boolean.TRUE.equals(warehouse.getEnableServerlessCompute());
    }
}
