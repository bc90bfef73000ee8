package dev.emulatedcloud.picture;

import java.util.ArrayList;
import java.util.List;

/** Lines that are not longer than they may be. */
final class Wrap {
    private Wrap() {}

    /** Broken behind blanks and commas where that helps, and else anywhere. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int gap = Math.max(rest.lastIndexOf(' ', end), rest.lastIndexOf(',', end - 1) + 1);
            // A break far to the left would leave most of the line empty.
            int at = gap > end / 2 ? gap : end;
            lines.add(rest.substring(0, at).stripTrailing());
            rest = rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
