package dev.atgateway.engine;

import dev.atgateway.engine.Killing.Victim;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every process, killed at every step of an {@code up} and of a {@code destroy}, which does not run the program. */
@Tag("exhaustive")
class KillMatrixTest extends KillCycles {
    static Stream<Arguments> cases() {
        return IntStream.rangeClosed(1, Killing.RESOURCES)
                .boxed()
                .flatMap(step -> Stream.of(
                        Arguments.of(new Kill(step, Victim.ENGINE), new Kill(step, Victim.CLOUD)),
                        Arguments.of(new Kill(step, Victim.CLOUD), new Kill(step, Victim.ENGINE)),
                        // The destroy is only to begin anew: nothing of it is left to kill.
                        Arguments.of(new Kill(step, Victim.PROGRAM), new Kill(Killing.RESOURCES, Victim.ENGINE))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void killedRunIsRecovered(Kill up, Kill destroy) {
        cycle(up, destroy);
    }
}
