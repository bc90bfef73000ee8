package dev.emulatedcloud.databricks;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What the workspace refuses for connections and permissions. */
public enum CatalogRule implements Rule {
    MAY_NOT_CREATE(
            403,
            "PERMISSION_DENIED",
            "User does not have CREATE CONNECTION on Metastore '%s'.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/query-federation/http"),
    MAY_NOT_MANAGE(
            403,
            "PERMISSION_DENIED",
            "User does not have MANAGE on Connection '%s'.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/data-governance/unity-catalog/manage-privileges/"),
    CONNECTION_EXISTS(
            409,
            "CONNECTION_ALREADY_EXISTS",
            "Connection '%s' already exists",
            INFERRED,
            "https://docs.databricks.com/api/workspace/connections/create"),
    CONNECTION_NOT_FOUND(
            404,
            "CONNECTION_DOES_NOT_EXIST",
            "Connection '%s' does not exist.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/connections/get"),
    INVALID_NAME(
            400,
            "INVALID_PARAMETER_VALUE",
            "'%s' is not a valid name: at most 255 characters, and no '.', '/', blank or control character.",
            INFERRED,
            "https://docs.databricks.com/sql/language-manual/sql-ref-names.html"),
    UNKNOWN_TYPE(
            400,
            "INVALID_PARAMETER_VALUE",
            "The connection type '%s' is not supported here; HTTP is.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/query-federation/http"),
    UNKNOWN_OPTION(
            400,
            "INVALID_PARAMETER_VALUE",
            "The option '%s' is not supported by connections of type HTTP.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-syntax-ddl-create-connection"),
    INVALID_OPTION_VALUE(
            400,
            "INVALID_PARAMETER_VALUE",
            "The value of the option '%s' is not a string.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/connections/create"),
    INVALID_HOST(
            400,
            "INVALID_PARAMETER_VALUE",
            "The option 'host' is not a normalized URL: '%s'. Expected a form like https://example.com",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-syntax-ddl-create-connection"),
    INVALID_PORT(
            400,
            "INVALID_PARAMETER_VALUE",
            "The option 'port' is not a port number: '%s'.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-syntax-ddl-create-connection"),
    INVALID_BASE_PATH(
            400,
            "INVALID_PARAMETER_VALUE",
            "The option 'base_path' is not a path: '%s'. It begins with '/' and has no blanks or special characters.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-syntax-ddl-create-connection"),
    INVALID_CREDENTIAL(
            400,
            "INVALID_PARAMETER_VALUE",
            "A connection of type HTTP needs either bearer_token, or client_id, client_secret, oauth_scope and "
                    + "token_endpoint; %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-syntax-ddl-create-connection"),
    PRINCIPAL_NOT_FOUND(
            404,
            "PRINCIPAL_DOES_NOT_EXIST",
            "Could not find principal with name %s",
            INFERRED,
            "https://docs.databricks.com/api/workspace/grants/update"),
    PRIVILEGE_NOT_APPLICABLE(
            400,
            "INVALID_PARAMETER_VALUE",
            "Privilege %s is not applicable to this entity [%s:CONNECTION/CONNECTION_HTTP]. If this seems unexpected, "
                    + "please check the privilege version of the metastore in use.",
            OBSERVED,
            "https://github.com/databricks/terraform-provider-databricks/issues/5398"),
    UNKNOWN_SECURABLE(
            400,
            "INVALID_PARAMETER_VALUE",
            "The securable type '%s' is not supported here; connection is.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/grants/get"),
    NOT_AUTHENTICATED(
            401,
            "401",
            "Credential was not sent or was of an unsupported type for this API.",
            OBSERVED,
            "https://github.com/PipedreamHQ/pipedream/issues/20701"),
    INVALID_TOKEN(
            403,
            "403",
            "Invalid access token.",
            OBSERVED,
            "https://github.com/databricks/databricks-sdk-go/issues/917"),
    INVALID_CLIENT(
            401,
            "invalid_client",
            "Client authentication failed",
            INFERRED,
            "https://docs.databricks.com/dev-tools/auth/oauth-m2m.html"),
    WAREHOUSE_NOT_FOUND(
            404,
            "RESOURCE_DOES_NOT_EXIST",
            "SQL warehouse %s does not exist.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/warehouses/get"),
    ENDPOINT_NOT_FOUND(
            404,
            "ENDPOINT_NOT_FOUND",
            "No API found for '%s %s'",
            OBSERVED,
            "https://github.com/databricks/databricks-cli/issues/383"),
    INVALID_MAX_RESULTS(
            400,
            "INVALID_PARAMETER_VALUE",
            "Invalid max_results: %s. It is 0, or %s or more.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/grants/get"),
    INVALID_PAGE_TOKEN(
            400,
            "INVALID_PARAMETER_VALUE",
            "The page token is not one of this list.",
            INFERRED,
            "https://docs.databricks.com/api/workspace/connections/list");

    private final Refusal refusal;

    CatalogRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
