package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a call has to get past.
 *
 * @param looked what was looked at, and what was found
 * @param why what is wrong, unless the hop passes
 */
public record Hop(Name name, Verdict verdict, String looked, Optional<String> why, Optional<Fix> fix) {
    /** The hops, in the order in which a call meets them. */
    public enum Name {
        WAREHOUSE,
        CONNECTION,
        GRANT,
        INGRESS,
        ALLOW_LIST,
        APP,
        VARIABLES,
        PROXY,
        RESOLUTION,
        ROUTE,
        PEERING,
        SECURITY_GROUP,
        RETURN_PATH,
        SERVICE,
        TLS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How a call fares there. */
    public enum Verdict {
        OK,
        /** It gets past, but not as it should. */
        WARNS,
        FAILS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Hop ok(Name name, String looked) {
        return new Hop(name, Verdict.OK, looked, Optional.empty(), Optional.empty());
    }

    static Hop warns(Name name, String looked, String why, Fix fix) {
        return new Hop(name, Verdict.WARNS, looked, Optional.of(why), Optional.of(fix));
    }

    static Hop fails(Name name, String looked, String why, Fix fix) {
        return new Hop(name, Verdict.FAILS, looked, Optional.of(why), Optional.of(fix));
    }

    JsonObject toJson() {
        JsonObject json = Json.object("hop", name, "verdict", verdict, "looked", looked);
        why.ifPresent(text -> json.addProperty("why", text));
        fix.ifPresent(one -> json.add("fix", one.toJson()));
        return json;
    }
}
