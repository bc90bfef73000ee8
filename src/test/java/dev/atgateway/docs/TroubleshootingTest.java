package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors are found by their text: what the page says of a message is what the message says. */
class TroubleshootingTest {
    private static final Page PAGE = Page.read(Path.of(""), Path.of("docs/troubleshooting.md"));

    /** Texts of Azure and of Databricks' provider that neither the program nor the emulated cloud holds. */
    private static final Set<String> ELSEWHERE =
            Set.of("MissingSubscriptionRegistration", "more than one authorization method configured");

    @Test
    void thereAreManyOfThem() {
        assertThat(messages()).hasSizeGreaterThan(40);
    }

    @Test
    void eachHasErrorCauseAndSolution() {
        assertThat(messages()).allSatisfy(section -> assertThat(section.text())
                .as(section.heading())
                .containsSubsequence("**Error**", "**Cause.**", "**Solution.**"));
    }

    @Test
    void headingIsAPieceOfTheError() {
        assertThat(messages()).allSatisfy(section -> {
            var error = section.blocks().get(0);
            assertThat(error.text()).containsPattern(Message.of(section).pattern());
        });
    }

    @Test
    void headingsAreSortedAndNoneIsThereTwice() {
        assertThat(messages()).extracting(Page.Section::anchor).doesNotHaveDuplicates();
        assertThat(messages()).extracting(Page.Section::heading).doesNotHaveDuplicates();
        parts().forEach(part -> assertThat(part)
                .extracting(section -> section.heading().replaceAll("[^A-Za-z0-9 ]", ""))
                .isSortedAccordingTo(Comparator.comparing(String::toLowerCase)));
    }

    @Test
    void messagesAreThoseOfTheProgramAndOfTheEmulatedCloud() {
        var sources = Stream.of("src/main/java", "sandbox/src/main/java")
                .map(TroubleshootingTest::sources)
                .collect(Collectors.joining());
        assertThat(parts().limit(5)
                        .flatMap(List::stream)
                        .map(Message::of)
                        .filter(message -> !ELSEWHERE.contains(message.text()))
                        .flatMap(message -> message.pieces().stream())
                        .filter(piece -> !sources.contains(piece)))
                .isEmpty();
    }

    private static List<Page.Section> messages() {
        return PAGE.sections().stream().filter(section -> section.level() == 3).toList();
    }

    private static Stream<List<Page.Section>> parts() {
        var starts = Stream.iterate(0, at -> at < PAGE.sections().size(), at -> at + 1)
                .filter(at -> PAGE.sections().get(at).level() == 2)
                .toList();
        return starts.stream().map(start -> PAGE.sections().stream()
                .skip(start + 1L)
                .takeWhile(section -> section.level() == 3)
                .toList());
    }

    /** Java's texts, with those that are joined by a plus as one. */
    private static String sources(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TroubleshootingTest::read)
                    .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
