package dev.atgateway.settings;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The stack's config as the engine hands it to the program: texts, not yet read.
 *
 * <p>Pulumi's own {@code Config} cannot list its keys, so it cannot find an unknown one; this class reads what that one
 * reads.
 */
public final class StackConfig {
    /** Set to {@code true} by the command {@code recover}, for the preview that it runs. */
    private static final String LIST_RESOURCES = "CARTO_AT_GATEWAY_LIST_RESOURCES";

    private final String project;
    private final Map<String, String> values;
    private final Set<String> secretKeys;

    private final Map<String, String> variables;

    private StackConfig(
            String project, Map<String, String> values, Set<String> secretKeys, Map<String, String> variables) {
        this.project = project;
        this.values = Map.copyOf(values);
        this.secretKeys = Set.copyOf(secretKeys);
        this.variables = Map.copyOf(variables);
    }

    /**
     * Reads the config of the running program.
     *
     * @param project the project's name, which is the namespace of its own keys
     */
    public static StackConfig fromEnvironment(String project) {
        return from(System.getenv(), project);
    }

    /**
     * Reads the config of a running program.
     *
     * @param environment the variables that the engine gives it, and those that the providers read too
     * @param project the project's name, which is the namespace of its own keys
     */
    public static StackConfig from(Map<String, String> environment, String project) {
        return parse(project, environment.get("PULUMI_CONFIG"), environment.get("PULUMI_CONFIG_SECRET_KEYS"))
                .with(environment);
    }

    /** Reads what the engine puts into the two variables: a JSON object and a JSON array, or nothing. */
    static StackConfig parse(String project, String config, String secretKeys) {
        Gson gson = new Gson();
        Map<String, String> values = gson.fromJson(config, new TypeToken<Map<String, String>>() {}.getType());
        Set<String> secrets = gson.fromJson(secretKeys, new TypeToken<Set<String>>() {}.getType());
        return of(project, values == null ? Map.of() : values, secrets == null ? Set.of() : secrets);
    }

    /**
     * A config given by its parts.
     *
     * @param values texts by {@code namespace:key}
     * @param secretKeys those of the keys whose values are kept encrypted
     */
    public static StackConfig of(String project, Map<String, String> values, Set<String> secretKeys) {
        return new StackConfig(project, values, secretKeys, Map.of());
    }

    /** The same config beside the environment variables that the providers read too. */
    public StackConfig with(Map<String, String> variables) {
        return new StackConfig(project, values, secretKeys, variables);
    }

    /** What the stack says about the provider {@code azure-native}. */
    AzureSettings azure() {
        Map<String, Secret> keys = namespace("azure-native");
        return new AzureSettings(keys, AzureAccess.of(keys, variables));
    }

    /** Whether the program is to say which resources carry the stack's tag. */
    boolean listsResources() {
        return "true".equals(variables.get(LIST_RESOURCES));
    }

    /** The project's own keys, without the namespace. */
    Set<String> ownKeys() {
        return keysOf(project, key -> true);
    }

    /** The value of one of the project's own keys; what Pulumi.yaml declares as empty counts as absent. */
    Optional<String> own(String key) {
        return Optional.ofNullable(values.get(project + ":" + key)).filter(StackConfig::isSomething);
    }

    /** Whether the value of one of the project's own keys is kept encrypted. */
    boolean isSecret(String key) {
        return secretKeys.contains(project + ":" + key);
    }

    /** The project's own keys whose values are kept encrypted. */
    Set<String> secretKeys() {
        return keysOf(project, secretKeys::contains);
    }

    /** All keys of a provider's namespace, without it. */
    Map<String, Secret> namespace(String name) {
        Map<String, Secret> keys = new TreeMap<>();
        keysOf(name, key -> true).forEach(key -> keys.put(key, Secret.of(values.get(name + ":" + key))));
        return keys;
    }

    private Set<String> keysOf(String namespace, Predicate<String> wanted) {
        String prefix = namespace + ":";
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix) && wanted.test(key))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSomething(String value) {
        return !value.isBlank() && !value.equals("[]") && !value.equals("{}");
    }
}
