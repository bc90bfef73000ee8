package dev.atgateway.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the tables of docs/verify.md from the checks, so that the two cannot disagree. */
public final class VerifyPage {
    static final Path PAGE = Path.of("docs", "verify.md");
    static final Path CONFIGURATION = Path.of("docs", "configuration.md");

    private static final Pattern PLACE =
            Pattern.compile("(<!-- Checks: [^\\n]*-->\\n).*(<!-- End of the checks. -->)", Pattern.DOTALL);

    /** Words of the program's config: they are in camel case. */
    private static final Pattern KEY = Pattern.compile("(?<![\\w.:/-])[a-z]+(?:[A-Z][a-z]+)+(?![\\w(])");

    private VerifyPage() {}

    /** Writes the page; run it in the project's directory. */
    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, of(Files.readString(PAGE)));
    }

    static String of(String page) {
        return PLACE.matcher(page)
                .replaceAll(place ->
                        Matcher.quoteReplacement(place.group(1) + "\n" + checks() + faults() + place.group(2)));
    }

    static Stream<String> keys(String text) {
        return KEY.matcher(text).results().map(key -> key.group());
    }

    private static String checks() {
        return Checks.all().stream()
                .map(check -> "| `%s` | %s |%n".formatted(check.name(), escaped(check.asks())))
                .collect(Collectors.joining("", "| check | what it asks |\n|---|---|\n", "\n"));
    }

    private static String faults() {
        return Checks.all().stream()
                .flatMap(check -> check.faults().stream().map(fault -> "| `%s` | `%s` | %s | %s |%n"
                        .formatted(check.name(), fault.id(), escaped(fault.cause()), escaped(fault.fix()))))
                .collect(Collectors.joining("", "| check | fault | likely cause | fix |\n|---|---|---|---|\n", "\n"));
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
