package dev.atgateway.verify;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is looked at, and by what. Clients are made when the first check needs them.
 *
 * @param warehouse the SQL warehouse, where one was named
 * @param inside the job in the gateway's own environment, where it was asked for
 */
record Target(
        DeployedStack stack,
        Supplier<Azure> azureClients,
        Supplier<Workspace> workspace,
        GatewayProbe probe,
        Optional<Warehouse> warehouse,
        Optional<InsideJob> inside) {
    Azure azure() {
        return azureClients.get();
    }

    Workspace databricks() {
        return workspace.get();
    }
}
