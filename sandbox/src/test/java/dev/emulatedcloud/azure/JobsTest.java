package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.GROUP;
import static dev.emulatedcloud.azure.Azure.environmentId;
import static dev.emulatedcloud.azure.Azure.id;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final ResourceId JOB = id("Microsoft.App/jobs/check");

    private final Azure azure = new Azure();

    @BeforeEach
    void environment() {
        azure.environment("env", azure.gatewaySubnet());
    }

    private static JsonObject body(Consumer<JsonObject> change) {
        JsonObject properties = Json.parse("""
                {"environmentId": "%s",
                 "configuration": {"triggerType": "Manual", "replicaTimeout": 60,
                   "secrets": [{"name": "key", "value": "canary-4711"}]},
                 "template": {"containers": [{"name": "check", "image": "mcr.microsoft.com/azurelinux/base/core:3.0",
                   "command": ["getent", "hosts", "carto.internal.example.com"],
                   "env": [{"name": "KEY", "secretRef": "key"}]}]}}
                """.formatted(environmentId("env")));
        change.accept(properties);
        return located("westeurope", properties);
    }

    private void put(Consumer<JsonObject> change) {
        azure.resources.put(JOB, body(change));
    }

    private void put() {
        put(properties -> {});
    }

    private static JsonObject configuration(JsonObject properties) {
        return properties.getAsJsonObject("configuration");
    }

    private void image(String image) {
        put(properties -> Json.objects(properties, "template.containers")
                .forEach(container -> container.addProperty("image", image)));
    }

    @Test
    void jobIsReadWithWhatTheServiceAdds() {
        put();
        JsonObject job = azure.resources.get(JOB);
        assertThat(Json.text(job, "properties.provisioningState")).hasValue("Succeeded");
        assertThat(Json.text(job, "properties.workloadProfileName")).hasValue("Consumption");
        assertThat(Json.number(job, "properties.configuration.manualTriggerConfig.parallelism"))
                .hasValue(1.0);
        assertThat(Json.number(job, "properties.configuration.replicaRetryLimit"))
                .hasValue(0.0);
        assertThat(azure.resources.cloud().azure().find(JOB.key()).orElseThrow().toString())
                .doesNotContain("canary-4711");
        assertThat(job.toString()).doesNotContain("sha256");
    }

    @Test
    void nameHasAtMost32Characters() {
        assertRefused(
                        JobRule.INVALID_JOB_NAME,
                        () -> azure.resources.put(id("Microsoft.App/jobs/" + "j".repeat(33)), body(p -> {})))
                .whereas(() -> azure.resources.put(id("Microsoft.App/jobs/" + "j".repeat(32)), body(p -> {})));
        assertRefused(
                JobRule.INVALID_JOB_NAME, () -> azure.resources.put(id("Microsoft.App/jobs/Check"), body(p -> {})));
    }

    @Test
    void jobNeedsAnEnvironmentAndAProfileOfIt() {
        assertRefused(
                        AppRule.ENVIRONMENT_NOT_FOUND,
                        () -> put(p -> p.addProperty(
                                "environmentId", environmentId("other").toString())))
                .whereas(this::put);
        assertRefused(AppRule.UNKNOWN_PROFILE, () -> put(p -> p.addProperty("workloadProfileName", "D4")))
                .whereas(() -> put(p -> p.addProperty("workloadProfileName", "Consumption")));
    }

    @Test
    void triggerHasToFitItsType() {
        assertRefused(JobRule.INVALID_TRIGGER, () -> put(p -> configuration(p).addProperty("triggerType", "Sometimes")))
                .whereas(this::put);
        assertRefused(
                        JobRule.INVALID_TRIGGER,
                        () -> put(p -> configuration(p).add("scheduleTriggerConfig", cron("0 4 * * *"))))
                .whereas(() -> put(p -> {
                    configuration(p).addProperty("triggerType", "Schedule");
                    configuration(p).add("scheduleTriggerConfig", cron("0 4 * * *"));
                }));
        assertRefused(
                JobRule.INVALID_TRIGGER,
                () -> put(p -> {
                    configuration(p).addProperty("triggerType", "Schedule");
                    configuration(p).add("scheduleTriggerConfig", cron("daily"));
                }));
        assertRefused(JobRule.INVALID_TRIGGER, () -> put(p -> configuration(p).addProperty("triggerType", "Event")));
        assertRefused(
                JobRule.INVALID_TRIGGER,
                () -> put(p -> configuration(p).add("manualTriggerConfig", Json.object("parallelism", 0))));
    }

    private static JsonObject cron(String expression) {
        return Json.object("cronExpression", expression);
    }

    @Test
    void limitsAreWholeNumbers() {
        assertRefused(JobRule.INVALID_LIMIT, () -> put(p -> configuration(p).remove("replicaTimeout")))
                .whereas(this::put);
        assertRefused(JobRule.INVALID_LIMIT, () -> put(p -> configuration(p).addProperty("replicaTimeout", 0)))
                .whereas(() -> put(p -> configuration(p).addProperty("replicaTimeout", 1)));
        assertRefused(JobRule.INVALID_LIMIT, () -> put(p -> configuration(p).addProperty("replicaRetryLimit", -1)))
                .whereas(() -> put(p -> configuration(p).addProperty("replicaRetryLimit", 0)));
    }

    @Test
    void imageIsAReference() {
        assertRefused(JobRule.INVALID_IMAGE, () -> image("https://example.com/x"))
                .whereas(() -> image("example.com/x"));
        assertRefused(JobRule.INVALID_IMAGE, () -> image("Alpine:3"))
                .whereas(() -> image("registry.example.com:5000/curl/curl:8.10.1@sha256:" + "0".repeat(64)));
    }

    @Test
    void busyJobTakesNoOtherRequest() {
        var slow = new Azure(Cloud.inMemory(), () -> Durations.parse("none,jobs.create=3600"));
        slow.environment("env", slow.gatewaySubnet());
        slow.resources.put(JOB, body(p -> {}));
        assertRefused(JobRule.JOB_BUSY, () -> slow.resources.put(JOB, body(p -> {})))
                .whereas(() -> slow.resources.put(id("Microsoft.App/jobs/other"), body(p -> {})));
    }

    @Test
    void environmentWithAJobStaysAndAGroupTakesBothAlong() {
        put();
        assertRefused(ContainerAppsRule.ENVIRONMENT_HAS_JOBS, () -> azure.resources.delete(environmentId("env")))
                .whereas(() -> {
                    azure.resources.delete(JOB);
                    azure.resources.delete(environmentId("env"));
                });
        azure.environment("env", azure.gatewaySubnet());
        put();
        azure.resources.delete(GROUP);
        assertThat(azure.resources.exists(JOB)).isFalse();
    }

    @Test
    void jobThatIsDeletedWhileItStartsLeavesNoExecution() {
        put();
        var client = new ArmClient(new ArmApi(azure.resources, (job, template) -> {
            azure.resources.delete(JOB);
            return new JobRunner.Outcome(0, "done", Duration.ZERO);
        }));
        assertThatThrownBy(() -> client.send("POST", JOB + "/start?api-version=2025-01-01"))
                .hasMessageContaining("check");
        assertThat(azure.cloud.azure().under(JOB.key())).isEmpty();
    }
}
