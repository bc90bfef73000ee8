package dev.atgateway.verify;

import com.databricks.sdk.service.catalog.ConnectionInfo;
import dev.atgateway.settings.DatabricksSettings;
import java.util.List;

/** Whether the HTTP connection is there and leads to the gateway. */
final class ConnectionCheck implements Check {
    static final Fault MISSING = new Fault(
            "missing",
            "the connection was dropped, and its grants with it",
            Fault.DEPLOY_AGAIN + " makes it again (step 7.1), then ./verify --setup");
    static final Fault WRONG_HOST = new Fault(
            "wrong-host",
            "the environment was made again and has another domain, or somebody changed the connection",
            Fault.DEPLOY_AGAIN + " (step 7.1)");
    static final Fault WRONG_PORT = new Fault(
            "wrong-port",
            "the ingress of Container Apps answers HTTPS on 443 only",
            "pulumi config set connectionPort 443; " + Fault.DEPLOY_AGAIN);
    static final Fault WRONG_PATH = new Fault(
            "wrong-path",
            "somebody changed the connection, or connectionBasePath is not deployed yet",
            "pulumi config get connectionBasePath; " + Fault.DEPLOY_AGAIN);

    private static final String HTTPS = "443";

    @Override
    public String name() {
        return "connection";
    }

    @Override
    public String asks() {
        return "Databricks, Unity Catalog connections: it is there, with the gateway's URL, port 443 and the configured path";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, WRONG_HOST, WRONG_PORT, WRONG_PATH);
    }

    @Override
    public Result look(Target target) {
        var settings = target.stack().settings().databricks();
        var url = target.stack().output("gatewayUrl");
        if (settings.isEmpty()) {
            return Result.notApplicable("databricksEnabled is false");
        }
        if (url.isEmpty()) {
            return Result.notApplicable("the stack has no output gatewayUrl: its last pulumi up did not finish");
        }
        var name = settings.get().connectionName();
        return target.databricks()
                .connection(name)
                .map(connection -> compare(connection, settings.get(), url.get()))
                .orElseGet(() -> Result.failed(MISSING, "there is no connection %s", name));
    }

    private static Result compare(ConnectionInfo connection, DatabricksSettings settings, String url) {
        var host = option(connection, "host", "");
        var port = option(connection, "port", HTTPS);
        var path = option(connection, "base_path", "/");
        if (!host.equalsIgnoreCase(url)) {
            return Result.failed(WRONG_HOST, "%s leads to %s, not to %s", connection.getName(), host, url);
        }
        if (!port.equals(HTTPS)) {
            return Result.failed(WRONG_PORT, "%s calls port %s", connection.getName(), port);
        }
        if (!path.equals(settings.basePath())) {
            return Result.failed(
                    WRONG_PATH, "%s calls under %s, not under %s", connection.getName(), path, settings.basePath());
        }
        return Result.passed("%s leads to %s", connection.getName(), host);
    }

    private static String option(ConnectionInfo connection, String key, String fallback) {
        return connection.getOptions() == null
                ? fallback
                : connection.getOptions().getOrDefault(key, fallback);
    }
}
