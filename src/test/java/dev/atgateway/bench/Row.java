package dev.atgateway.bench;

/**
 * A line of the table.
 *
 * @param goal what it has to be, or empty
 * @param met whether it is; true where there is no goal
 */
record Row(String figure, String value, String goal, boolean met) {
    static Row of(String figure, String value) {
        return new Row(figure, value, "", true);
    }

    static Row atMost(String figure, Samples samples, String format, double limit, String unit) {
        return new Row(
                figure,
                samples.text(format) + unit,
                "at most " + format.formatted(limit) + unit,
                samples.median() <= limit);
    }

    String markdown() {
        return "| %s | %s | %s%s |".formatted(figure, value, goal, goal.isEmpty() || met ? "" : ", missed");
    }
}
