package dev.atgateway.engine;

import dev.atgateway.engine.Killing.Victim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Kills an {@code up}, recovers, kills the {@code destroy} that follows, recovers: in one cloud, one cycle after another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillCycles {
    private Killing killing;

    /** At which step which process is killed. */
    record Kill(int step, Victim victim) {}

    void cycle(Kill up, Kill destroy) {
        var undisturbed = Killing.undisturbedExample();
        if (killing == null) {
            killing = Killing.withCloudProcess();
        }
        try {
            killing.kill("up", up.step(), up.victim());
            killing.recover("./try up");
            killing.isDeployed(undisturbed);
            killing.kill("destroy", destroy.step(), destroy.victim());
            killing.recover("./try destroy");
            killing.isEmpty();
        } catch (Throwable failure) {
            // The next cycle starts from a clean cloud.
            end();
            throw failure;
        }
    }

    @AfterAll
    void end() {
        if (killing != null) {
            killing.close();
            killing = null;
        }
    }
}
