package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The container app: whether it runs, and listens where the ingress sends to. */
final class App {
    /** States in which a revision has no replica that answers; a degraded one still has some. */
    private static final Set<String> NOT_RUNNING = Set.of("ActivationFailed", "Failed", "Stopped");

    private final Networks networks;
    private final Trail trail;

    App(Networks networks, Trail trail) {
        this.networks = networks;
        this.trail = trail;
    }

    /** The only app, unless one is named. */
    JsonObject choose(Optional<String> wanted) {
        List<JsonObject> apps = networks.ofType(Ingress.APP)
                .filter(app -> wanted.filter(name -> !name.equals(name(app))).isEmpty())
                .toList();
        if (apps.isEmpty()) {
            throw trail.fails(
                    Hop.Name.APP,
                    wanted.orElse("no app"),
                    "there is no such container app",
                    Fix.stack("gatewayName", "deploy the stack with `pulumi up`, or name the app that there is"));
        }
        if (apps.size() > 1) {
            throw new Call.Ambiguous("there are several apps, name one of them: "
                    + String.join(", ", apps.stream().map(App::name).toList()));
        }
        return apps.get(0);
    }

    static String name(JsonObject app) {
        return app.get("name").getAsString();
    }

    void check(JsonObject app) {
        String name = name(app);
        String state = Json.text(app, "properties.provisioningState").orElse("");
        String status = Json.text(app, "properties.runningStatus").orElse("");
        String looked = "%s is %s, %s".formatted(name, state, status);
        if (!state.equals("Succeeded")) {
            throw fails(looked, "the app is not ready", Fix.drift("gatewayName", "the app is still being made"));
        }
        if (!status.equals("Running")) {
            throw fails(
                    looked,
                    "the app was stopped",
                    Fix.outside("container app " + name, "start it: az containerapp start"));
        }
        checkRevision(app, looked);
        checkPort(app, looked);
        trail.ok(Hop.Name.APP, looked);
    }

    /** Calls go to the newest revision that became ready, whatever became of a newer one. */
    private void checkRevision(JsonObject app, String looked) {
        String ready = Json.text(app, "properties.latestReadyRevisionName").orElse("");
        if (ready.isEmpty()) {
            throw fails(
                    looked,
                    "none of its revisions became ready",
                    Fix.outside("container app " + name(app), "look at the logs of its newest revision"));
        }
        Optional<JsonObject> revision =
                networks.find(ResourceId.of(app.get("id").getAsString()).child("revisions", ready));
        if (revision.filter(one -> Json.flag(one, "properties.active")).isEmpty()) {
            throw fails(
                    looked,
                    "its revision " + ready + " is not active",
                    Fix.outside("container app " + name(app), "activate the revision"));
        }
        String state = Json.text(revision.get(), "properties.runningState").orElse("");
        if (NOT_RUNNING.contains(state)) {
            throw fails(
                    looked,
                    "its revision " + ready + " is " + state,
                    Fix.outside("container app " + name(app), "look at the logs of the revision"));
        }
    }

    /** What the image listens on is its own affair; its variable PORT and its probes tell. */
    private void checkPort(JsonObject app, String looked) {
        String port = number(app, "properties.configuration.ingress.targetPort").orElse("(none)");
        JsonObject container =
                Json.objects(app, "properties.template.containers").findFirst().orElseThrow();
        Optional<String> listens = Variables.of(app).value("PORT").filter(value -> !value.equals(port));
        if (listens.isPresent()) {
            throw fails(
                    looked,
                    "the ingress sends to port %s, the container listens on %s".formatted(port, listens.get()),
                    Fix.stack("containerPort", "write " + listens.get()));
        }
        Json.objects(container, "probes")
                .map(probe -> number(probe, "tcpSocket.port").or(() -> number(probe, "httpGet.port")))
                .flatMap(Optional::stream)
                .filter(probed -> !probed.equals(port))
                .findFirst()
                .ifPresent(probed -> {
                    throw fails(
                            looked,
                            "the ingress sends to port %s, a probe asks port %s".formatted(port, probed),
                            Fix.drift("containerPort", "the stack has one port for both"));
                });
    }

    private static Optional<String> number(JsonObject root, String path) {
        return Json.number(root, path).map(value -> String.valueOf(Math.round(value)));
    }

    private Trail.Ended fails(String looked, String why, Fix fix) {
        return trail.fails(Hop.Name.APP, looked, why, fix);
    }
}
