package dev.emulatedcloud;

import dev.emulatedcloud.cloud.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders every rule into {@code docs/sandbox.md}, between two comments. */
public final class RulesPage {
    static final Path PAGE = Path.of("../docs/sandbox.md");
    private static final String BEGIN =
            "<!-- Rules: written by RulesPage from the enums. Change those, not this. -->\n";
    private static final String END = "<!-- End of the rules. -->\n";

    private static final Pattern THREAD = Pattern.compile("https://github.com/([^/]+/[^/]+)/(?:issues|pull)/(\\d+)");

    private RulesPage() {}

    /** Writes the page. */
    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, of(Files.readString(PAGE)));
    }

    /** The page with the rules as they are now. */
    static String of(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks the comments around the rules");
        }
        return page.substring(0, begin + BEGIN.length()) + rules() + page.substring(end);
    }

    private static String rules() {
        return Rules.SERVICES.stream().map(RulesPage::service).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String service(Rules.Service service) {
        return "### %s\n\n| what it says | code | standing | source |\n|---|---|---|---|\n%s"
                .formatted(
                        service.title(),
                        Arrays.stream(service.rules()).map(RulesPage::row).collect(Collectors.joining()));
    }

    private static String row(Rule rule) {
        return "| %s | `%s` %d | %s | [%s](%s) |\n"
                .formatted(
                        message(rule),
                        rule.code(),
                        rule.status(),
                        rule.standing().name().toLowerCase(Locale.ROOT),
                        name(rule.source()),
                        rule.source());
    }

    /** A thread on GitHub as it is cited there; the last part of any other address. */
    private static String name(String source) {
        Matcher thread = THREAD.matcher(source);
        return thread.matches()
                ? thread.group(1) + "#" + thread.group(2)
                : source.replaceAll("/$", "").replaceAll(".*/", "").replace('-', ' ');
    }

    private static String message(Rule rule) {
        return rule.message().replace("%s", "…").replaceAll("[|*<]", "\\\\$0");
    }
}
