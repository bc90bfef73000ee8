package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of every document leads somewhere, and every document is led to. */
class LinksTest {
    private static final Path ROOT = Path.of("");
    private static final Map<Path, Page> PAGES =
            Page.below(ROOT).stream().collect(Collectors.toMap(Page::file, Function.identity()));

    /** Sites of the products that the documents are about; a link to any other is a slip, or wants a line here. */
    private static final Set<String> KNOWN_SITES = Set.of(
            "azure.github.io",
            "azure.microsoft.com",
            "docs.carto.com",
            "docs.databricks.com",
            "docs.github.com",
            "github.com",
            "learn.microsoft.com",
            "nodejs.org",
            "www.checkov.io",
            "www.databricks.com",
            "www.pulumi.com",
            "www.rfc-editor.org");

    static Stream<Page> pages() {
        return PAGES.values().stream().sorted((one, other) -> one.file().compareTo(other.file()));
    }

    @Test
    void documentsAreFound() {
        assertThat(PAGES.keySet())
                .contains(Path.of("README.md"), Path.of("docs/security.md"), Path.of("sandbox/README.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void relativeLinksLeadToFilesAndHeadings(Page page) {
        assertThat(page.links().stream().filter(link -> !link.contains(":"))).allSatisfy(link -> {
            var target = target(page, link);
            assertThat(ROOT.resolve(target)).as(link).exists();
            if (link.contains("#")) {
                assertThat(PAGES).as(link).containsKey(target);
                assertThat(PAGES.get(target).anchors()).as(link).contains(link.replaceFirst(".*#", ""));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void otherLinksAreHttpsToKnownSites(Page page) {
        assertThat(page.links().stream().filter(link -> link.contains(":"))).allSatisfy(link -> {
            var uri = URI.create(link);
            assertThat(uri.getScheme()).as(link).isEqualTo("https");
            assertThat(uri.getHost()).as(link).isIn(KNOWN_SITES);
        });
    }

    @Test
    void everyDocumentIsReachedFromTheReadme() {
        var reached = new TreeSet<Path>();
        var open = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!open.isEmpty()) {
            var file = open.remove();
            if (reached.add(file)) {
                PAGES.get(file).links().stream()
                        .filter(link -> !link.contains(":"))
                        .map(link -> target(PAGES.get(file), link))
                        .filter(PAGES::containsKey)
                        .forEach(open::add);
            }
        }
        // Pulumi shows it beside the stack; the program reads it.
        reached.add(Path.of("Pulumi.README.md"));
        assertThat(reached).containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    private static Path target(Page page, String link) {
        var path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
}
