package dev.atgateway.recover;

import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import java.util.Set;

/**
 * Something that was begun and is not finished.
 *
 * @param type the engine's word for it: {@code creating}, {@code updating}, {@code deleting}...
 * @param source where it is known from
 */
record Operation(String type, JsonObject resource, Candidate.Source source) {
    private static final Set<String> CREATED = Set.of("creating", "importing");

    static Operation of(Candidate candidate) {
        return new Operation("creating", candidate.resource(), candidate.source());
    }

    static Operation parse(JsonObject json) {
        return new Operation(
                Json.text(json, "type").orElse("unknown"),
                Json.object(json, "resource"),
                Json.text(json, "source").map(Candidate.Source::valueOf).orElse(Candidate.Source.RECORDED));
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("type", type);
        json.add("resource", resource);
        json.addProperty("source", source.name());
        return json;
    }

    /** Whether it makes a resource that the state does not have yet. */
    boolean creates() {
        return CREATED.contains(type);
    }

    String urn() {
        return Json.text(resource, "urn").orElse("");
    }
}
