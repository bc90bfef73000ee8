package dev.atgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, values and messages come from a change that anybody may have written. */
class HostileTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "--->",
            quoteCharacter = '^',
            value = {
                "<img src=x> ---> <code>&#60;img src=x&#62;</code>",
                "a|b ---> <code>a&#124;b</code>",
                "`code` ---> <code>&#96;code&#96;</code>",
                "[x](javascript:y) ---> <code>&#91;x&#93;(javascript:y)</code>",
                "</code>@octocat ---> <code>&#60;/code&#62;&#64;octocat</code>",
                "&lt; ---> <code>&#38;lt;</code>",
                "_a_b_ ---> <code>&#95;a_b&#95;</code>",
                "$x$ **y** ~~z~~ ---> <code>&#36;x&#36; &#42;&#42;y&#42;&#42; &#126;&#126;z&#126;&#126;</code>",
            })
    void codeHoldsNothingThatMarkdownActsOn(String text, String code) {
        assertThat(Markdown.code(text)).isEqualTo(code);
    }

    @Test
    void codeIsOneLine() {
        assertThat(Markdown.code("a\n\n| b |\r\n# c")).isEqualTo("<code>a &#124; b &#124; &#35; c</code>");
    }

    @ParameterizedTest
    @CsvSource({"202e", "200b", "200d", "2066", "feff", "00ad", "0007", "2028", "e0001", "fe0f", "3164", "d800"})
    void whatNobodySeesIsWrittenOut(String hex) {
        var point = Integer.parseInt(hex, 16);
        var text = "a" + new String(Character.toChars(point)) + "b";
        assertThat(Markdown.visible(text)).isEqualTo(point > 0xffff ? "a\\u{" + hex + "}b" : "a\\u" + hex + "b");
    }

    @Test
    void lettersOfOtherLanguagesAreLeftAlone() {
        assertThat(Markdown.visible("Zürich 東京 😀")).isEqualTo("Zürich 東京 😀");
    }

    @Test
    void fenceIsLongerThanAnyInIt() {
        assertThat(Markdown.fence("text", "a\n````\nb")).isEqualTo("`````text\na\n````\nb\n`````\n");
    }

    @Test
    void noteMentionsNobody() {
        assertThat(Markdown.text("ask @octocat about #12, see https://example.com or www.example.com <b>"))
                .isEqualTo("ask @&#8203;octocat about &#35;&#8203;12, see https:&#8203;//example.com or"
                        + " www&#8203;.example.com &#60;b&#62;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"```\n@octocat", "<img src=x>\n|", "\"]; click n0 href \"https://example.com", "`\"&#;%%{init}%%"
            })
    void nothingOfAResourceLeavesItsPlace(String text) {
        var json = new JsonPrimitive(text).toString();
        var report = new Preview()
                .step(
                        "replace",
                        text,
                        text,
                        "{id: %s, inputs: {%s: 1, x: %s}}".formatted(json, json, json),
                        "{inputs: {%s: 2, x: 3}}".formatted(json))
                .with("replaceReasons", "[" + json + "]")
                .says("error", "error: " + text)
                .says("warning", "warning: " + text)
                .report();
        assertThat(outsideFences(report))
                .doesNotContain("<img")
                .doesNotContain("@octocat")
                .doesNotContain("`");
        var graph =
                report.substring(report.indexOf("```mermaid"), report.indexOf("```\n", report.indexOf("```mermaid")));
        assertThat(graph.lines().skip(2)).allMatch(line -> line.matches(" +(n0\\[\"[^\"]*\"]:::replace|classDef .*)"));
        assertThat(report.lines().filter(line -> line.startsWith("| replace")))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.chars().filter(letter -> letter == '|')).hasSize(5));
    }

    private static String outsideFences(String report) {
        var outside = new StringBuilder();
        String fence = null;
        for (var line : report.split("\n")) {
            if (fence == null && line.matches("`{3,}\\w*")) {
                fence = line.replaceAll("\\w", "");
            } else if (line.equals(fence)) {
                fence = null;
            } else if (fence == null) {
                outside.append(line).append('\n');
            }
        }
        return outside.toString();
    }
}
