package dev.atgateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private Path folder;

    @Test
    void ratiosComeFirstAndGoalsBeforeTheRest() {
        var table = Results.table(
                List.of(
                        Row.of("seconds", samples(1, 2, 4), "%.0f", " s"),
                        Row.of("goal", samples(3), "%.0f", " s").atMost("2", " s"),
                        Row.ratio("ratio", samples(0.5), "%.1f")),
                List.of("one processor", "no load"));
        assertThat(table).isEqualTo("""
                        | figure | median (least to most) | goal |
                        |---|---|---|
                        | ratio | 0.5 (0.5 to 0.5) |  |
                        | goal | 3 (3 to 3) s | at most 2 s, missed |
                        | seconds | 2 (1 to 4) s |  |

                        one processor; no load.
                        """);
    }

    @Test
    void oneMoreIsComparedBetweenFewAndMany() {
        var row = growth().each("up");
        assertThat(row.figure()).isEqualTo("up: processor time for one of things, from 10 to 100 over from 1 to 10");
        assertThat(row.value()).isEqualTo("2.00 (20.0 ms over 10.0 ms)");
        assertThat(row.atMost("1.1", "").met()).isFalse();
    }

    @Test
    void noiseIsNoProofOfFlatness() {
        var growth = growth();
        growth.add("up", 1, run(9));
        growth.add("up", 1, run(9));
        assertThat(growth.each("up").value()).startsWith("too noisy");
        assertThat(growth.each("up").atMost("1.1", "").met()).isFalse();
    }

    @Test
    void growthIsPlotted() throws IOException {
        GrowthPlot.write(growth(), folder.resolve("things"));
        // A point for each count, and one in the legend.
        assertThat(Files.readString(folder.resolve("things.svg")).split("<ellipse"))
                .hasSize(1 + 3 + 1);
    }

    private static Growth growth() {
        var growth = new Growth("things");
        growth.add("up", 1, run(1.00));
        growth.add("up", 10, run(1.09));
        growth.add("up", 100, run(2.89));
        return growth;
    }

    private static Outcome run(double processorSeconds) {
        return new Outcome(processorSeconds / 2, processorSeconds, Map.of());
    }

    private static Samples samples(double... values) {
        var samples = new Samples();
        for (double value : values) {
            samples.add(value);
        }
        return samples;
    }
}
