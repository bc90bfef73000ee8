package dev.atgateway.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every command line that anybody on this machine can see while something runs. */
final class ProcessList implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher = new Thread(this::watchOn, "process list");

    private volatile boolean done;

    private ProcessList() {}

    static ProcessList watch() {
        var list = new ProcessList();
        list.watcher.start();
        return list;
    }

    /** What was seen until now, one process a line. */
    String seen() {
        return String.join("\n", seen);
    }

    private void watchOn() {
        var shell = new Shell(TryProject.ROOT, System.getenv());
        try {
            while (!done) {
                shell.run("ps", "-A", "-ww", "-o", "args=")
                        .succeeded()
                        .out()
                        .lines()
                        .forEach(seen::add);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done = true;
    }
}
