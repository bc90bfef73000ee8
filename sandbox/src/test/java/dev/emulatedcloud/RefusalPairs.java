package dev.emulatedcloud;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that Java source shows from both sides: {@code assertRefused(rule, call).whereas(neighbour)}. */
final class RefusalPairs {
    private static final Pattern NOT_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern REFUSED = Pattern.compile("\\bassertRefused\\s*\\(\\s*(?:\\w+\\.)*(\\w+\\.\\w+)\\s*,");
    private static final Pattern WHEREAS = Pattern.compile("\\s*\\.\\s*whereas\\s*\\(");
    private static final Pattern NOTHING = Pattern.compile("\\(\\s*\\)\\s*->\\s*\\{\\s*}");

    private RefusalPairs() {}

    /** Names such as {@code NetworkRule.INVALID_CIDR}. */
    static Set<String> in(String source) {
        String code = NOT_CODE.matcher(source).replaceAll(" ");
        var rules = new HashSet<String>();
        Matcher refused = REFUSED.matcher(code);
        while (refused.find()) {
            Matcher whereas = WHEREAS.matcher(code);
            int end = closing(code, code.indexOf('(', refused.start()));
            if (whereas.region(end, code.length()).lookingAt()) {
                String neighbour = code.substring(whereas.end(), closing(code, whereas.end() - 1) - 1);
                if (!NOTHING.matcher(neighbour.strip()).matches()) {
                    rules.add(refused.group(1));
                }
            }
        }
        return rules;
    }

    /** The place after the parenthesis that closes the one at the given place. */
    private static int closing(String code, int opening) {
        int depth = 0;
        for (int i = opening; i < code.length(); i++) {
            depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a parenthesis is not closed: " + code.substring(opening));
    }
}
