package dev.emulatedcloud.databricks;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.service.catalog.ListConnectionsRequest;
import java.util.TreeMap;

/** Databricks' own client, which reads every connection and who may use it. */
public final class WorkspaceReader {
    private WorkspaceReader() {}

    /** Prints what the client reads: {@code HOST TOKEN}. */
    public static void main(String[] arguments) {
        var workspace = new WorkspaceClient(
                new DatabricksConfig().setHost(arguments[0]).setAuthType("pat").setToken(arguments[1]));
        for (var connection : workspace.connections().list(new ListConnectionsRequest())) {
            var options = new TreeMap<>(connection.getOptions());
            System.out.println(
                    "connection " + connection.getName() + " " + connection.getUrl() + " " + options.keySet());
            workspace
                    .grants()
                    .get("connection", connection.getName())
                    .getPrivilegeAssignments()
                    .forEach(one -> System.out.println("grant " + one.getPrincipal() + " " + one.getPrivileges()));
        }
        System.exit(0);
    }
}
