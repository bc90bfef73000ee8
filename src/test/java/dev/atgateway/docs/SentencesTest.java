package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void fullStopCutsBeforeACapital() {
        assertThat(Sentences.split("The subnet is /27. It is delegated."))
                .containsExactly("The subnet is /27.", "It is delegated.");
    }

    @Test
    void abbreviationCutsNothing() {
        assertThat(Sentences.split("A name (e.g., vnet) of www.example.com, 10.1.0.0/16"))
                .hasSize(1);
    }

    @Test
    void questionAndExclamationMarkCut() {
        assertThat(Sentences.split("Is it? Yes! So")).containsExactly("Is it?", "Yes!", "So");
    }

    @Test
    void lineNeverContinuesOnTheNext() {
        assertThat(Sentences.split("delegated to\nMicrosoft.App")).containsExactly("delegated to", "Microsoft.App");
    }

    @Test
    void bulletsAndBlanksGoAway() {
        assertThat(Sentences.split("\n  \u2022\u00a0 one  \t item \n\n")).containsExactly("one item");
    }

    @Test
    void lostBreakBetweenItemsCuts() {
        assertThat(Sentences.split("NAME: (e.g.,one)OTHER_NAME: twoTHIRD: threeA Databricks workspace"))
                .containsExactly("NAME: (e.g.,one)", "OTHER_NAME: two", "THIRD: three", "A Databricks workspace");
    }

    @Test
    void equalSentencesHaveHashesOfTheirOwn() {
        List<String> hashes = Sentences.hashes("one", List.of("Same.", "Same."));
        assertThat(hashes)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Sentences.hashes("two", List.of("Same.")));
    }

    @Test
    void hashIsTheSameEveryTime() {
        assertThat(Sentences.hashes("guide", List.of("Same."))).containsExactly("c87512ef2af4d087");
    }
}
