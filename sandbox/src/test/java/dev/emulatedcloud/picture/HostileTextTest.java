package dev.emulatedcloud.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that would be something else in a terminal, in XML or in Mermaid. */
class HostileTextTest {
    private static final String NAME = "<b>\"]end&amp;</b> \u001b[31m\u202e%% ;|`' \ud800 \u00e9";
    private static final Picture PICTURE = new Picture(List.of(
            new Step(
                    new Box(NAME, false, List.of(NAME), List.of(Step.to(new Box(NAME, true, List.of())))),
                    List.of(new Side(NAME, new Box(NAME, true, List.of()))),
                    List.of(NAME)),
            Step.to(new Box(NAME, false, List.of(NAME)))));

    @Test
    void terminalIsToldNothing() {
        assertThat(TextPicture.of(PICTURE))
                .contains("<b>\"]end&amp;</b> \\u001b[31m\\u202e%% ;|`' \\ud800 \u00e9")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void svgHoldsItAsText() throws Exception {
        var texts = PicturesTest.parsed(SvgPicture.of(List.of(PICTURE))).getElementsByTagName("text");
        assertThat(texts.getLength()).isEqualTo(8);
        assertThat(texts.item(0).getTextContent()).startsWith("<b>\"]end&amp;</b> \\u001b");
        assertThat(texts.item(0).getChildNodes().getLength()).isEqualTo(1);
    }

    @Test
    void mermaidHoldsItAsEntities() {
        assertThat(MermaidPicture.of(List.of(PICTURE)).lines().skip(1))
                .allSatisfy(line -> assertThat(line.replaceAll("\"([-_./:@ ,()\\p{L}\\p{N}]|#\\d+;|<br/>)*\"", "TEXT"))
                        .matches(" +(n\\d+\\[TEXT]|subgraph n\\d+\\[TEXT]|end|n\\d+ -\\.?->\\|TEXT\\| n\\d+"
                                + "|classDef existing stroke-dasharray: 5 4|class (n\\d+,?)+ existing)"));
    }

    @Test
    void longNamesAreWrappedAndNotCut() {
        String name = "a".repeat(300);
        var picture = new Picture(List.of(Step.to(new Box(name, false, List.of("b, ".repeat(60))))));
        assertThat(TextPicture.of(picture).lines())
                .allSatisfy(line -> assertThat(line).hasSize(Layout.WIDTH));
        assertThat(TextPicture.of(picture).replaceAll("[^a]", "")).isEqualTo(name);
    }
}
