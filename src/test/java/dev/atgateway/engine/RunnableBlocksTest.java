package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.docs.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a document marks as runnable runs: every {@code ```sh runnable} block, in order, typed into one terminal in a copy of
 * the project that has an emulated cloud of its own. The last line of a {@code ```sh runnable fails} block is to fail. A block
 * {@code ```text output} that follows gives lines that the output holds in this order, with {@code ...} for what varies;
 * several blanks stand for any number.
 */
@Tag("engine")
class RunnableBlocksTest {
    /** What is read first, and what is about the passphrase. */
    private static final Set<String> AS_A_USER = Set.of("README.md", "docs/first-gateway.md", "docs/teams.md");

    static Stream<Page> pages() {
        return Page.below(TryProject.ROOT).stream()
                .filter(page -> page.blocks().stream().anyMatch(block -> block.is("runnable")));
    }

    @Test
    void documentsHaveThem() {
        assertThat(pages().map(Page::toString))
                .contains(
                        "README.md",
                        "docs/first-gateway.md",
                        "docs/operations.md",
                        "docs/sandbox.md",
                        "docs/traffic.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runAsTheDocumentSays(Page page) {
        var lines = new ArrayList<Terminal.Line>();
        for (var block : page.blocks()) {
            lines.addAll(block.is("runnable") ? lines(block) : List.of());
        }
        try (var project = AS_A_USER.contains(page.toString()) ? TryProject.withPassphrase() : TryProject.fresh()) {
            var typed = new Terminal(project.terminal()).type(lines);
            var at = 0;
            var output = "";
            for (var block : page.blocks()) {
                if (block.is("runnable")) {
                    var end = at + lines(block).size();
                    for (; at < end; at++) {
                        check(page, block, lines.get(at), typed.get(at));
                    }
                    output = typed.subList(end - lines(block).size(), end).stream()
                            .map(Terminal.Typed::output)
                            .collect(Collectors.joining());
                } else if (block.is("output")) {
                    assertThat(block.follows())
                            .as("%s:%d follows a block", page, block.line())
                            .isTrue();
                    holdsInOrder(output, block, "output of the block before %s:%d".formatted(page, block.line()));
                }
            }
        }
    }

    /** Lines of the block, those that end in a backslash joined with the next. */
    private static List<Terminal.Line> lines(Page.Block block) {
        var joined = Arrays.stream(block.text().replace("\\\n", " ").split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        var lines = new ArrayList<Terminal.Line>();
        for (int at = 0; at < joined.size(); at++) {
            lines.add(new Terminal.Line(joined.get(at), block.is("fails") && at == joined.size() - 1));
        }
        return lines;
    }

    private static void check(Page page, Page.Block block, Terminal.Line line, Terminal.Typed typed) {
        var where = "%s:%d: %s\n%s".formatted(page, block.line(), typed.line(), typed.output());
        assertThat(typed.code()).as(where).isNotNull();
        assertThat(typed.code() != 0).as(where).isEqualTo(line.fails());
    }

    private static void holdsInOrder(String output, Page.Block block, String where) {
        // Maven's colours, which it sends even where there is no terminal.
        var rest = output.replaceAll("\u001b\\[[0-9;]*m", "").lines().iterator();
        for (var expected : block.lines()) {
            var pattern = pattern(expected);
            var found = false;
            while (!found && rest.hasNext()) {
                found = pattern.matcher(rest.next()).matches();
            }
            assertThat(found)
                    .as("the line <%s>, in this order, in the %s\n%s", expected, where, output)
                    .isTrue();
        }
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(Arrays.stream(expected.strip().split("\\.\\.\\.", -1))
                .map(RunnableBlocksTest::literally)
                .collect(Collectors.joining(".*", " *", " *")));
    }

    private static String literally(String text) {
        return Arrays.stream(text.split(" {2,}", -1)).map(Pattern::quote).collect(Collectors.joining(" +"));
    }
}
