package dev.atgateway.settings;

import java.util.Optional;

/** Names that this program makes out of configured ones by a suffix, and that Azure limits too. */
final class DerivedNames {
    private DerivedNames() {}

    /** Reports {@code name}, the value of {@code key}, where {@code name + suffix} is longer than Azure accepts. */
    static void check(Values values, String key, Optional<String> name, String suffix, int longest) {
        name.filter(base -> base.length() + suffix.length() > longest)
                .ifPresent(base -> values.wrong(
                        key,
                        base,
                        "too long for the name with " + suffix + " that is made from it",
                        "write at most " + (longest - suffix.length()) + " characters"));
    }
}
