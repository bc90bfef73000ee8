package dev.atgateway.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several kinds of run took, each by how many there are of something. */
final class Growth {
    private static final double MILLISECONDS = 1000;

    private final String what;
    private final Map<String, Map<Integer, Samples>> seconds = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Samples>> processorSeconds = new LinkedHashMap<>();

    /** Growth with the number of these. */
    Growth(String what) {
        this.what = what;
    }

    void add(String kind, int count, Outcome run) {
        samples(seconds, kind, count).add(run.seconds());
        samples(processorSeconds, kind, count).add(run.processorSeconds());
    }

    private static Samples samples(Map<String, Map<Integer, Samples>> figures, String kind, int count) {
        return figures.computeIfAbsent(kind, key -> new TreeMap<>()).computeIfAbsent(count, key -> new Samples());
    }

    String what() {
        return what;
    }

    /** Wall-clock time, by the kind of run in the order in which they were measured first. */
    Map<String, Map<Integer, Samples>> seconds() {
        return seconds;
    }

    /** One for each kind of run and count. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        seconds.forEach((kind, byCount) -> byCount.forEach((count, samples) -> rows.add(Row.of(
                "%s, %d %s".formatted(kind, count, what),
                samples,
                "%.2f",
                " s; processors %.2f s"
                        .formatted(processorSeconds.get(kind).get(count).median())))));
        return rows;
    }

    /**
     * What one more costs between the last two counts, over what it costs up to there: whether it grows. In processor
     * time, because it adds less to a run than the seconds of two runs differ.
     */
    Row each(String kind) {
        var counts = counts(kind);
        double former = each(processorSeconds.get(kind), counts.get(0), counts.get(1));
        double latter = each(processorSeconds.get(kind), counts.get(1), counts.get(2));
        // Where the runs lie further apart than the counts, nothing is shown, and a goal is missed.
        double ratio = former > 0 && latter > 0 ? latter / former : Double.POSITIVE_INFINITY;
        return Row.ratio(
                "%s: processor time for one of %s, from %d to %d over from %d to %d"
                        .formatted(kind, what, counts.get(1), counts.get(2), counts.get(0), counts.get(1)),
                "%s (%.1f ms over %.1f ms)"
                        .formatted(Double.isInfinite(ratio) ? "too noisy" : "%.2f".formatted(ratio), latter, former),
                ratio);
    }

    /** The first count, the last but one, and the last. */
    private List<Integer> counts(String kind) {
        var counts = List.copyOf(seconds.get(kind).keySet());
        return List.of(counts.get(0), counts.get(counts.size() - 2), counts.get(counts.size() - 1));
    }

    private static double each(Map<Integer, Samples> byCount, int from, int to) {
        return (byCount.get(to).median() - byCount.get(from).median()) / (to - from) * MILLISECONDS;
    }
}
