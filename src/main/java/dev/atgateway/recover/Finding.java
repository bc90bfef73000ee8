package dev.atgateway.recover;

import com.google.gson.JsonObject;
import java.util.Optional;

/** What is said of one resource: how it came to be looked at, and what becomes of it. */
record Finding(String urn, String cause, Optional<String> id, String outcome) {
    String name() {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("urn", urn);
        json.addProperty("cause", cause);
        id.ifPresent(text -> json.addProperty("id", text));
        json.addProperty("outcome", outcome);
        return json;
    }

    String text() {
        return "  " + name() + " (" + cause + "): " + outcome
                + id.map(text -> "\n      " + text).orElse("");
    }
}
