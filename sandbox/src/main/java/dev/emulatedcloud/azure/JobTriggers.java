package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.Map;
import java.util.Optional;

/**
 * When a job runs, for how long, and how often it is tried. Here it runs when it is started; no schedule and no event
 * starts it.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/jobs#job-trigger-types">Trigger types</a>
 */
final class JobTriggers {
    private static final Map<String, String> CONFIGURATIONS =
            Map.of("Manual", "manualTriggerConfig", "Schedule", "scheduleTriggerConfig", "Event", "eventTriggerConfig");

    private JobTriggers() {}

    static void check(Put put) {
        JsonObject configuration =
                Json.objectAt(put.properties(), "configuration").orElseGet(JsonObject::new);
        String type = Json.text(configuration, "triggerType").orElse("(none)");
        String wanted = CONFIGURATIONS.get(type);
        if (wanted == null) {
            throw invalid(put, "triggerType '" + type + "' is not Manual, Schedule or Event");
        }
        CONFIGURATIONS.values().stream()
                .filter(key ->
                        !key.equals(wanted) && Json.objectAt(configuration, key).isPresent())
                .findFirst()
                .ifPresent(other -> {
                    throw invalid(put, other + " does not belong to triggerType " + type);
                });
        JsonObject trigger = Json.objectAt(configuration, wanted)
                .or(() -> type.equals("Manual") ? Optional.of(new JsonObject()) : Optional.empty())
                .orElseThrow(() -> invalid(put, wanted + " is missing"));
        configuration.add(wanted, trigger);
        complete(put, trigger, "parallelism");
        complete(put, trigger, "replicaCompletionCount");
        if (type.equals("Schedule")
                && Json.text(trigger, "cronExpression")
                        .filter(cron -> cron.strip().split("\\s+").length == 5)
                        .isEmpty()) {
            throw invalid(put, "cronExpression needs five fields");
        }
        checkAtLeast(put, configuration, "replicaTimeout", 1);
        if (configuration.has("replicaRetryLimit")) {
            checkAtLeast(put, configuration, "replicaRetryLimit", 0);
        } else {
            configuration.addProperty("replicaRetryLimit", 0);
        }
    }

    private static void complete(Put put, JsonObject trigger, String key) {
        if (!trigger.has(key)) {
            trigger.addProperty(key, 1);
        } else if (Json.number(trigger, key).filter(value -> value >= 1).isEmpty()) {
            throw invalid(put, key + " must be 1 or more");
        }
    }

    private static void checkAtLeast(Put put, JsonObject configuration, String key, int least) {
        if (Json.number(configuration, key)
                .filter(value -> value >= least && value == Math.rint(value))
                .isEmpty()) {
            throw JobRule.INVALID_LIMIT.refused(
                    put.id().name(), key + " must be a whole number, " + least + " or more");
        }
    }

    private static CloudError invalid(Put put, String problem) {
        return JobRule.INVALID_TRIGGER.refused(put.id().name(), problem);
    }
}
