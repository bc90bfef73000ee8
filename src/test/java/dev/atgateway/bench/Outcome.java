package dev.atgateway.bench;

import java.util.Map;

/**
 * One whole process, from its start to its end.
 *
 * @param seconds wall-clock time
 * @param processorSeconds what it and the processes it started kept processors busy for
 * @param peaks largest resident memory, in MiB, of each process that was watched, by what it was watched as
 */
record Outcome(double seconds, double processorSeconds, Map<String, Double> peaks) {
    /** The peak of a process that was watched. */
    double peak(String name) {
        if (!peaks.containsKey(name)) {
            throw new IllegalStateException("no process of the %s was seen".formatted(name));
        }
        return peaks.get(name);
    }
}
