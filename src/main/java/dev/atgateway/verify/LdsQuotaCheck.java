package dev.atgateway.verify;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.atgateway.settings.DatabricksSettings;
import java.util.List;
import java.util.Locale;

/**
 * CARTO's step 8.2, the one that goes the whole way: warehouse, connection, gateway, CARTO. What the answer looks like on
 * Databricks is not documented, so anything in JSON that speaks of a quota or a provider will do.
 */
final class LdsQuotaCheck implements Check {
    static final Fault NOT_INSTALLED = new Fault(
            "not-installed",
            "the toolbox is not in the schema of the key toolbox, or the quota's procedure has another name",
            "look at toolbox and quotaStatement; CARTO's guide, Installing in a SQL warehouse");
    static final Fault NOT_SET_UP =
            new Fault("not-set-up", "the toolbox does not know the connection yet", "./verify --setup (step 7.3)");
    static final Fault NO_CONNECTION = new Fault(
            "no-connection",
            "SETUP named a connection that is not there, or no more",
            Fault.DEPLOY_AGAIN + ", then ./verify --setup (steps 7.1 and 7.3)");
    static final Fault NOT_ALLOWED = new Fault(
            "not-allowed",
            "who runs this may not use the connection, or not the toolbox",
            "add that user or group to principals, pulumi up (step 7.2)");
    static final Fault NO_WAY = new Fault(
            "no-way",
            "the gateway is not reached, or does not reach CARTO",
            "see the checks before this one; then ./verify --from-inside (steps 6 and 8.2)");
    static final Fault TOKEN_REFUSED = new Fault(
            "token-refused",
            "CARTO does not take the token that SETUP was given: expired, of another CARTO, or without the LDS API",
            "a new token with the LDS API enabled: pulumi config set --secret apiAccessToken, then ./verify --setup");
    static final Fault FAILED = new Fault(
            "failed", "quotaStatement does not run", "look at quotaStatement: its default is this project's guess");
    static final Fault NO_QUOTA = new Fault(
            "no-quota",
            "the answer is not CARTO's: something else answers at apiBaseUrl, or quotaStatement asks for something else",
            "look at apiBaseUrl and quotaStatement");

    @Override
    public String name() {
        return "lds-quota";
    }

    @Override
    public String asks() {
        return "Databricks, quotaStatement in the warehouse: CARTO's quota comes back through the gateway";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NOT_INSTALLED, NOT_SET_UP, NO_CONNECTION, NOT_ALLOWED, NO_WAY, TOKEN_REFUSED, FAILED, NO_QUOTA);
    }

    @Override
    public Result look(Target target) {
        return SqlAnswer.look(
                target, DatabricksSettings::quotaStatement, LdsQuotaCheck::isQuota, LdsQuotaCheck::fault, NO_QUOTA);
    }

    private static Fault fault(String error) {
        return switch (SqlError.of(error)) {
            case NOT_FOUND -> NOT_INSTALLED;
            case NOT_SET_UP -> NOT_SET_UP;
            case NO_CONNECTION -> NO_CONNECTION;
            case NO_USE_CONNECTION, NOT_ALLOWED -> NOT_ALLOWED;
            case TOKEN -> TOKEN_REFUSED;
            case GATEWAY -> NO_WAY;
            case OTHER -> FAILED;
        };
    }

    static boolean isQuota(String text) {
        try {
            return speaksOfQuota(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            return false;
        }
    }

    private static boolean speaksOfQuota(JsonElement element) {
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList().stream().anyMatch(LdsQuotaCheck::speaksOfQuota);
        }
        if (element.isJsonObject()) {
            return element.getAsJsonObject().entrySet().stream()
                    .anyMatch(entry -> entry.getKey().toLowerCase(Locale.ROOT).matches(".*(quota|provider).*")
                            || speaksOfQuota(entry.getValue()));
        }
        return false;
    }
}
