package dev.atgateway.verify;

import dev.atgateway.cli.CommandFailed;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables, of which {@code verify} reads these by itself; those of Pulumi, of Azure's and of Databricks'
 * logins are read by whom they belong to.
 *
 * @param all every variable by its name
 */
record Variables(Map<String, String> all) {
    /** The warehouse, as Databricks' own tools read it. */
    static final String WAREHOUSE = "DATABRICKS_WAREHOUSE_ID";

    /** For tests alone: {@code HOST:PORT} that answers in place of the gateway's public name, like curl's --connect-to. */
    static final String CONNECT_TO = "AT_GATEWAY_CONNECT_TO";

    static Variables ofThisProcess() {
        return new Variables(System.getenv());
    }

    Optional<String> warehouse() {
        return value(WAREHOUSE);
    }

    Optional<InetSocketAddress> connectTo() {
        return value(CONNECT_TO).map(place -> {
            var parts = place.split(":", 2);
            if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
                throw new CommandFailed("%s = %s: write HOST:PORT, or leave it out".formatted(CONNECT_TO, place));
            }
            return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        });
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isBlank());
    }
}
