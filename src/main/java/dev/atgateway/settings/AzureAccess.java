package dev.atgateway.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the provider reaches Azure, by its own keys and by the environment variables that it reads where a key is absent.
 *
 * @param cloud {@code public}, {@code usgovernment} or {@code china}
 * @param metadataHost host, with a port if need be, that tells where a custom cloud is
 * @param certificateFile PEM file with the certificates to trust in place of the system's
 * @param proxy proxy for HTTPS
 * @param noProxy hosts and domains that bypass it
 * @see <a href="https://www.pulumi.com/registry/packages/azure-native/installation-configuration/">The provider's
 *     configuration</a>
 */
public record AzureAccess(
        String cloud,
        Optional<String> metadataHost,
        Optional<String> certificateFile,
        Optional<URI> proxy,
        List<String> noProxy) {

    /** The access that the keys of {@code azure-native:} and the environment variables describe. */
    public static AzureAccess of(Map<String, Secret> keys, Map<String, String> variables) {
        return new AzureAccess(
                either(keys, "environment", variables, "ARM_ENVIRONMENT").orElse("public"),
                either(keys, "metadataHost", variables, "ARM_METADATA_HOSTNAME"),
                variable(variables, "SSL_CERT_FILE"),
                variable(variables, "HTTPS_PROXY")
                        .or(() -> variable(variables, "https_proxy"))
                        .map(text -> URI.create(text.contains("://") ? text : "http://" + text)),
                variable(variables, "NO_PROXY").or(() -> variable(variables, "no_proxy")).stream()
                        .flatMap(text -> Stream.of(text.split("\\s*,\\s*")))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** The proxy for a host; none for this machine itself. */
    public Optional<URI> proxyFor(String host) {
        var local = host.equals("localhost") || host.startsWith("127.");
        return proxy.filter(ignored -> !local && noProxy.stream().noneMatch(entry -> bypasses(entry, host)));
    }

    private static boolean bypasses(String entry, String host) {
        var domain = entry.replaceFirst("^\\*?\\.", "");
        return entry.equals("*") || host.equalsIgnoreCase(domain) || host.endsWith("." + domain);
    }

    private static Optional<String> either(
            Map<String, Secret> keys, String key, Map<String, String> variables, String name) {
        return Optional.ofNullable(keys.get(key)).map(Secret::reveal).or(() -> variable(variables, name));
    }

    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
