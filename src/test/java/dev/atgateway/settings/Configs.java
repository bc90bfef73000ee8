package dev.atgateway.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Stack configs for tests, as data: a base of bases.yaml and what a case changes in it. */
final class Configs {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    static final String PROJECT = "carto-at-gateway";

    private static final Map<String, Map<String, Object>> BASES = new Yaml().load(resource("bases.yaml"));
    private static final Map<String, List<Case>> CASES = new ConcurrentHashMap<>();
    private static final Pattern PLACE = Pattern.compile("@\\{([^}]+)}");
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final String GROUPS = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/";
    private static final Map<String, String> IDS = Map.of(
            "carto", GROUPS + "carto/providers/Microsoft.Network/virtualNetworks/carto-vnet",
            "CARTO", GROUPS.toUpperCase() + "CARTO/PROVIDERS/MICROSOFT.NETWORK/VIRTUALNETWORKS/CARTO-VNET",
            "hub", GROUPS + "hub/providers/Microsoft.Network/virtualNetworks/hub-vnet",
            "identity", GROUPS + "carto/providers/Microsoft.ManagedIdentity/userAssignedIdentities/puller");

    /** What a case starts from and changes; {@code says} are the lines that it expects. */
    record Case(
            String name,
            String base,
            Map<String, Object> set,
            List<String> unset,
            List<String> plain,
            List<String> secret,
            List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Configs() {}

    static Settings read(String base, Map<String, Object> set) {
        return read(new Case("", base, set, List.of(), List.of(), List.of(), List.of()));
    }

    static Settings read(Case config) {
        return Settings.read(stackConfig(config), CLOCK);
    }

    static StackConfig stackConfig(Case config) {
        Map<String, Object> keys = new LinkedHashMap<>(base("peered"));
        keys.putAll(base(config.base()));
        keys.putAll(config.set());
        keys.keySet().removeAll(config.unset());
        Map<String, String> values = new LinkedHashMap<>();
        keys.forEach((key, value) -> values.put(qualified(key), text(value)));
        Set<String> secrets = new HashSet<>();
        Stream.concat(Contract.SECRETS.stream(), config.secret().stream())
                .filter(key -> !config.plain().contains(key))
                .forEach(key -> secrets.add(qualified(key)));
        return StackConfig.of(PROJECT, values, secrets);
    }

    /** The cases of one file. */
    static Stream<Case> cases(String file) {
        return CASES.computeIfAbsent(file, Configs::load).stream();
    }

    @SuppressWarnings("unchecked")
    private static List<Case> load(String file) {
        List<Map<String, Object>> entries = new Yaml().load(resource(file));
        return entries.stream()
                .map(entry -> new Case(
                        (String) entry.get("name"),
                        (String) entry.getOrDefault("base", "peered"),
                        (Map<String, Object>) entry.getOrDefault("set", Map.of()),
                        (List<String>) entry.getOrDefault("unset", List.of()),
                        (List<String>) entry.getOrDefault("plain", List.of()),
                        (List<String>) entry.getOrDefault("secret", List.of()),
                        (List<String>) entry.getOrDefault("says", List.of())))
                .toList();
    }

    static Map<String, Object> base(String name) {
        return BASES.get(name);
    }

    /** A test resource with its places filled: a name of an id, or of another resource. */
    static String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        IDS.containsKey(place.group(1)) ? IDS.get(place.group(1)) : resource(place.group(1))));
    }

    private static String qualified(String key) {
        return key.contains(":") ? key : PROJECT + ":" + key;
    }

    private static String text(Object value) {
        return filled(value instanceof Map || value instanceof List ? JSON.toJson(value) : value.toString());
    }

    static String resource(String name) {
        try (InputStream stream = Configs.class.getResourceAsStream("/settings/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
