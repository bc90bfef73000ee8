package dev.atgateway.settings;

import java.util.Optional;

/** Tokens, which travel in an HTTP header and so are one line without blanks. */
final class OneLineSecret {
    private OneLineSecret() {}

    static Optional<Secret> read(Values values, String key) {
        Optional<Secret> secret = values.secret(key);
        secret.filter(token -> !token.reveal().matches("\\S+"))
                .ifPresent(token -> values.wrong(
                        key,
                        "holds blanks or line breaks",
                        "pulumi config set --secret " + key + " again, on one line"));
        return secret;
    }
}
