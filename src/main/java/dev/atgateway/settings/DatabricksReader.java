package dev.atgateway.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads the Databricks side. */
final class DatabricksReader {
    /** Ours, and unconfirmed: CARTO's guide has its SQL in blocks that no public copy shows. */
    private static final String SETUP = "CALL ${toolbox}.SETUP('{\"connection\": \"${connection}\","
            + " \"api_base_url\": \"${apiBaseUrl}\", \"api_access_token\": \"${apiAccessToken}\"}');";

    private static final String VERSION = "SELECT ${toolbox}.VERSION_CORE();";
    private static final String QUOTA = "CALL ${toolbox}.LDS_QUOTA_INFO();";
    private static final String NO_COMMENT = "none";
    private static final int HTTPS = 443;

    private final Optional<Boolean> enabled;
    private final Optional<String> connectionName;
    private final Optional<String> comment;
    private final Optional<String> basePath;
    private final Optional<Integer> port;
    private final CredentialReader credential;
    private final List<String> principals;
    private final Optional<String> toolbox;
    private final Optional<String> apiBaseUrl;
    private final Optional<Secret> apiAccessToken;
    private final Optional<String> setupStatement;
    private final Optional<String> versionStatement;
    private final Optional<String> quotaStatement;

    DatabricksReader(Values values, CartoReader carto) {
        enabled = values.read("databricksEnabled", "true", Choice.FLAG);
        connectionName = values.read("connectionName", "carto_at_gateway", SqlNames::connection);
        comment = values.read("connectionComment", "CARTO AT Gateway", DatabricksReader::comment);
        basePath = values.read("connectionBasePath", "/", UrlPath::parse);
        port = values.read("connectionPort", "443", WholeNumber.PORT);
        credential = new CredentialReader(values, on());
        principals = Principals.read(values);
        toolbox = values.read("toolbox", "carto.carto", SqlNames::schema);
        apiBaseUrl = values.read("apiBaseUrl", HttpsUrl::parse)
                .map(URI::toString)
                .or(() -> host(carto).map(host -> "https://" + host + "/api"));
        apiAccessToken = OneLineSecret.read(values, "apiAccessToken");
        setupStatement = values.read("setupStatement", SETUP, SqlStatement.secret());
        versionStatement = values.read("versionStatement", VERSION, SqlStatement.open());
        quotaStatement = values.read("quotaStatement", QUOTA, SqlStatement.open());
        if (on()) {
            warn(values, carto);
        }
    }

    Optional<DatabricksSettings> settings() {
        return on()
                ? Optional.of(new DatabricksSettings(
                        connectionName.orElseThrow(),
                        comment.filter(text -> !text.equals(NO_COMMENT)),
                        basePath.orElseThrow(),
                        port.orElseThrow(),
                        credential.settings(),
                        principals,
                        toolbox.orElseThrow(),
                        apiBaseUrl.orElseThrow(),
                        apiAccessToken,
                        setupStatement.orElseThrow(),
                        versionStatement.orElseThrow(),
                        quotaStatement.orElseThrow()))
                : Optional.empty();
    }

    private static String comment(String text) {
        if (text.lines().count() > 1) {
            throw new Mistake("more than one line", "write one line, or none for a connection without a comment");
        }
        return text;
    }

    private boolean on() {
        return enabled.equals(Optional.of(true));
    }

    private static Optional<String> host(CartoReader carto) {
        return carto.dns.equals(Optional.of(CartoDns.IP)) ? carto.internalIp.map(Ipv4::toString) : carto.domain;
    }

    private void warn(Values values, CartoReader carto) {
        if (principals.isEmpty()) {
            values.warn(Warning.Subject.DATABRICKS, "principals is empty: nobody but its owner may use the connection");
        }
        if (!values.given("apiBaseUrl") && carto.dns.equals(Optional.of(CartoDns.IP))) {
            carto.internalIp.ifPresent(ip -> values.warn(
                    Warning.Subject.DATABRICKS,
                    "apiBaseUrl is https://" + ip + "/api: CARTO's certificate must name that address, or the gateway"
                            + " refuses it"));
        }
        port.filter(number -> number != HTTPS)
                .ifPresent(number -> values.warn(
                        Warning.Subject.DATABRICKS,
                        "connectionPort is " + number
                                + ", but the ingress of Container Apps answers HTTPS on 443 only"));
    }
}
