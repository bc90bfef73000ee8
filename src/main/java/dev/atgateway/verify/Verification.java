package dev.atgateway.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs checks, several at a time, and tells of each in the order in which they stand. */
final class Verification {
    private static final int AT_A_TIME = 6;

    private Verification() {}

    /** Runs all of them; none ends the others. */
    static List<Finding> run(List<Check> checks, Target target, Consumer<Finding> each) {
        var threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            var thread = new Thread(task, "check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var running = checks.stream()
                    .map(check -> threads.submit(() -> run(check, target)))
                    .toList();
            var findings = new ArrayList<Finding>();
            for (var one : running) {
                var finding = one.get();
                each.accept(finding);
                findings.add(finding);
            }
            return findings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotLook("interrupted");
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Finding run(Check check, Target target) {
        var start = Instant.now();
        Result result;
        try {
            result = check.look(target);
        } catch (Exception e) {
            result = Result.unknown(Obstacle.of(e));
        }
        return new Finding(check, result, Duration.between(start, Instant.now()));
    }
}
