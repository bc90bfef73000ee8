package dev.atgateway.verify;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.DatabricksError;
import com.databricks.sdk.core.ProxyConfig;
import com.databricks.sdk.core.commons.CommonsHttpClient;
import com.databricks.sdk.service.catalog.ConnectionInfo;
import com.databricks.sdk.service.catalog.PrivilegeAssignment;
import com.databricks.sdk.service.sql.GetWarehouseResponse;
import dev.atgateway.settings.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;

/**
 * The Databricks workspace as its own client reads it, with the login of the stack's {@code databricks:} keys, or else the
 * one that the client finds.
 *
 * @see <a href="https://docs.databricks.com/dev-tools/auth/unified-auth">Unified authentication</a>
 */
final class Workspace {
    private static final String SECURABLE = "connection";
    private static final int NOT_FOUND = 404;

    /** The provider's keys that the client has too; the others are about the provider itself. */
    private static final Map<String, BiConsumer<DatabricksConfig, String>> KEYS = Map.ofEntries(
            Map.entry("host", DatabricksConfig::setHost),
            Map.entry("token", DatabricksConfig::setToken),
            Map.entry("clientId", DatabricksConfig::setClientId),
            Map.entry("clientSecret", DatabricksConfig::setClientSecret),
            Map.entry("authType", DatabricksConfig::setAuthType),
            Map.entry("profile", DatabricksConfig::setProfile),
            Map.entry("configFile", DatabricksConfig::setConfigFile),
            Map.entry("username", DatabricksConfig::setUsername),
            Map.entry("password", DatabricksConfig::setPassword),
            Map.entry("azureWorkspaceResourceId", DatabricksConfig::setAzureWorkspaceResourceId),
            Map.entry("azureClientId", DatabricksConfig::setAzureClientId),
            Map.entry("azureClientSecret", DatabricksConfig::setAzureClientSecret),
            Map.entry("azureTenantId", DatabricksConfig::setAzureTenantId),
            Map.entry("azureEnvironment", DatabricksConfig::setAzureEnvironment),
            Map.entry("azureUseMsi", (config, value) -> config.setAzureUseMsi(Boolean.parseBoolean(value))),
            Map.entry("databricksCliPath", DatabricksConfig::setDatabricksCliPath));

    private final WorkspaceClient client;

    private Workspace(WorkspaceClient client) {
        this.client = client;
    }

    /**
     * The workspace of a stack.
     *
     * @param keys the stack's {@code databricks:} keys
     * @param host in place of the stack's own
     */
    static Workspace of(Map<String, Secret> keys, Optional<String> host, Access access) {
        var config = new DatabricksConfig().setDisableRetries(true);
        keys.forEach((key, value) -> {
            if (KEYS.containsKey(key)) {
                KEYS.get(key).accept(config, value.reveal());
            }
        });
        host.ifPresent(config::setHost);
        var http = new CommonsHttpClient.Builder()
                .withDatabricksConfig(config)
                .withSslSocketFactory(new SSLConnectionSocketFactory(access.tls()));
        Optional.ofNullable(config.getHost())
                .map(url ->
                        URI.create(url.contains("://") ? url : "https://" + url).getHost())
                .flatMap(access::proxyFor)
                .ifPresent(proxy -> http.withProxyConfig(
                        new ProxyConfig().setHost(proxy.getHostString()).setPort(proxy.getPort())));
        return new Workspace(new WorkspaceClient(config.setHttpClient(http.build())));
    }

    Optional<ConnectionInfo> connection(String name) {
        return find(() -> client.connections().get(name));
    }

    /** The privileges that were granted on a connection; those of its owner are not among them. */
    List<PrivilegeAssignment> grants(String connection) {
        var answer = client.grants().get(SECURABLE, connection);
        return answer.getPrivilegeAssignments() == null ? List.of() : List.copyOf(answer.getPrivilegeAssignments());
    }

    Optional<GetWarehouseResponse> warehouse(String id) {
        return find(() -> client.warehouses().get(id));
    }

    Statements statements(String warehouse) {
        return new Statements(client.statementExecution(), warehouse);
    }

    private static <T> Optional<T> find(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (DatabricksError e) {
            if (e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
