package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables of an app's container, and the files that are mounted into it. */
final class Variables {
    private static final Set<String> MATTER = Set.of(
            "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "NODE_TLS_REJECT_UNAUTHORIZED", "PORT");

    private final JsonObject app;
    private final JsonObject container;
    private final TreeMap<String, String> values = new TreeMap<>();

    private Variables(JsonObject app) {
        this.app = app;
        this.container =
                Json.objects(app, "properties.template.containers").findFirst().orElseThrow();
        Json.objects(container, "env")
                .filter(variable -> variable.has("value"))
                .forEach(variable -> values.put(
                        Json.text(variable, "name").orElse(""),
                        Json.text(variable, "value").orElse("")));
    }

    static Variables of(JsonObject app) {
        return new Variables(app);
    }

    /** Of a container that has nothing else. */
    static Variables of(Map<String, String> values) {
        JsonObject container = Json.object(
                "env",
                Json.array(values.entrySet().stream()
                        .map(one -> Json.object("name", one.getKey(), "value", one.getValue()))));
        JsonObject template = Json.object("containers", Json.array(Stream.of(container)));
        return new Variables(Json.object("properties", Json.object("template", template)));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** As Node's proxy agents read it: the lower case name comes first. */
    Optional<String> anyCase(String name) {
        return value(name.toLowerCase(Locale.ROOT)).or(() -> value(name));
    }

    /** A container whose variables or files name a secret that is not there does not start. */
    void check(Trail trail) {
        Set<String> secrets = Json.objects(app, "properties.configuration.secrets")
                .flatMap(secret -> Json.text(secret, "name").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        references().filter(name -> !secrets.contains(name)).findFirst().ifPresent(missing -> {
            throw trail.fails(
                    Hop.Name.VARIABLES,
                    "secrets " + secrets,
                    "the app has no secret " + missing + ", which its container needs to start",
                    Fix.drift(
                            missing.equals("trusted-cas") ? "trustedCaCerts" : "secretEnv",
                            "the stack makes the secret " + missing));
        });
        String set = values.keySet().stream()
                .filter(MATTER::contains)
                .map(name -> name + "=" + values.get(name))
                .collect(Collectors.joining(" "));
        trail.ok(Hop.Name.VARIABLES, set.isEmpty() ? "none that matters" : set);
    }

    private Stream<String> references() {
        Stream<String> variables =
                Json.objects(container, "env").flatMap(variable -> Json.text(variable, "secretRef").stream());
        Stream<String> files = Json.objects(app, "properties.template.volumes")
                .flatMap(volume -> Json.objects(volume, "secrets"))
                .flatMap(file -> Json.text(file, "secretRef").stream());
        return Stream.concat(variables, files).filter(name -> !name.isEmpty());
    }

    /** The certificates in a file of the container, fingerprint to subject; nothing if it is not there. */
    Optional<Map<String, String>> certificates(Cloud cloud, String path) {
        // The seals are in the document as it is stored; what a reader gets is without them.
        JsonObject stored = cloud.azure().find(app.get("id").getAsString()).orElseThrow();
        return secretAt(path)
                .flatMap(name -> Json.objects(stored, "properties.configuration.secrets")
                        .filter(secret ->
                                Json.text(secret, "name").filter(name::equals).isPresent())
                        .findFirst())
                .map(secret -> Json.objects(secret, "value.certificates")
                        .collect(Collectors.toMap(
                                one -> one.get("sha256Fingerprint").getAsString(),
                                one -> one.get("subject").getAsString(),
                                (one, again) -> one,
                                TreeMap::new)));
    }

    /** The secret that is mounted as a file. */
    private Optional<String> secretAt(String path) {
        return Json.objects(container, "volumeMounts")
                .flatMap(mount -> {
                    String volume = Json.text(mount, "volumeName").orElse("");
                    String folder = Json.text(mount, "mountPath").orElse("") + "/";
                    return Json.objects(app, "properties.template.volumes")
                            .filter(one -> Json.text(one, "name")
                                    .filter(volume::equals)
                                    .isPresent())
                            .flatMap(one -> Json.objects(one, "secrets"))
                            .filter(file -> Json.text(file, "path")
                                    .filter(name -> path.equals(folder + name))
                                    .isPresent());
                })
                .flatMap(file -> Json.text(file, "secretRef").stream())
                .findFirst();
    }
}
