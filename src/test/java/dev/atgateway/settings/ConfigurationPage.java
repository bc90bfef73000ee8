package dev.atgateway.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** Writes docs/configuration.md from Pulumi.yaml, so that the two cannot disagree. */
public final class ConfigurationPage {
    static final Path PROJECT_FILE = Path.of("Pulumi.yaml");
    static final Path PAGE = Path.of("docs", "configuration.md");

    private static final String HEAD = """
            <!-- Written from Pulumi.yaml by ConfigurationPage.java. Change that file, not this one. -->
            # Configuration

            Set a key with `pulumi config set KEY VALUE`, an entry of a list or a map with
            `pulumi config set --path 'KEY[0]' VALUE` or `--path KEY.NAME VALUE`, a certificate with
            `pulumi config set KEY < FILE`, and a secret with `pulumi config set --secret KEY`. A secret in plain text is
            refused. An empty text, list or map counts as absent. An unknown key is refused, with the nearest known one
            proposed. All mistakes are reported together, before anything is created.

            The keys of the providers stand beside these: `azure-native:location` is required unless
            `existingResourceGroup` is `true`, `azure-native:subscriptionId` and the rest of `azure-native:` say who
            deploys and where, `databricks:host` and the rest of `databricks:` which workspace.
            `databricks:retryTimeoutSeconds` is %s for the project: by itself the provider retries for ever.

            | Key | Type | Default | Meaning |
            |---|---|---|---|
            """;

    private ConfigurationPage() {}

    /** Writes the page; run it in the project's directory. */
    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, of(Files.readString(PROJECT_FILE)));
    }

    /** The page for the text of a project file. */
    static String of(String projectFile) {
        String rows = keys(projectFile).entrySet().stream()
                .map(key -> "| `" + key.getKey() + "` | " + type(key.getValue()) + " | " + fallback(key.getValue())
                        + " | " + key.getValue().get("description").toString().replace("|", "\\|") + " |\n")
                .collect(Collectors.joining());
        return HEAD.formatted(config(projectFile).get("databricks:retryTimeoutSeconds")) + rows;
    }

    /** The project's own keys with what the file declares about each, in the file's order. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> keys(String projectFile) {
        Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
        config(projectFile).forEach((key, declared) -> {
            if (!key.contains(":")) {
                keys.put(key, (Map<String, Object>) declared);
            }
        });
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> config(String projectFile) {
        Map<String, Object> project = new Yaml().load(projectFile);
        return (Map<String, Object>) project.get("config");
    }

    private static String type(Map<String, Object> key) {
        return key.containsKey("items")
                ? key.get("type") + " of " + ((Map<?, ?>) key.get("items")).get("type")
                : key.get("type").toString();
    }

    private static String fallback(Map<String, Object> key) {
        String text = String.valueOf(key.getOrDefault("default", ""));
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
