package dev.atgateway.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads what Databricks presents to the gateway: exactly one of the two kinds that a connection knows. */
final class CredentialReader {
    private static final List<String> OAUTH =
            List.of("oauthClientId", "oauthClientSecret", "oauthScope", "oauthTokenEndpoint");

    private final Optional<Secret> bearerToken;
    private final Optional<String> clientId;
    private final Optional<Secret> clientSecret;
    private final Optional<String> scope;
    private final Optional<URI> tokenEndpoint;

    CredentialReader(Values values, boolean needed) {
        bearerToken = OneLineSecret.read(values, "bearerToken");
        clientId = values.text("oauthClientId");
        clientSecret = OneLineSecret.read(values, "oauthClientSecret");
        scope = values.text("oauthScope");
        tokenEndpoint = values.read("oauthTokenEndpoint", HttpsUrl::parse);
        boolean oauth = OAUTH.stream().anyMatch(values::given);
        if (values.given("bearerToken") && oauth) {
            values.wrong(
                    "bearerToken",
                    "a second credential, besides "
                            + String.join(
                                    ", ", OAUTH.stream().filter(values::given).toList()),
                    "keep one of the two kinds");
        } else if (oauth) {
            OAUTH.stream().filter(key -> !values.given(key)).forEach(key -> requireOAuth(values, key));
        } else if (!values.given("bearerToken") && needed) {
            values.wrong(
                    "bearerToken",
                    "required: a connection has a bearer token or an OAuth client",
                    "pulumi config set --secret bearerToken, or set " + String.join(", ", OAUTH));
        }
    }

    Credential settings() {
        return bearerToken
                .<Credential>map(Credential.BearerToken::new)
                .orElseGet(() -> new Credential.OAuthClient(
                        clientId.orElseThrow(),
                        clientSecret.orElseThrow(),
                        scope.orElseThrow(),
                        tokenEndpoint.orElseThrow().toString()));
    }

    private static void requireOAuth(Values values, String key) {
        values.wrong(
                key,
                "required with the other keys of the OAuth client",
                "pulumi config set " + (Contract.SECRETS.contains(key) ? "--secret " : "") + key);
    }
}
