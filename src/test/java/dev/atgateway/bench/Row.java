package dev.atgateway.bench;

/**
 * A line of the table.
 *
 * @param measured what the goal is about
 * @param isRatio whether it compares two figures of the same runs, which says more than each of them
 * @param goal what it has to be, or empty
 * @param met whether it is; true where there is no goal
 */
record Row(String figure, String value, double measured, boolean isRatio, String goal, boolean met) {
    static Row of(String figure, String value) {
        return new Row(figure, value, 0, false, "", true);
    }

    static Row of(String figure, Samples samples, String format, String unit) {
        return new Row(figure, samples.text(format) + unit, samples.median(), false, "", true);
    }

    static Row ratio(String figure, String value, double measured) {
        return new Row(figure, value, measured, true, "", true);
    }

    static Row ratio(String figure, Samples samples, String format) {
        return ratio(figure, samples.text(format), samples.median());
    }

    /** The same with a goal, the largest figure that will do, as it is to be printed. */
    Row atMost(String limit, String unit) {
        return new Row(
                figure, value, measured, isRatio, "at most " + limit + unit, measured <= Double.parseDouble(limit));
    }

    String markdown() {
        return "| %s | %s | %s%s |".formatted(figure, value, goal, goal.isEmpty() || met ? "" : ", missed");
    }
}
