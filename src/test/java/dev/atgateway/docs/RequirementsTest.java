package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No sentence of CARTO's two documents is missing from the requirements. */
class RequirementsTest {
    private static final Product PRODUCT = Product.here();
    private static final List<RequirementsFile.Document> DOCUMENTS = RequirementsFile.read(PRODUCT);

    static Stream<RequirementsFile.Document> documents() {
        return DOCUMENTS.stream();
    }

    static Stream<Requirement> requirements() {
        return documents().flatMap(document -> document.requirements().stream());
    }

    @Test
    void thereAreTwoDocuments() {
        assertThat(DOCUMENTS).extracting(RequirementsFile.Document::key).containsExactly("guide", "proxy");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everySentenceIsCoveredExactlyOnce(RequirementsFile.Document document) {
        assertThat(document.requirements().stream()
                        .flatMap(requirement -> requirement.sentences().keySet().stream())
                        .sorted())
                .isEqualTo(
                        IntStream.rangeClosed(1, document.sentences()).boxed().toList());
    }

    @Test
    void hashesAreWellFormedAndUnique() {
        assertThat(requirements().flatMap(requirement -> requirement.sentences().values().stream()))
                .allMatch(hash -> hash.matches("[0-9a-f]{16}"))
                .doesNotHaveDuplicates();
    }

    /** The documents are CARTO's and not in this repository. */
    @ParameterizedTest
    @MethodSource("documents")
    void sentencesAreThoseOfTheDocument(RequirementsFile.Document document) throws IOException {
        String folder = System.getenv("CARTO_DOCUMENTS");
        assumeTrue(folder != null, "CARTO_DOCUMENTS names no folder with the text of CARTO's documents");
        List<String> sentences = Sentences.split(Files.readString(Path.of(folder, document.file())));
        assertThat(sentences).hasSize(document.sentences());
        List<String> hashes = new ArrayList<>(sentences);
        document.requirements().stream()
                .flatMap(requirement -> requirement.sentences().entrySet().stream())
                .forEach(sentence -> hashes.set(sentence.getKey() - 1, sentence.getValue()));
        assertThat(hashes).isEqualTo(Sentences.hashes(document.key(), sentences));
    }

    @Test
    void idsAreUniqueAndCountedPerStep() {
        for (RequirementsFile.Document document : DOCUMENTS) {
            for (RequirementsFile.Step step : document.steps()) {
                assertThat(step.requirements())
                        .extracting(Requirement::id)
                        .isEqualTo(IntStream.rangeClosed(1, step.requirements().size())
                                .mapToObj(number -> "%s-%s-%02d".formatted(document.key(), step.number(), number))
                                .toList());
            }
        }
        assertThat(requirements().map(Requirement::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyRequirementIsServedOrHasAReasonWhyNot() {
        assertThat(requirements().filter(requirement -> requirement.kind() == Requirement.Kind.REQUIREMENT))
                .allMatch(Requirement::served);
    }

    @Test
    void navigationIsServedByNothing() {
        assertThat(requirements().filter(requirement -> requirement.kind() == Requirement.Kind.NAVIGATION))
                .noneMatch(Requirement::served);
    }

    @Test
    void nothingIsNamedTwiceInOneRequirement() {
        assertThat(requirements().map(Requirement::names).flatMap(names -> names.values().stream()))
                .allSatisfy((Collection<String> names) ->
                        assertThat(names).isNotEmpty().doesNotHaveDuplicates());
    }

    @Test
    void pageIsMadeFromTheData() {
        assertThat(PRODUCT.text(RequirementsPage.PATH))
                .as("docs/requirements.md; write it anew with mvn test-compile exec:java -Dexec.classpathScope=test"
                        + " -DmainClass=dev.atgateway.docs.RequirementsPage")
                .isEqualTo(RequirementsPage.render(PRODUCT));
    }
}
