package dev.atgateway.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the delegated subnet may call. */
final class EgressReader {
    final Optional<Egress> egress;
    final List<EgressRule> rules;

    EgressReader(Values values, NetworkReader network) {
        egress = values.read("egress", "open", Choice.of(Map.of("open", Egress.OPEN, "restricted", Egress.RESTRICTED)));
        rules = rules(values);
        if (restricted() && network.withoutSecurityGroup()) {
            values.wrong(
                    "securityGroup",
                    "leaves egress restricted without the security group that restricts it",
                    "write create, or egress open");
        }
        if (egress.equals(Optional.of(Egress.OPEN))) {
            values.noEffect("egressRules", "[]", "has no effect with egress open");
        }
    }

    boolean restricted() {
        return egress.equals(Optional.of(Egress.RESTRICTED));
    }

    /** Whether the image's registry can be reached: by a service tag, or by some rule for its port. */
    boolean lets(ImageReference image) {
        return image.coveredByServiceTag()
                || rules.stream()
                        .anyMatch(rule ->
                                rule.port() == image.port() && !rule.protocol().equals("Udp"));
    }

    private static List<EgressRule> rules(Values values) {
        List<EgressRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonArray items = values.array("egressRules");
        for (int i = 0; i < items.size(); i++) {
            String path = "egressRules[" + i + "]";
            JsonElement item = items.get(i);
            if (!item.isJsonObject()) {
                values.wrong(path, item.toString(), "not a rule", "write {name, destination, port, protocol}");
                continue;
            }
            Optional<EgressRule> rule = new EgressRuleReader(values, path, item.getAsJsonObject()).rule();
            rule.filter(read -> !names.add(read.name().toLowerCase()))
                    .ifPresent(read -> values.wrong(
                            path + ".name", read.name(), "the name of an earlier rule", "write another name"));
            rule.ifPresent(rules::add);
        }
        return rules;
    }
}
