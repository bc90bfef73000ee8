package dev.atgateway.settings;

import java.util.regex.Pattern;

/** Paths of URLs: a probe's, or the one that every call of a connection starts with. */
final class UrlPath {
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._~-]+/?)*");
    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");

    private UrlPath() {}

    /**
     * Reads an absolute path in canonical form.
     *
     * @throws Mistake when it is relative, or has empty or dotted parts, blanks, a query or escapes
     */
    static String parse(String text) {
        if (!PATH.matcher(text).matches() || DOTS.matcher(text).matches()) {
            throw new Mistake(
                    "not an absolute path",
                    "write / and parts of letters, digits and . _ ~ - with single / between them");
        }
        return text;
    }
}
