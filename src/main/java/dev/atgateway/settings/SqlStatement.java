package dev.atgateway.settings;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL templates with {@code ${name}} places. */
final class SqlStatement {
    private static final String TOKEN = "apiAccessToken";
    private static final List<String> PLACES = List.of("toolbox", "connection", "apiBaseUrl", TOKEN);
    private static final Pattern PLACE = Pattern.compile("\\$\\{(?<name>[^}]*)(?<end>}?)");

    private SqlStatement() {}

    /** A statement that may carry the token, whose filled form is a secret. */
    static Function<String, String> secret() {
        return text -> check(text, Set.copyOf(PLACES));
    }

    /** A statement whose filled form everybody may see. */
    static Function<String, String> open() {
        return text -> check(text, Set.of("toolbox", "connection", "apiBaseUrl"));
    }

    private static String check(String text, Set<String> allowed) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String name = place.group("name");
            if (place.group("end").isEmpty()) {
                throw new Mistake("has a ${ without its }", "write ${name}");
            }
            if (!PLACES.contains(name)) {
                throw new Mistake(
                        "has a place ${" + name + "} that nothing fills",
                        NearestKey.to(name, PLACES)
                                .map(known -> "did you mean ${" + known + "}?")
                                .orElse("write ${toolbox}, ${connection}, ${apiBaseUrl} or ${apiAccessToken}"));
            }
            if (!allowed.contains(name)) {
                throw new Mistake(
                        "would show the token in a plain output", "use ${" + TOKEN + "} in setupStatement only");
            }
        }
        return text;
    }
}
