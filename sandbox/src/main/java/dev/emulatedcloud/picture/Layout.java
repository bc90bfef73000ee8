package dev.emulatedcloud.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything stands, in columns and rows of characters. A call goes one way, so the boxes stand one below the other,
 * what is used from one hangs off the line behind it, and nothing has to be routed around anything.
 */
final class Layout {
    /** Fits a terminal of 100 columns, and the widest name of a container app. */
    static final int WIDTH = 92;

    private static final int LINE = 6;
    private static final int BRANCH = 4;

    /** The border of a box, both columns and rows included. */
    record Frame(int left, int top, int right, int bottom, boolean existing) {}

    /** How a text is meant. */
    enum Kind {
        TITLE,
        DETAIL,
        LABEL
    }

    /** A line of text. */
    record Text(int column, int row, String text, Kind kind) {}

    /** From one box down to the next, or to the last thing beside it. */
    record Line(int column, int top, int bottom, boolean arrives) {}

    /** From a line to what hangs off it; it ends in an arrow. */
    record Branch(int column, int row, int length) {}

    private final List<Frame> frames = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private int height;

    private Layout() {}

    static Layout of(Picture picture) {
        var layout = new Layout();
        layout.height = layout.steps(picture.steps(), 0, WIDTH - 1, 0);
        return layout;
    }

    List<Frame> frames() {
        return frames;
    }

    List<Text> texts() {
        return texts;
    }

    List<Line> lines() {
        return lines;
    }

    List<Branch> branches() {
        return branches;
    }

    int height() {
        return height;
    }

    /** The row below them. */
    private int steps(List<Step> steps, int left, int right, int top) {
        int row = top;
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            row = onward(step, at + 1 < steps.size(), left, right, box(step.box(), left, right, row));
        }
        return row;
    }

    private int box(Box box, int left, int right, int top) {
        int row = texts(box.heading(), Kind.TITLE, left + 2, right - 2, top + 1);
        for (String detail : box.details()) {
            row = texts(detail, Kind.DETAIL, left + 4, right - 2, row);
        }
        row = steps(box.inside(), left + 2, right - 2, row);
        frames.add(new Frame(left, top, right, row, box.existing()));
        return row + 1;
    }

    private int onward(Step step, boolean arrives, int left, int right, int top) {
        int column = left + LINE;
        int row = top;
        int end = top;
        for (Side side : step.beside()) {
            end = row + 1;
            branches.add(new Branch(column, end, BRANCH));
            row = texts(side.relation(), Kind.LABEL, column + BRANCH + 2, right, end);
            row = box(side.box(), column + BRANCH + 2, right, row);
        }
        if (arrives) {
            row += step.beside().isEmpty() ? 0 : 1;
            for (String label : step.onward()) {
                row = texts(label, Kind.LABEL, column + 3, right, row);
            }
            end = row++;
        }
        if (row > top) {
            lines.add(new Line(column, top, end, arrives));
        }
        return row;
    }

    /** The row below the text, which goes on in the next ones where it is too long. */
    private int texts(String text, Kind kind, int left, int right, int top) {
        int row = top;
        for (String line : Wrap.lines(text, right - left + 1)) {
            texts.add(new Text(left, row++, line, kind));
        }
        return row;
    }
}
