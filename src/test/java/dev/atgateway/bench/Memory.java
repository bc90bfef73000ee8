package dev.atgateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Watches the resident memory of processes by what is in their command lines. */
final class Memory implements AutoCloseable {
    private static final long PAUSE_MILLISECONDS = 40;
    private static final double KIB_PER_MIB = 1024;

    private final Map<String, Pattern> watched;
    private final Map<String, Double> peaks = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean over;

    private Memory(Map<String, Pattern> watched) {
        this.watched = watched;
        this.thread = new Thread(this::watch, "memory");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts to watch; the patterns by what to call their processes. */
    static Memory of(Map<String, Pattern> watched) {
        return new Memory(watched);
    }

    Map<String, Double> peaks() {
        return Map.copyOf(peaks);
    }

    private void watch() {
        while (!over && !watched.isEmpty()) {
            try {
                look();
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() throws IOException {
        var process = new ProcessBuilder("ps", "-axww", "-o", "rss=,args=")
                .redirectErrorStream(true)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                record(line.strip());
            }
        }
    }

    private void record(String line) {
        var parts = line.split("\\s+", 2);
        if (parts.length == 2 && parts[0].matches("\\d+") && parts[1].contains("java ")) {
            watched.forEach((name, pattern) -> {
                if (pattern.matcher(parts[1]).find()) {
                    peaks.merge(name, Double.parseDouble(parts[0]) / KIB_PER_MIB, Math::max);
                }
            });
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
