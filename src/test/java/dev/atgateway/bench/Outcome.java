package dev.atgateway.bench;

import java.util.Map;

/**
 * One whole process, from its start to its end.
 *
 * @param seconds wall-clock time
 * @param firstLine seconds until the first line of standard output that {@link Ground#run} was to look for; -1 without
 * @param peaks largest resident memory, in MiB, of each process that was watched, by what it was watched as
 */
record Outcome(double seconds, double firstLine, Map<String, Double> peaks) {}
