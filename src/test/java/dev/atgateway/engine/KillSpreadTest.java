package dev.atgateway.engine;

import dev.atgateway.engine.Killing.Victim;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve of the cases of {@link KillMatrixTest}, spread over its steps. */
@Tag("engine")
class KillSpreadTest extends KillCycles {
    @ParameterizedTest(name = "up: {1} at {0}, destroy: {3} at {2}")
    @CsvSource({
        "1, ENGINE, 14, CLOUD",
        "3, CLOUD, 11, ENGINE",
        "5, ENGINE, 8, CLOUD",
        "7, CLOUD, 6, ENGINE",
        "9, PROGRAM, 3, CLOUD",
        "12, CLOUD, 1, ENGINE",
    })
    void killedRunIsRecovered(int upStep, Victim upVictim, int destroyStep, Victim destroyVictim) {
        cycle(new Kill(upStep, upVictim), new Kill(destroyStep, destroyVictim));
    }
}
