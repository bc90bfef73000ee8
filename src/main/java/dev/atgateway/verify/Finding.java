package dev.atgateway.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;

/** What one check found, and how long it took. */
record Finding(Check check, Result result, Duration took) {
    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("name", check.name());
        json.addProperty("status", result.status().id());
        json.addProperty("finding", result.finding());
        result.fault().ifPresent(fault -> {
            json.addProperty("fault", fault.id());
            json.addProperty("cause", fault.cause());
            json.addProperty("fix", fault.fix());
        });
        var notes = new JsonArray();
        result.notes().forEach(notes::add);
        json.add("notes", notes);
        json.addProperty("seconds", took.toMillis() / 1000.0);
        return json;
    }
}
