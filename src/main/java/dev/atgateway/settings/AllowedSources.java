package dev.atgateway.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads who may call the public ingress.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/ip-restrictions">IP restrictions</a>
 */
final class AllowedSources {
    private AllowedSources() {}

    static List<Cidr> read(Values values) {
        Set<Cidr> seen = new HashSet<>();
        List<Cidr> sources = values.list("allowedSources", text -> {
            Cidr source = Cidr.parse(text);
            if (source.prefixLength() == 0) {
                throw new Mistake("allows everybody", "leave allowedSources out, or write the callers' ranges");
            }
            if (!seen.add(source)) {
                throw new Mistake("there already", "remove one of the two");
            }
            return source;
        });
        if (!values.given("allowedSources")) {
            values.warn(
                    Warning.Subject.GATEWAY,
                    "the gateway's URL is public: anybody may call it, and no security group filters that; set"
                            + " allowedSources to the ranges that Databricks calls from");
        }
        return sources;
    }
}
