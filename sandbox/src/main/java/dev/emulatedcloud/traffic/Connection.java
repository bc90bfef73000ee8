package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The HTTP connection that {@code http_request} is given, and the gateway that it leads to. */
final class Connection {
    private static final String HTTPS = "443";

    private final Networks networks;
    private final UnityCatalog catalog;
    private final Trail trail;

    Connection(Networks networks, Trail trail) {
        this.networks = networks;
        this.catalog = new UnityCatalog(networks.cloud());
        this.trail = trail;
    }

    /** The only connection, or the only one that leads to a gateway, unless one is named. */
    JsonObject choose(Optional<String> wanted) {
        if (wanted.isPresent()) {
            String name = wanted.get().toLowerCase(Locale.ROOT);
            return catalog.find(name)
                    .orElseThrow(() -> trail.fails(
                            Hop.Name.CONNECTION,
                            name,
                            "the metastore has no such connection",
                            Fix.stack("connectionName", "write " + name + ", or name the connection that there is")));
        }
        List<JsonObject> all = catalog.list();
        List<JsonObject> toGateways =
                all.stream().filter(one -> app(one).isPresent()).toList();
        List<JsonObject> candidates = toGateways.isEmpty() ? all : toGateways;
        if (candidates.isEmpty()) {
            throw trail.fails(
                    Hop.Name.CONNECTION,
                    "no connection",
                    "the metastore has no HTTP connection",
                    Fix.stack("databricksEnabled", "write true, or have a Databricks admin make the connection"));
        }
        if (candidates.size() > 1) {
            throw new Call.Ambiguous("there are several connections, name one of them: "
                    + String.join(
                            ", ", candidates.stream().map(Connection::name).toList()));
        }
        return candidates.get(0);
    }

    /** The app that the connection leads to. */
    JsonObject check(JsonObject connection) {
        String url = connection.get("url").getAsString();
        String port = Json.text(connection, "options.port").orElse(HTTPS);
        String looked = "%s to %s:%s".formatted(name(connection), url, port);
        JsonObject app = app(connection)
                .orElseThrow(() -> trail.fails(
                        Hop.Name.CONNECTION,
                        looked,
                        "no container app is reached under that host",
                        Fix.drift("connectionName", "the stack's connection leads to its gateway")));
        if (!port.equals(HTTPS)) {
            throw trail.fails(
                    Hop.Name.CONNECTION,
                    looked,
                    "the ingress of Container Apps answers HTTPS on port 443 only",
                    Fix.stack("connectionPort", "write 443"));
        }
        trail.ok(Hop.Name.CONNECTION, looked);
        return app;
    }

    private Optional<JsonObject> app(JsonObject connection) {
        String host = URI.create(connection.get("url").getAsString()).getHost();
        return networks.ofType(Ingress.APP)
                .filter(app -> Json.text(app, "properties.configuration.ingress.fqdn")
                        .filter(host::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    static String name(JsonObject connection) {
        return connection.get("name").getAsString();
    }
}
