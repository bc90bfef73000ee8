package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.sql.Command.Argument;
import dev.emulatedcloud.databricks.sql.SqlRule;
import dev.emulatedcloud.databricks.sql.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * CARTO's Analytics Toolbox as it is installed in a schema. What SETUP is given is kept, with everything sealed that is
 * neither the name of the connection nor a plain URL.
 */
final class Toolbox {
    private final Cloud cloud;
    private final UnityCatalog catalog;
    private final Predicate<JsonObject> gateway;
    private final String schema;

    /** In a schema, named with its catalog; with a word on the connections that lead somewhere. */
    Toolbox(Cloud cloud, UnityCatalog catalog, Predicate<JsonObject> gateway, String schema) {
        this.cloud = cloud;
        this.catalog = catalog;
        this.gateway = gateway;
        this.schema = schema;
    }

    boolean isInstalled() {
        return cloud.read(() -> cloud.databricks().has(key()));
    }

    Table version(String column) {
        return new Table(
                List.of(column),
                List.of(List.of(Json.text(document(), "version").orElseThrow())));
    }

    /** Takes one JSON object, or values by name, or values by position. */
    Table setUp(List<Argument> arguments) {
        return cloud.change(() -> {
            JsonObject values = values(arguments);
            var setup = new JsonObject();
            values.keySet().stream()
                    .filter(key -> key.toLowerCase(Locale.ROOT).matches("conn(ection)?(_?name)?"))
                    .findFirst()
                    .or(() -> values.keySet().stream()
                            .filter(key -> catalog.find(text(values, key)).isPresent())
                            .findFirst())
                    .ifPresent(key -> {
                        setup.addProperty("connection", text(values, key));
                        values.remove(key);
                    });
            var kept = new JsonObject();
            values.keySet().forEach(key -> keep(kept, key, text(values, key)));
            setup.add("values", kept);
            JsonObject document = document();
            document.add("setup", setup);
            cloud.databricks().put(key(), document);
            return Table.empty();
        });
    }

    private static JsonObject values(List<Argument> arguments) {
        if (arguments.size() == 1) {
            try {
                return Json.parse(arguments.get(0).value());
            } catch (JsonParseException | IllegalStateException notJson) {
                // then it is a value by name or position like others
            }
        }
        var values = new JsonObject();
        for (int i = 0; i < arguments.size(); i++) {
            values.addProperty(
                    arguments.get(i).name().orElse("argument" + i),
                    arguments.get(i).value());
        }
        return values;
    }

    private void keep(JsonObject kept, String key, String value) {
        if (value.matches("https?://[^\\s@?#]+")) {
            kept.addProperty(key, value);
        } else {
            kept.add(key, cloud.sealer().seal(value));
        }
    }

    private static String text(JsonObject values, String key) {
        return Json.text(values, key).orElseGet(() -> Json.compact(values.get(key)));
    }

    /** Asks CARTO through the gateway, which takes a set-up toolbox and a connection that the caller may use. */
    Table quota() {
        return cloud.read(() -> {
            JsonObject document = document();
            String name = Json.text(document, "setup.connection")
                    .orElseThrow(() -> SqlRule.NOT_SET_UP.refused(schema, schema));
            JsonObject connection = catalog.get(name);
            if (!catalog.permissions().mayUse(connection)) {
                throw SqlRule.MAY_NOT_USE.refused(name);
            }
            if (!gateway.test(connection)) {
                throw SqlRule.NO_ANSWER.refused(name);
            }
            Optional<JsonObject> quota = Json.objectAt(document, "quota");
            return new Table(List.of("LDS_QUOTA_INFO"), List.of(List.of(Json.compact(quota.orElseThrow()))));
        });
    }

    private JsonObject document() {
        return cloud.databricks().find(key()).orElseThrow();
    }

    private String key() {
        return "toolbox/" + schema;
    }
}
