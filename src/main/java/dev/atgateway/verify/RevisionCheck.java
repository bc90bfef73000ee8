package dev.atgateway.verify;

import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.fluent.models.RevisionInner;
import com.azure.resourcemanager.appcontainers.models.RevisionHealthState;
import java.util.List;
import java.util.Set;

/** Whether the app's latest revision is the one that answers. */
final class RevisionCheck implements Check {
    static final Fault NONE_READY = new Fault(
            "none-ready",
            "no revision ever became ready: the image cannot be pulled, or the container ends or fails its probe",
            "read its logs: az containerapp logs show; then image, containerPort, probePath");
    static final Fault NOT_RUNNING = new Fault(
            "not-running",
            "the container of the latest revision ends, fails its probe, or cannot be pulled",
            "read its logs: az containerapp logs show; then image, containerPort, probePath, secretEnv");
    static final Fault OLDER_ANSWERS = new Fault(
            "older-answers",
            "the latest revision did not become ready, and the one before it still answers",
            "read the logs of the latest one; pulumi up with the values of before, or right ones");
    static final Fault NOT_ACTIVE = new Fault(
            "not-active", "somebody deactivated the revision", "activate it: az containerapp revision activate");
    static final Fault NO_REPLICAS = new Fault(
            "no-replicas",
            "no replica runs, so that the first call waits for one, or none finds room in the subnet",
            "look at minReplicas and at the free addresses of the subnet");

    private static final Set<String> FAILED = Set.of("ActivationFailed", "Failed", "Stopped");

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public String asks() {
        return "Azure, revisions of the app: the latest one is ready, active, healthy, and has replicas";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NONE_READY, NOT_RUNNING, OLDER_ANSWERS, NOT_ACTIVE, NO_REPLICAS);
    }

    @Override
    public Result look(Target target) {
        var id = target.stack().output("containerAppId");
        var app = id.flatMap(target.azure()::app);
        if (app.isEmpty()) {
            return Result.notApplicable("there is no app");
        }
        var latest = app.get().latestRevisionName();
        if (isNothing(app.get().latestReadyRevisionName())) {
            return Result.failed(
                    NONE_READY, "%s has no ready revision", app.get().name());
        }
        return target.azure()
                .revision(id.get(), latest)
                .map(revision -> examine(
                        app.get(), revision, target.stack().settings().gateway().minReplicas()))
                .orElseGet(() -> Result.failed(NONE_READY, "%s is not there", latest));
    }

    private static Result examine(ContainerAppInner app, RevisionInner revision, int replicas) {
        var state = String.valueOf(revision.runningState());
        if (!Boolean.TRUE.equals(revision.active())) {
            return Result.failed(NOT_ACTIVE, "%s is not active", revision.name());
        }
        if (FAILED.contains(state) || revision.healthState() == RevisionHealthState.UNHEALTHY) {
            return Result.failed(NOT_RUNNING, "%s is %s, %s", revision.name(), state, revision.healthState());
        }
        if (!revision.name().equals(app.latestReadyRevisionName())) {
            return Result.failed(OLDER_ANSWERS, "%s answers, not %s", app.latestReadyRevisionName(), revision.name());
        }
        if (replicas > 0 && revision.replicas() != null && revision.replicas() == 0) {
            return Result.failed(NO_REPLICAS, "%s has no replica", revision.name());
        }
        return Result.passed("%s is %s with %s replicas", revision.name(), state, revision.replicas());
    }

    private static boolean isNothing(String text) {
        return text == null || text.isBlank();
    }
}
