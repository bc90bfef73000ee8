package dev.atgateway.databricks;

import com.pulumi.core.Output;
import com.pulumi.databricks.Connection;
import com.pulumi.databricks.ConnectionArgs;
import com.pulumi.databricks.Grant;
import com.pulumi.databricks.GrantArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import dev.atgateway.settings.Credential;
import dev.atgateway.settings.DatabricksSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CARTO's step 7: an HTTP connection of Unity Catalog that points at the gateway, and who may use it.
 *
 * @see <a href="https://learn.microsoft.com/azure/databricks/query-federation/http">HTTP connections</a>
 */
public final class DatabricksAccess extends ComponentResource {
    private final DatabricksSettings settings;
    private final Connection connection;

    /**
     * Declares connection and grants.
     *
     * @param gatewayUrl public URL of the gateway, without a path
     * @param protect whether the connection is protected against deletion and replacement
     */
    public DatabricksAccess(String name, DatabricksSettings settings, Output<String> gatewayUrl, boolean protect) {
        super("atgateway:databricks:DatabricksAccess", name);
        this.settings = settings;
        var args = ConnectionArgs.builder()
                .name(settings.connectionName())
                .connectionType("HTTP")
                .options(gatewayUrl.applyValue(this::options).asSecret());
        settings.comment().ifPresent(args::comment);
        this.connection = new Connection(
                "connection",
                args.build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .protect(protect)
                        // The provider renames nothing: it updates the old name and differs for ever.
                        .replaceOnChanges("name")
                        .deleteBeforeReplace(true)
                        .build());
        for (var principal : settings.principals()) {
            // Grant, never Grants: that one would take the connection away from every other principal.
            new Grant(
                    "grant-" + principal,
                    GrantArgs.builder()
                            .foreignConnection(connection.name())
                            .principal(principal)
                            .privileges("USE_CONNECTION")
                            .build(),
                    CustomResourceOptions.builder().parent(this).build());
        }
        registerOutputs(Map.<String, Output<?>>of("connectionName", connectionName()));
    }

    /** Host, port and base path all given, in the server's own form: what it adds by itself would differ for ever. */
    private Map<String, String> options(String host) {
        var options = new TreeMap<String, String>();
        options.put("host", host);
        options.put("port", String.valueOf(settings.port()));
        options.put("base_path", settings.basePath());
        if (settings.credential() instanceof Credential.BearerToken bearer) {
            options.put("bearer_token", bearer.token().reveal());
        } else if (settings.credential() instanceof Credential.OAuthClient client) {
            options.put("client_id", client.clientId());
            options.put("client_secret", client.clientSecret().reveal());
            options.put("oauth_scope", client.scope());
            options.put("token_endpoint", client.tokenEndpoint());
        }
        return options;
    }

    /** Name of the connection, as SETUP and {@code http_request()} take it. */
    public Output<String> connectionName() {
        return connection.name();
    }

    /** Who may use the connection. */
    public List<String> principals() {
        return settings.principals();
    }

    /** The SETUP statement of CARTO's step 7.3, with the token in it: a secret. */
    public Output<String> setupSql() {
        return connection
                .name()
                .applyValue(name -> SqlTemplate.fill(settings.setupStatement(), values(name)))
                .asSecret();
    }

    /** The two statements of CARTO's step 8. */
    public Output<String> verifySql() {
        return connection
                .name()
                .applyValue(name -> SqlTemplate.fill(settings.versionStatement(), values(name)) + "\n"
                        + SqlTemplate.fill(settings.quotaStatement(), values(name)));
    }

    private Map<String, String> values(String connectionName) {
        var values = new TreeMap<>(SqlTemplate.places(settings, connectionName));
        settings.apiAccessToken().ifPresent(token -> values.put("apiAccessToken", token.reveal()));
        return values;
    }
}
