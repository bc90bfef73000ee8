package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/** The environment variables of an app's containers that have a value in the open. */
record Environment(JsonObject app) {
    Optional<String> value(String name) {
        return Json.objects(app, "properties.template.containers")
                .flatMap(container -> Json.objects(container, "env"))
                .filter(variable ->
                        Json.text(variable, "name").filter(name::equals).isPresent())
                .flatMap(variable -> Json.text(variable, "value").stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
