package dev.atgateway.verify;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.CredentialUnavailableException;
import com.databricks.sdk.core.DatabricksError;
import com.databricks.sdk.core.DatabricksException;
import dev.atgateway.cli.CommandFailed;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts into words what kept a check from looking. */
final class Obstacle {
    private static final int NOT_AUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final Pattern MISSING_RIGHT = Pattern.compile("perform action '([^']+)' over scope '([^']+)'");

    private Obstacle() {}

    static String of(Throwable failure) {
        var causes = causes(failure);
        return first(causes, CouldNotLook.class)
                .map(Throwable::getMessage)
                .or(() -> first(causes, CommandFailed.class).map(Throwable::getMessage))
                .or(() -> first(causes, CredentialUnavailableException.class).map(Obstacle::noAzureLogin))
                .or(() -> first(causes, ClientAuthenticationException.class).map(Obstacle::noAzureLogin))
                .or(() -> first(causes, ManagementException.class).map(Obstacle::azure))
                .or(() -> first(causes, HttpResponseException.class).map(Obstacle::azure))
                .or(() -> first(causes, DatabricksError.class)
                        .filter(error -> error.getStatusCode() > 0)
                        .map(Obstacle::databricks))
                .or(() -> first(causes, UnknownHostException.class)
                        .map(e -> "no such host: " + Result.line(e.getMessage())))
                .or(() -> first(causes, IOException.class).map(e -> "no answer: " + Result.line(describe(e))))
                .or(() -> first(causes, DatabricksException.class).map(Obstacle::noDatabricksLogin))
                .orElseGet(() -> Result.line(describe(causes.get(causes.size() - 1))));
    }

    private static String noAzureLogin(Throwable e) {
        return "no login to Azure: az login, or AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (%s)"
                .formatted(Result.line(e.getMessage()));
    }

    private static String azure(HttpResponseException e) {
        var status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
        var message = String.valueOf(e.getMessage());
        var right = MISSING_RIGHT.matcher(message);
        if (status == FORBIDDEN && right.find()) {
            return "needs %s on %s".formatted(right.group(1), right.group(2));
        }
        return "Azure answered %d: %s".formatted(status, Result.line(message));
    }

    private static String databricks(DatabricksError e) {
        return switch (e.getStatusCode()) {
            case NOT_AUTHENTICATED ->
                "Databricks does not accept the login: az login, or DATABRICKS_TOKEN (%s)"
                        .formatted(Result.line(e.getMessage()));
            case FORBIDDEN ->
                "the login may not look at this in Databricks (%s)".formatted(Result.line(e.getMessage()));
            default -> "Databricks answered %d: %s".formatted(e.getStatusCode(), Result.line(e.getMessage()));
        };
    }

    private static String noDatabricksLogin(DatabricksException e) {
        return "no login to Databricks: az login, or DATABRICKS_TOKEN (%s)".formatted(Result.line(e.getMessage()));
    }

    private static String describe(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The failure and its causes, the outermost first. */
    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
