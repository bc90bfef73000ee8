package dev.emulatedcloud.entra;

import static dev.emulatedcloud.cloud.Rule.Standing.DOCUMENTED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Rule;
import java.util.Arrays;

/** For what Entra ID gives no token; each code belongs to one of OAuth's own words. */
public enum EntraRule implements Rule {
    TENANT_NOT_FOUND(
            400,
            "AADSTS90002",
            "invalid_request",
            "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct "
                    + "cloud. Check with your subscription administrator, this may happen if there are no active "
                    + "subscriptions for the tenant.",
            DOCUMENTED,
            "https://learn.microsoft.com/entra/identity-platform/reference-error-codes"),
    APPLICATION_NOT_FOUND(
            400,
            "AADSTS700016",
            "unauthorized_client",
            "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application "
                    + "has not been installed by the administrator of the tenant or consented to by any user in the "
                    + "tenant. You may have sent your authentication request to the wrong tenant.",
            OBSERVED,
            "https://github.com/12Knocksinna/Office365itpros/issues/23"),
    WRONG_SECRET(
            401,
            "AADSTS7000215",
            "invalid_client",
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                    + "not the client secret ID, for a secret added to app '%s'.",
            OBSERVED,
            "https://github.com/Azure/sap-automation/issues/418"),
    UNSUPPORTED_GRANT(
            400,
            "AADSTS70003",
            "unsupported_grant_type",
            "The app requested an unsupported grant type '%s'.",
            DOCUMENTED,
            "https://learn.microsoft.com/entra/identity-platform/reference-error-codes"),
    INVALID_SCOPE(
            400,
            "AADSTS1002012",
            "invalid_scope",
            "The provided value for scope %s is not valid. Client credential flows must have a scope value with "
                    + "/.default suffixed to the resource identifier (application ID URI).",
            OBSERVED,
            "https://github.com/databricks/databricks-sql-nodejs/issues/226");

    private final Refusal refusal;
    private final String word;

    EntraRule(int status, String code, String word, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
        this.word = word;
    }

    /** The {@code error} of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">OAuth</a> for a refusal. */
    static String word(CloudError error) {
        return Arrays.stream(values())
                .filter(rule -> rule.code().equals(error.code()))
                .findFirst()
                .orElseThrow()
                .word;
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
