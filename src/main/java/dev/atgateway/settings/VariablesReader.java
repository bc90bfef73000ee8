package dev.atgateway.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the user's own environment variables.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/environment-variables">Environment variables</a>
 */
final class VariablesReader {
    /** What the program sets, in upper case, with the key that decides it. */
    private static final Map<String, String> OWN = Map.of(
            "HTTP_PROXY", "proxyUrl",
            "HTTPS_PROXY", "proxyUrl",
            "GRPC_PROXY", "proxyUrl",
            "NO_PROXY", "noProxy",
            "NODE_EXTRA_CA_CERTS", "trustedCaCerts",
            "NODE_TLS_REJECT_UNAUTHORIZED", "cartoTls");

    private static final String PROGRAM = "AT_GATEWAY_";
    private static final String PLATFORM = "CONTAINER_APP_";

    final Map<String, String> plain;
    final Map<String, Secret> secret = new LinkedHashMap<>();
    private final Values values;

    VariablesReader(Values values) {
        this.values = values;
        plain = values.map("env");
        Map<String, String> hidden = values.map("secretEnv");
        values.requireEncrypted("secretEnv", "pulumi config set --secret --path secretEnv.NAME");
        plain.keySet().forEach(name -> checkName("env", name));
        hidden.forEach((name, value) -> {
            checkName("secretEnv", name);
            secret.put(name, Secret.of(value));
        });
        hidden.keySet().forEach(this::checkSecret);
    }

    private void checkName(String key, String name) {
        String path = key + "." + name;
        String upper = name.toUpperCase(Locale.ROOT);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            values.wrongAt(
                    path, "not the name of an environment variable", "write letters, digits and _, no digit first");
        } else if (OWN.containsKey(upper)) {
            values.wrongAt(path, "set by this program", "use " + OWN.get(upper));
        } else if (upper.startsWith(PROGRAM)) {
            values.wrongAt(path, "kept for this program", "write a name that does not begin with " + PROGRAM);
        } else if (upper.startsWith(PLATFORM)) {
            values.wrongAt(path, "set by Container Apps", "write a name that does not begin with " + PLATFORM);
        }
    }

    private void checkSecret(String name) {
        String path = "secretEnv." + name;
        if (plain.containsKey(name)) {
            values.wrongAt(path, "also in env", "keep one of the two");
        }
        if (secret.get(name).reveal().isEmpty()) {
            values.wrongAt(path, "empty, and a container secret needs a value", "write a value, or use env");
        }
    }
}
