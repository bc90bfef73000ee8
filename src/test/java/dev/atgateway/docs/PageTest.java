package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Page PAGE = Page.parse(Path.of("page.md"), """
            # A page, with `code` and [a link](https://example.com)

            See [the
            other](other.md#there), not `[this](no.md)`.

            ```sh runnable fails
            # no heading
            ./try up
            ```

            ```text output
            [nor](a-link.md)
            ```

            ## Twice
            one

                [nor](this.md)

            ## Twice
            ```
            alone
            ```
            """);

    @Test
    void anchorsAreThoseOfGitHub() {
        assertThat(PAGE.anchors()).containsExactly("a-page-with-code-and-a-link", "twice", "twice-1");
    }

    @Test
    void linksInCodeAreNone() {
        assertThat(PAGE.links()).containsExactly("https://example.com", "other.md#there");
    }

    @Test
    void blocksHaveTheWordsOfTheirFence() {
        assertThat(PAGE.blocks()).extracting(Page.Block::info).containsExactly("sh runnable fails", "text output", "");
        assertThat(PAGE.blocks()).extracting(Page.Block::follows).containsExactly(false, true, false);
        assertThat(PAGE.blocks().get(0).lines()).containsExactly("# no heading", "./try up");
        assertThat(PAGE.blocks().get(0).is("fails")).isTrue();
    }

    @Test
    void sectionHoldsItsBlocks() {
        assertThat(PAGE.section("Twice").orElseThrow().text()).contains("one").doesNotContain("alone");
    }
}
