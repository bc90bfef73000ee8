package dev.atgateway.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the engine printed, recorded on the emulated cloud, and what the report makes of it. */
public final class RecordedPreviews {
    static final Path FOLDER = Path.of("src", "test", "resources", "report");
    static final Path PAGE = Path.of("docs", "pull-requests.md");

    private static final String PAGE_BEGINS = "<!-- Written by RecordedPreviews.java from replace.md. -->\n";
    private static final String PAGE_ENDS = "<!-- Until here. -->\n";

    private RecordedPreviews() {}

    /** Writes the expected reports and the docs page anew; run it in the project's directory, and read what changed. */
    public static void main(String[] args) throws IOException {
        for (var name : names().toList()) {
            Files.writeString(expected(name), report(name));
        }
        Files.writeString(PAGE, page());
    }

    static Stream<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path expected(String name) {
        return FOLDER.resolve(name + ".md");
    }

    static String preview(String name) {
        return text(FOLDER.resolve(name + ".json"));
    }

    static String report(String name) {
        return report(name.equals("drift") ? Kind.DRIFT : Kind.PREVIEW, preview(name));
    }

    static String report(Kind kind, String preview) {
        return new Comment(Optional.empty(), List.of(section(kind, preview))).markdown(Comment.DEFAULT_LIMIT);
    }

    static Section section(Kind kind, String preview) {
        return new Section(kind, Optional.empty(), List.of(), Optional.of(preview), KnownSecrets.NONE);
    }

    /** The docs page with the comment of the recorded replacement in it. */
    static String page() {
        var page = text(PAGE);
        var begin = page.indexOf(PAGE_BEGINS) + PAGE_BEGINS.length();
        return page.substring(0, begin) + "\n" + report("replace") + "\n" + page.substring(page.indexOf(PAGE_ENDS));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
