package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a call gets. */
public record Walk(String from, String to, List<Hop> hops) {
    public Walk {
        hops = List.copyOf(hops);
    }

    /** The hop at which the call ends, if it does not arrive. */
    public Optional<Hop> failure() {
        return with(Hop.Verdict.FAILS).stream().findFirst();
    }

    /** What the call gets past, but should not. */
    public List<Hop> warnings() {
        return with(Hop.Verdict.WARNS);
    }

    public boolean reaches() {
        return failure().isEmpty();
    }

    private List<Hop> with(Hop.Verdict verdict) {
        return hops.stream().filter(hop -> hop.verdict() == verdict).toList();
    }

    public JsonObject toJson() {
        return Json.object(
                "from",
                from,
                "to",
                to,
                "reaches",
                reaches(),
                "hops",
                Json.array(hops.stream().map(Hop::toJson)));
    }

    public String toText() {
        List<String> lines = new ArrayList<>();
        lines.add(from + " to " + to);
        lines.add("");
        for (Hop hop : hops) {
            lines.add("%-5s  %-14s  %s".formatted(hop.verdict(), hop.name(), hop.looked()));
            hop.why().ifPresent(why -> lines.add("       why             " + why));
            hop.fix().ifPresent(fix -> lines.add("       fix             " + fix));
        }
        lines.add("");
        lines.add(failure().map(hop -> "fails at " + hop.name()).orElse("ok"));
        return String.join("\n", lines);
    }
}
