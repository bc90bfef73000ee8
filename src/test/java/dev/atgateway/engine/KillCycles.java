package dev.atgateway.engine;

import dev.atgateway.engine.Killing.Victim;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Kills an {@code up}, recovers, kills the {@code destroy} that follows, recovers: in one cloud, one cycle after another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillCycles {
    private Optional<Killing> current = Optional.empty();
    private String undisturbed;

    /** At which step which process is killed. */
    record Kill(int step, Victim victim) {}

    void cycle(Kill up, Kill destroy) {
        var killing = killing();
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

    private Killing killing() {
        if (current.isEmpty()) {
            current = Optional.of(new Killing());
            undisturbed = current.get().undisturbed();
        }
        return current.get();
    }

    @AfterAll
    void end() {
        current.ifPresent(Killing::close);
        current = Optional.empty();
    }
}
