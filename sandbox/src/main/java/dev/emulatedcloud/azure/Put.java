package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Map;
import java.util.Optional;

/** A request to create a resource or to replace what it says: the id, the new body, and what is there now. */
record Put(Cloud cloud, ResourceId id, JsonObject body, Optional<JsonObject> existing, Map<String, String> query) {

    JsonObject properties() {
        return Json.objectAt(body, "properties").orElseGet(JsonObject::new);
    }

    /** What is there now, or an empty object. */
    JsonObject before() {
        return existing.flatMap(document -> Json.objectAt(document, "properties"))
                .orElseGet(JsonObject::new);
    }

    boolean creates() {
        return existing.isEmpty();
    }

    /** Where the resource is or will be. */
    String location() {
        return Json.text(body, "location").map(Locations::normal).orElse("");
    }
}
