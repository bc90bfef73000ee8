package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The executions of jobs. How one ends is computed when it is started, from what exists at that moment, and told when
 * its time has come.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs-executions">Jobs Executions</a>
 */
final class JobExecutions implements ArmType {
    static final String TYPE = Jobs.TYPE + "/executions";
    private static final String RUNNING = "Running";
    private static final String ENDS = "endsAt";
    private static final String OUTCOME = "outcome";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public JsonObject put(Put put) {
        throw ArmTypes.unknown(TYPE);
    }

    /** Runs the containers of a template; answers with the id of the execution. */
    static ResourceId start(
            Cloud cloud, JsonObject job, JsonObject template, JobRunner.Outcome replica, Durations durations) {
        JsonObject configuration =
                Json.objectAt(job, "properties.configuration").orElseThrow();
        Duration limit = Duration.ofSeconds(
                Json.number(configuration, "replicaTimeout").orElseThrow().longValue());
        boolean inTime = replica.length().compareTo(limit) <= 0;
        boolean succeeded = replica.succeeded() && inTime;
        long attempts = succeeded
                ? 1
                : 1
                        + Json.number(configuration, "replicaRetryLimit")
                                .orElse(0.0)
                                .longValue();
        Duration length = (inTime ? replica.length() : limit).multipliedBy(attempts);
        Instant now = cloud.clock().instant();
        Instant end = now.plus(durations.of(Durations.JOB_EXECUTION)).plus(durations.scaled(length));

        ResourceId jobId = ResourceId.of(job.get("id").getAsString());
        String name = jobId.name() + "-" + cloud.fresh("execution").substring(0, 7);
        ResourceId id = jobId.child("executions", name);
        String reason =
                inTime ? replica.reason() : "the replica ran longer than replicaTimeout, " + limit.toSeconds() + " s";
        JsonObject properties = Json.object(
                "status",
                RUNNING,
                "startTime",
                now,
                ENDS,
                end,
                "template",
                template,
                OUTCOME,
                Json.object(
                        "status",
                        succeeded ? "Succeeded" : "Failed",
                        "detailedStatus",
                        detail(name, template, replica.exitCode(), reason, succeeded)));
        cloud.azure()
                .put(id.key(), Json.object("id", id.toString(), "name", name, "type", TYPE, "properties", properties));
        return id;
    }

    private static JsonObject detail(String name, JsonObject template, int exitCode, String reason, boolean succeeded) {
        JsonObject container = Json.object(
                "name",
                Json.objects(template, "containers")
                        .findFirst()
                        .flatMap(one -> Json.text(one, "name"))
                        .orElse(""),
                "code",
                exitCode,
                "status",
                succeeded ? "Succeeded" : "Failed",
                "additionalInformation",
                reason);
        JsonObject replica = Json.object("name", name + "-1", "containers", Json.array(Stream.of(container)));
        return Json.object("replicas", Json.array(Stream.of(replica)));
    }

    /** Ends an execution that still runs; one that has ended stays as it is. */
    static void stop(Cloud cloud, JsonObject stored) {
        JsonObject execution = new JobExecutions().view(cloud, stored.deepCopy());
        if (Json.text(execution, "properties.status").filter(RUNNING::equals).isPresent()) {
            JsonObject properties = stored.getAsJsonObject("properties");
            properties.addProperty("status", "Stopped");
            properties.remove(OUTCOME);
            properties.addProperty(ENDS, cloud.clock().instant().toString());
            cloud.azure().put(stored.get("id").getAsString(), stored);
        }
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        JsonObject properties = stored.getAsJsonObject("properties");
        String end = Json.text(properties, ENDS).orElse("");
        boolean ended =
                !end.isEmpty() && !Instant.parse(end).isAfter(cloud.clock().instant());
        if (ended) {
            properties.addProperty("endTime", end);
            Json.objectAt(properties, OUTCOME)
                    .ifPresent(outcome -> properties.asMap().putAll(outcome.asMap()));
        }
        properties.remove(ENDS);
        properties.remove(OUTCOME);
        return stored;
    }
}
