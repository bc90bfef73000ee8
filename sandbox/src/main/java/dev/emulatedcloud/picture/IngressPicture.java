package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;

/** How calls get to an app. */
final class IngressPicture {
    private static final String INGRESS = "properties.configuration.ingress.";

    private final JsonObject app;
    private final Optional<JsonObject> environment;

    IngressPicture(JsonObject app, Optional<JsonObject> environment) {
        this.app = app;
        this.environment = environment;
    }

    Optional<String> host() {
        return Json.text(app, INGRESS + "fqdn");
    }

    List<String> arriving() {
        return List.of(
                host().map(host -> "https://" + host).orElse("no ingress"),
                isPublic() ? "public, " + callers() : "not public");
    }

    private boolean isPublic() {
        boolean closed = environment
                .filter(one -> Json.flag(one, "properties.vnetConfiguration.internal")
                        || Json.text(one, "properties.publicNetworkAccess")
                                .filter("Disabled"::equals)
                                .isPresent())
                .isPresent();
        return Json.flag(app, INGRESS + "external") && !closed;
    }

    private String callers() {
        List<JsonObject> rules =
                Json.objects(app, INGRESS + "ipSecurityRestrictions").toList();
        if (rules.isEmpty()) {
            return "anybody may call";
        }
        boolean allowed = rules.stream()
                .anyMatch(rule -> Json.text(rule, "action").orElse("").equals("Allow"));
        return (allowed ? "only for " : "not for ")
                + String.join(
                        ", ",
                        rules.stream()
                                .map(rule -> Json.text(rule, "ipAddressRange").orElse(""))
                                .toList());
    }
}
