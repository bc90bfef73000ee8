package dev.atgateway.recover;

import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a preview tells.
 *
 * @param wanted the resources that the program wants and the state lacks
 * @param tagged ids of the resources in the stack's resource group that carry its tag
 * @param unlisted why these could not be listed, if so
 */
record Preview(List<JsonObject> wanted, List<String> tagged, Optional<String> unlisted) {
    /** How the program's line begins; it prints one where the environment variable LIST_RESOURCES is true. */
    private static final String LISTING = "resources with the tag carto-at-gateway-stack of this stack: ";

    private static final String LIST_RESOURCES = "CARTO_AT_GATEWAY_LIST_RESOURCES";

    /** Runs one. */
    static Preview of(PulumiCommand pulumi) {
        return parse(pulumi.preview(Map.of(LIST_RESOURCES, "true")));
    }

    /** Reads what {@code pulumi preview --json} prints. */
    static Preview parse(JsonObject digest) {
        var wanted = Json.objects(digest, "steps")
                .filter(step -> Json.text(step, "op").orElse("").startsWith("create"))
                .map(step -> Json.object(step, "newState"))
                .toList();
        var listing = Json.objects(digest, "diagnostics")
                .flatMap(one -> Json.text(one, "message").stream())
                .map(String::strip)
                .filter(message -> message.startsWith(LISTING))
                .map(message -> Json.parse(message.substring(LISTING.length())))
                .findFirst();
        return new Preview(
                wanted,
                listing.stream().flatMap(one -> Json.texts(one.get("ids"))).toList(),
                listing.map(one -> Json.text(one, "failure")).orElse(Optional.of("the program does not do it")));
    }
}
