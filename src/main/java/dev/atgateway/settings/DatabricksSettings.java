package dev.atgateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * The Databricks side.
 *
 * @param connectionName name of the HTTP connection in Unity Catalog
 * @param comment the connection's comment
 * @param basePath path that every call starts with
 * @param port port of the connection
 * @param principals users, groups and application ids that may use the connection
 * @param toolbox {@code catalog.schema} of the installed Analytics Toolbox
 * @param apiBaseUrl base URL of CARTO's API, an input of SETUP
 * @param apiAccessToken token for CARTO's LDS API, an input of SETUP; absent leaves SETUP to the user
 * @param setupStatement SQL template of SETUP
 * @param versionStatement SQL template of the version check
 * @param quotaStatement SQL template of the quota check
 */
public record DatabricksSettings(
        String connectionName,
        Optional<String> comment,
        String basePath,
        int port,
        Credential credential,
        List<String> principals,
        String toolbox,
        String apiBaseUrl,
        Optional<Secret> apiAccessToken,
        String setupStatement,
        String versionStatement,
        String quotaStatement) {}
