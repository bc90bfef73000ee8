package dev.emulatedcloud.cloud;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The world that a new cloud starts with: {@code world.json} beside this class. */
final class World {
    private World() {}

    static JsonObject load() {
        try (var input = World.class.getResourceAsStream("world.json")) {
            return Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void fill(Cloud cloud, JsonObject world) {
        for (JsonElement resource : world.getAsJsonArray("azure")) {
            cloud.azure().put(Json.text(resource, "id").orElseThrow(), resource.getAsJsonObject());
        }
        for (var entry : world.getAsJsonObject("databricks").entrySet()) {
            cloud.databricks().put(entry.getKey(), entry.getValue().getAsJsonObject());
        }
        for (JsonElement service : world.getAsJsonArray("services")) {
            JsonObject document = service.getAsJsonObject();
            String key = Json.text(document, "address").orElseThrow() + ":"
                    + document.get("port").getAsInt();
            cloud.services().put(key, inline(document));
        }
    }

    /** Certificates stand in the data as lists of lines, to be readable. */
    private static JsonObject inline(JsonObject service) {
        JsonObject document = service.deepCopy();
        for (String key : new String[] {"certificate", "authority"}) {
            document.addProperty(key, Json.texts(service, key).collect(Collectors.joining("\n", "", "\n")));
        }
        return document;
    }
}
