package dev.atgateway.verify;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import dev.atgateway.settings.InvalidSettings;
import dev.atgateway.settings.Problem;
import dev.atgateway.settings.Secret;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.StackConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Pulumi says of a stack: what it deployed, by the outputs, and what it was told, by the config.
 *
 * @param project the project's name
 * @param name the stack's name
 * @param settings the config; the secrets that no check needs are not in it
 * @param databricks the keys of the provider of Databricks, without their namespace
 */
record DeployedStack(
        String project, String name, Settings settings, Map<String, Secret> databricks, JsonObject outputs) {
    /** A key that every stack of this program has, whatever the project is called. */
    private static final String ALWAYS_THERE = "cartoVnetId";

    /** Secrets that no check looks at: they are there, and stay encrypted. */
    private static final Set<String> LEFT_ALONE =
            Set.of("apiAccessToken", "bearerToken", "oauthClientSecret", "registryPassword");

    private static final String SECRET_VARIABLES = "secretEnv";
    private static final String UNREAD = "unread";

    /**
     * Reads a stack.
     *
     * @throws CommandFailed when there is none, or nothing was deployed
     */
    static DeployedStack read(PulumiCommand pulumi, Map<String, String> variables) {
        return of(pulumi.stackName(), pulumi.outputs(), pulumi.config(), pulumi::configValue, variables);
    }

    /** Reads a stack that may not be deployed yet; it has no outputs. */
    static DeployedStack configured(PulumiCommand pulumi, Map<String, String> variables) {
        return of(pulumi.stackName(), pulumi.config(), pulumi::configValue, variables, new JsonObject());
    }

    /**
     * The stack by what Pulumi printed.
     *
     * @param reveal gives the plain text of a key whose value is encrypted
     */
    static DeployedStack of(
            String name,
            JsonObject outputs,
            JsonObject config,
            Function<String, String> reveal,
            Map<String, String> variables) {
        var stack = of(name, config, reveal, variables, outputs);
        if (outputs.size() == 0) {
            throw new CommandFailed("stack " + name + " has no outputs: deploy it first, with pulumi up");
        }
        return stack;
    }

    private static DeployedStack of(
            String name,
            JsonObject config,
            Function<String, String> reveal,
            Map<String, String> variables,
            JsonObject outputs) {
        var project = config.keySet().stream()
                .filter(key -> key.endsWith(":" + ALWAYS_THERE))
                .map(key -> key.substring(0, key.indexOf(':')))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        "stack " + name + " has no " + ALWAYS_THERE + ": it is not one of this program"));
        var values = new HashMap<String, String>();
        var secrets = new HashSet<String>();
        config.keySet().forEach(key -> {
            if (Json.flag(Json.object(config, key), "secret")) {
                secrets.add(key);
            }
            value(project, key, Json.object(config, key), reveal).ifPresent(value -> values.put(key, value));
        });
        return new DeployedStack(
                project, name, settings(project, values, secrets, variables), databricks(values), outputs);
    }

    private static Optional<String> value(
            String project, String key, JsonObject entry, Function<String, String> reveal) {
        var own = key.substring(key.indexOf(':') + 1);
        if (!Json.flag(entry, "secret")) {
            return Json.text(entry, "value");
        }
        if (key.equals(project + ":" + SECRET_VARIABLES)) {
            return Optional.empty();
        }
        return Optional.of(key.startsWith(project + ":") && LEFT_ALONE.contains(own) ? UNREAD : reveal.apply(key));
    }

    private static Settings settings(
            String project, Map<String, String> values, Set<String> secrets, Map<String, String> variables) {
        try {
            return Settings.read(StackConfig.of(project, values, secrets).with(variables));
        } catch (InvalidSettings mistakes) {
            throw new CommandFailed("the stack's config has mistakes, as pulumi preview says too:\n"
                    + mistakes.problems().stream()
                            .map(Problem::toString)
                            .map(problem -> "  " + problem)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static Map<String, Secret> databricks(Map<String, String> values) {
        var keys = new TreeMap<String, Secret>();
        values.forEach((key, value) -> {
            if (key.startsWith("databricks:")) {
                keys.put(key.substring(key.indexOf(':') + 1), Secret.of(value));
            }
        });
        return keys;
    }

    /** The tenant that the config names for Azure. */
    Optional<String> tenant() {
        return Optional.ofNullable(settings.azure().keys().get("tenantId")).map(Secret::reveal);
    }

    /** An output that is a text. */
    Optional<String> output(String key) {
        return Json.text(outputs, key);
    }

    /** An output that is a list of texts. */
    List<String> outputs(String key) {
        return Optional.ofNullable(outputs.get(key)).filter(JsonElement::isJsonArray).stream()
                .flatMap(Json::texts)
                .toList();
    }

    /** The value of the tag by which the program marks what this stack made. */
    String mark() {
        return project + "/" + name;
    }
}
