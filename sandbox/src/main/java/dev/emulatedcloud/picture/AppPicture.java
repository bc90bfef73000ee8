package dev.emulatedcloud.picture;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;

/** A container app. */
final class AppPicture {
    private final JsonObject app;
    private final Environment variables;

    AppPicture(JsonObject app) {
        this.app = app;
        this.variables = new Environment(app);
    }

    Box box() {
        var details = new ArrayList<String>();
        Json.objects(app, "properties.template.containers").forEach(container -> {
            details.add("image " + Json.text(container, "image").orElse(""));
            details.add("%s CPU, %s, %s to %s replicas, port %s"
                    .formatted(
                            Json.number(container, "resources.cpu")
                                    .map(AppPicture::plain)
                                    .orElse("?"),
                            Json.text(container, "resources.memory").orElse("?"),
                            count("properties.template.scale.minReplicas"),
                            count("properties.template.scale.maxReplicas"),
                            count("properties.configuration.ingress.targetPort")));
        });
        if (variables.value("NODE_TLS_REJECT_UNAUTHORIZED").filter("0"::equals).isPresent()) {
            details.add("checks no certificate: NODE_TLS_REJECT_UNAUTHORIZED=0");
        }
        variables
                .value("NODE_EXTRA_CA_CERTS")
                .ifPresent(file -> details.add("trusts the CAs in NODE_EXTRA_CA_CERTS=" + file));
        return new Box("Container App " + app.get("name").getAsString(), false, details);
    }

    private String count(String path) {
        return Json.number(app, path).map(AppPicture::plain).orElse("?");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
