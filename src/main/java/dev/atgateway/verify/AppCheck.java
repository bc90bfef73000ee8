package dev.atgateway.verify;

import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.models.ContainerAppProvisioningState;
import java.util.List;
import java.util.Set;

/** Whether the gateway's app is there, runs, and answers the public on the port that its container listens on. */
final class AppCheck implements Check {
    static final Fault MISSING =
            new Fault("missing", "the app was deleted", Fault.DEPLOY_AGAIN + " makes it again (step 4)");
    static final Fault NOT_READY = new Fault(
            "not-ready",
            "it is still being made, or making it failed: often an image that cannot be pulled",
            "look at image, registryServer and its login; then " + Fault.DEPLOY_AGAIN);
    static final Fault STOPPED = new Fault(
            "stopped", "somebody stopped the app", "start it: az containerapp start, or its page in the portal");
    static final Fault NOT_EXTERNAL = new Fault(
            "not-external",
            "without an external ingress nothing outside the environment reaches the app",
            Fault.DEPLOY_AGAIN + " opens it again (step 4)");
    static final Fault WRONG_PORT = new Fault(
            "wrong-port",
            "the ingress hands calls to another port than containerPort",
            "look at containerPort; " + Fault.DEPLOY_AGAIN);

    private static final Set<String> NOT_RUNNING = Set.of("Stopped", "Suspended");

    @Override
    public String name() {
        return "app";
    }

    @Override
    public String asks() {
        return "Azure, container app: ready, running, external ingress on containerPort";
    }

    @Override
    public List<Fault> faults() {
        return List.of(MISSING, NOT_READY, STOPPED, NOT_EXTERNAL, WRONG_PORT);
    }

    @Override
    public Result look(Target target) {
        var id = target.stack().output("containerAppId");
        if (id.isEmpty()) {
            return Result.notApplicable("the stack has no output containerAppId: its last pulumi up did not finish");
        }
        return target.azure()
                .app(id.get())
                .map(app -> examine(app, target.stack().settings().gateway().containerPort()))
                .orElseGet(() -> Result.failed(MISSING, "%s is not there", Ids.name(id.get())));
    }

    private static Result examine(ContainerAppInner app, int port) {
        var ingress = app.configuration() == null ? null : app.configuration().ingress();
        if (app.provisioningState() != ContainerAppProvisioningState.SUCCEEDED) {
            return Result.failed(NOT_READY, "%s is %s", app.name(), app.provisioningState());
        }
        if (NOT_RUNNING.contains(String.valueOf(app.runningStatus()))) {
            return Result.failed(STOPPED, "%s is %s", app.name(), app.runningStatus());
        }
        if (ingress == null || !Boolean.TRUE.equals(ingress.external())) {
            return Result.failed(
                    NOT_EXTERNAL, "%s has %s", app.name(), ingress == null ? "no ingress" : "no external one");
        }
        if (ingress.targetPort() == null || ingress.targetPort() != port) {
            return Result.failed(WRONG_PORT, "the ingress calls port %s, not %d", ingress.targetPort(), port);
        }
        return Result.passed("%s runs, its ingress calls port %d", app.name(), port);
    }
}
