package dev.atgateway.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures of one kind, from runs taken in turn with others. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    List<Double> all() {
        return List.copyOf(values);
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Run by run, this one's figure over the other's. */
    Samples over(Samples other) {
        var ratios = new Samples();
        for (int run = 0; run < values.size(); run++) {
            ratios.add(values.get(run) / other.values.get(run));
        }
        return ratios;
    }

    /** The median, and how far the runs lie apart. */
    String text(String format) {
        return (format + " (" + format + " to " + format + ")").formatted(median(), least(), most());
    }
}
