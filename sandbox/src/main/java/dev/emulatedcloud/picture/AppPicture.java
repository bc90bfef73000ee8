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
                            count("properties.template.scale.minReplicas", "0"),
                            count("properties.template.scale.maxReplicas", "10"),
                            count("properties.configuration.ingress.targetPort", "none")));
        });
        if (variables.value("NODE_TLS_REJECT_UNAUTHORIZED").filter("0"::equals).isPresent()) {
            details.add("checks no certificate: NODE_TLS_REJECT_UNAUTHORIZED=0");
        }
        if (variables.value("NODE_EXTRA_CA_CERTS").isPresent()) {
            details.add("trusts CAs beyond the public ones: NODE_EXTRA_CA_CERTS");
        }
        return new Box("Container App " + app.get("name").getAsString(), false, details);
    }

    private String count(String path, String otherwise) {
        return Json.number(app, path).map(AppPicture::plain).orElse(otherwise);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
