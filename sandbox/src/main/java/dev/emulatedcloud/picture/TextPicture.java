package dev.emulatedcloud.picture;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A picture for a terminal. It is drawn in ASCII, as the one of the README, because it is to look the same in every locale,
 * in a log of CI and in a ticket; it has no colours.
 */
final class TextPicture {
    private final int[][] rows;

    private TextPicture(int height) {
        rows = new int[height][Layout.WIDTH];
        for (int[] row : rows) {
            Arrays.fill(row, ' ');
        }
    }

    static String of(Picture picture) {
        Layout layout = Layout.of(picture);
        var text = new TextPicture(layout.height());
        layout.frames().forEach(text::frame);
        layout.lines().forEach(text::line);
        layout.branches().forEach(text::branch);
        layout.texts().forEach(one -> text.write(one.column(), one.row(), one.text()));
        return text.asText();
    }

    private void frame(Layout.Frame frame) {
        int between = frame.right() - frame.left() - 1;
        String edge = "+" + "-".repeat(between) + "+";
        write(frame.left(), frame.top(), edge);
        write(frame.left(), frame.bottom(), edge);
        for (int row = frame.top() + 1; row < frame.bottom(); row++) {
            rows[row][frame.left()] = '|';
            rows[row][frame.right()] = '|';
        }
    }

    private void line(Layout.Line line) {
        for (int row = line.top(); row <= line.bottom(); row++) {
            rows[row][line.column()] = '|';
        }
        if (line.arrives()) {
            rows[line.bottom()][line.column()] = 'v';
        }
    }

    private void branch(Layout.Branch branch) {
        write(branch.column(), branch.row(), "+" + "-".repeat(branch.length() - 1) + ">");
    }

    private void write(int column, int row, String text) {
        int[] points = text.codePoints().toArray();
        System.arraycopy(points, 0, rows[row], column, points.length);
    }

    private String asText() {
        return Arrays.stream(rows)
                .map(row -> new String(row, 0, row.length).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
