package dev.atgateway.gateway;

import com.pulumi.azurenative.app.inputs.EnvironmentVarArgs;
import com.pulumi.azurenative.app.inputs.SecretArgs;
import com.pulumi.core.Output;
import dev.atgateway.settings.GatewaySettings;
import dev.atgateway.settings.RegistrySettings;
import dev.atgateway.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The container app's secrets: the registry's password, the CA bundle, and the user's secret variables.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/manage-secrets">Secrets in Container Apps</a>
 */
final class ContainerSecrets {
    static final String REGISTRY_PASSWORD = "registry-password";
    static final String TRUSTED_CAS = "trusted-cas";
    private static final String VARIABLE_PREFIX = "env-";
    private static final int FINGERPRINT_ITERATIONS = 100_000;
    private static final int FINGERPRINT_BITS = 48;

    private final Map<String, Secret> byName = new TreeMap<>();
    private final Map<String, String> nameByVariable = new TreeMap<>();

    private ContainerSecrets() {}

    static ContainerSecrets of(GatewaySettings gateway) {
        var secrets = new ContainerSecrets();
        gateway.registry()
                .filter(RegistrySettings.Password.class::isInstance)
                .map(RegistrySettings.Password.class::cast)
                .ifPresent(registry -> secrets.byName.put(REGISTRY_PASSWORD, registry.password()));
        gateway.trust().caBundle().ifPresent(bundle -> secrets.byName.put(TRUSTED_CAS, Secret.of(bundle)));
        gateway.secretEnv().forEach(secrets::putVariable);
        return secrets;
    }

    private void putVariable(String variable, Secret value) {
        var name = VARIABLE_PREFIX
                + variable.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        while (byName.containsKey(name)) {
            name += "-x";
        }
        byName.put(name, value);
        nameByVariable.put(variable, name);
    }

    List<SecretArgs> toArgs() {
        return byName.entrySet().stream()
                .map(secret -> SecretArgs.builder()
                        .name(secret.getKey())
                        .value(Output.ofSecret(secret.getValue().reveal()))
                        .build())
                .toList();
    }

    List<EnvironmentVarArgs> variables() {
        return nameByVariable.entrySet().stream()
                .map(variable -> EnvironmentVarArgs.builder()
                        .name(variable.getKey())
                        .secretRef(variable.getValue())
                        .build())
                .toList();
    }

    /**
     * A fingerprint of what the container reads at start, or nothing without secrets. In the template it makes a new
     * revision when a secret changes, which Azure by itself does not. It is readable there, so it is a slow hash, salted
     * by the app's name and cut short: guessing a secret by it costs more than trying the secret.
     */
    Optional<String> fingerprint(String appName) {
        var read = new TreeMap<>(byName);
        read.remove(REGISTRY_PASSWORD);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        read.forEach((name, value) ->
                text.append(name).append('\0').append(value.reveal()).append('\0'));
        try {
            var spec = new PBEKeySpec(
                    text.toString().toCharArray(),
                    appName.getBytes(StandardCharsets.UTF_8),
                    FINGERPRINT_ITERATIONS,
                    FINGERPRINT_BITS);
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
            return Optional.of(HexFormat.of().formatHex(hash.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        }
    }
}
