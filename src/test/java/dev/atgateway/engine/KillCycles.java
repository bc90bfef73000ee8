package dev.atgateway.engine;

import dev.atgateway.engine.Killing.Victim;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Kills an {@code up}, recovers, kills the {@code destroy} that follows, recovers: in one cloud, one cycle after another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillCycles {
    private final Map<Boolean, Killing> worlds = new HashMap<>();

    /** At which step which process is killed. */
    record Kill(int step, Victim victim) {}

    void cycle(Kill up, Kill destroy) {
        var undisturbed = Killing.undisturbedExample();
        var killing = worlds.computeIfAbsent(
                up.victim() == Victim.PROGRAM, program -> program ? Killing.withProgramProcess() : new Killing());
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
        worlds.values().forEach(Killing::close);
        worlds.clear();
    }
}
