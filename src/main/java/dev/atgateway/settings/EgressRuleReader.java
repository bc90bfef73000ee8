package dev.atgateway.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads one entry of {@code egressRules}. */
final class EgressRuleReader {
    private static final List<String> FIELDS = List.of("name", "destination", "port", "protocol");
    private static final Function<String, String> PROTOCOL = Choice.of(Map.of("Tcp", "Tcp", "Udp", "Udp", "*", "*"));
    private static final TreeSet<String> OWN_RULES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN_RULES.addAll(EgressRule.RESERVED_NAMES);
    }

    private static final int HTTPS = 443;

    private final Values values;
    private final String path;
    private final JsonObject fields;

    EgressRuleReader(Values values, String path, JsonObject fields) {
        this.values = values;
        this.path = path;
        this.fields = fields;
    }

    /** The rule; absent when it has a mistake. */
    Optional<EgressRule> rule() {
        Optional<String> name = field("name", EgressRuleReader::name);
        fields.keySet().stream().filter(field -> !FIELDS.contains(field)).forEach(this::refuseField);
        Optional<String> destination = field("destination", EgressRuleReader::destination);
        Optional<Integer> port = field("port", WholeNumber.PORT);
        Optional<String> protocol = field("protocol", PROTOCOL);
        if (name.isEmpty() || destination.isEmpty() || port.isEmpty() || protocol.isEmpty()) {
            return Optional.empty();
        }
        if (port.get() == HTTPS
                && (destination.get().equals("Internet") || destination.get().endsWith("/0"))) {
            values.wrong(
                    path + ".destination",
                    destination.get(),
                    "opens HTTPS to the whole Internet, which egress restricted is there to prevent",
                    "write the ranges that are needed, or egress open");
        }
        return Optional.of(new EgressRule(name.get(), destination.get(), port.get(), protocol.get()));
    }

    private void refuseField(String field) {
        values.wrong(
                path + "." + field,
                fields.get(field).toString(),
                "not a field of a rule",
                NearestKey.to(field, FIELDS)
                        .map(known -> "did you mean " + known + "?")
                        .orElse("write name, destination, port and protocol"));
    }

    private <T> Optional<T> field(String field, Function<String, T> parser) {
        JsonElement value = fields.get(field);
        if (value == null || !value.isJsonPrimitive()) {
            values.wrong(
                    path, fields.toString(), "a rule without " + field, "write name, destination, port and protocol");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.getAsString()));
        } catch (Mistake mistake) {
            values.wrong(path + "." + field, value.getAsString(), mistake.wrong(), mistake.instead());
            return Optional.empty();
        }
    }

    private static String name(String text) {
        if (OWN_RULES.contains(text)) {
            throw new Mistake("the name of a rule that this program makes", "write another name");
        }
        return AzureNames.networkPart(text);
    }

    /** A service tag begins with a capital; a host name is not accepted because security rules know addresses only. */
    private static String destination(String text) {
        if (text.matches("[A-Z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)?")) {
            return text;
        }
        if (text.matches("(?i)[a-z0-9-]*[a-z][a-z0-9.-]*|\\*")) {
            throw new Mistake(
                    "neither a network nor a service tag",
                    "write a CIDR such as 10.2.0.0/24, or a tag such as Storage");
        }
        return Cidr.parse(text).toString();
    }
}
