package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void longValuesAreCut() {
        assertThat(Problem.of("k", "x".repeat(160), "w", "i")).hasToString("k = " + "x".repeat(160) + ": w. i");
        assertThat(Problem.of("k", "x".repeat(161), "w", "i")).hasToString("k = " + "x".repeat(160) + "...: w. i");
    }

    @Test
    void linesAreJoinedAndBlanksAtTheEndsAreMadeVisible() {
        assertThat(Problem.of("k", "a\nb\n", "w", "i")).hasToString("k = a b: w. i");
        assertThat(Problem.of("k", "a ", "w", "i")).hasToString("k = \"a \": w. i");
        assertThat(Problem.of("k", "", "w", "i")).hasToString("k = \"\": w. i");
    }

    @Test
    void theErrorKeepsItsProblems() {
        Problem problem = Problem.of("env.A", "w", "i");

        assertThat(problem.rootKey()).isEqualTo("env");
        assertThat(new InvalidSettings(List.of(problem)).problems()).containsExactly(problem);
    }
}
