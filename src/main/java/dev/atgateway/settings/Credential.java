package dev.atgateway.settings;

/** What Databricks presents to the gateway: a static token or an OAuth machine-to-machine client. */
public sealed interface Credential {
    /** A static bearer token. */
    record BearerToken(Secret token) implements Credential {}

    /** An OAuth client of the machine-to-machine flow. */
    record OAuthClient(String clientId, Secret clientSecret, String scope, String tokenEndpoint)
            implements Credential {}
}
