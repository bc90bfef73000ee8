package dev.atgateway.settings;

/** Finds keys that nobody reads. Their values are not shown: a misspelt secret is a secret too. */
final class UnknownKeys {
    private UnknownKeys() {}

    static void check(Values values, StackConfig config) {
        config.ownKeys().stream()
                .filter(key -> !Contract.KEYS.contains(key))
                .forEach(key -> values.wrongAt(
                        key,
                        "not a key of this project",
                        NearestKey.to(key, Contract.KEYS)
                                .map(known -> "did you mean " + known + "?")
                                .orElse("pulumi config rm " + key)));
    }
}
