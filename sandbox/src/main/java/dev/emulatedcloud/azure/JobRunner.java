package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import java.time.Duration;

/** What runs the containers of a job. */
@FunctionalInterface
public interface JobRunner {
    /**
     * How a replica ended.
     *
     * @param exitCode of the container; 0 if all went well
     * @param reason in one sentence, which names no value of a variable
     * @param length how long the container ran, at the real pace
     */
    record Outcome(int exitCode, String reason, Duration length) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs one replica.
     *
     * @param job as it is stored, with its secrets sealed
     * @param template the containers of this execution
     */
    Outcome run(JsonObject job, JsonObject template);
}
