package dev.atgateway.settings;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole stack config, validated. Every value in it is usable as it is.
 *
 * @param dns absent unless this stack makes the private zone
 * @param databricks absent when {@code databricksEnabled} is false
 * @param tags put on every resource that takes tags
 * @param protect whether environment and connection are protected against deletion and replacement
 * @param listsResources whether the program is to say which resources carry the stack's tag
 */
public record Settings(
        NetworkSettings network,
        CartoSettings carto,
        Optional<DnsSettings> dns,
        GatewaySettings gateway,
        Optional<DatabricksSettings> databricks,
        GroupSettings group,
        Map<String, String> tags,
        boolean protect,
        AzureSettings azure,
        boolean listsResources,
        List<Warning> warnings) {

    /**
     * Reads the stack's config.
     *
     * @throws InvalidSettings with every mistake in it, when there is any
     */
    public static Settings read(StackConfig config) {
        return read(config, Clock.systemUTC());
    }

    /**
     * Reads the stack's config as of a given time, which decides whether a certificate has expired.
     *
     * @throws InvalidSettings with every mistake in it, when there is any
     */
    public static Settings read(StackConfig config, Clock clock) {
        return new SettingsReader(config, clock).read();
    }
}
