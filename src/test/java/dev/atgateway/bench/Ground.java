package dev.atgateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A copy of the tree as a clone has it, with an emulated cloud of its own, in which processes are measured. */
final class Ground implements AutoCloseable {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final double NANOSECONDS = 1e9;

    private final Path folder;
    private final Map<String, String> environment;

    private Ground(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The copy, its cloud running, the emulated cloud not built anew. */
    static Ground fresh() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("bench");
        copyTree(folder.resolve("tree"));
        copyEmulatedCloud(folder.resolve("tree"));
        var outside = new HashMap<>(System.getenv());
        outside.put("TRY_HOME", folder.resolve("home").toString());
        var ground = new Ground(folder, outside);
        var text = ground.output("bash", "-c", "eval \"$(./try env)\" && env -0");
        var inside = new HashMap<String, String>();
        Arrays.stream(text.split("\0"))
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> inside.put(pair[0], pair[1]));
        // As ./try has it: nothing else is called over TLS, and the system's certificates take a while to read.
        inside.put("SSL_CERT_FILE", folder.resolve("home/ca.pem").toString());
        return new Ground(folder, inside);
    }

    /** A copy in which nothing is built and nothing runs. */
    static Ground unbuilt() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("bench");
        copyTree(folder.resolve("tree"));
        var outside = new HashMap<>(System.getenv());
        outside.put("TRY_HOME", folder.resolve("home").toString());
        return new Ground(folder, outside);
    }

    private static void copyTree(Path to) throws IOException, InterruptedException {
        var listing = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var names = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
        if (listing.waitFor() != 0) {
            throw new IOException("git does not list the tree's files: run this in a clone");
        }
        for (var name : names) {
            if (Files.isRegularFile(ROOT.resolve(name))) {
                var copy = to.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(ROOT.resolve(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void copyEmulatedCloud(Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.resolve("sandbox/target"));
        for (var built : List.of("lib", "sandbox.jar", "sandbox.jar.sources")) {
            var copied = new ProcessBuilder(
                            "cp",
                            "-Rp",
                            ROOT.resolve("sandbox/target").resolve(built).toString(),
                            to.resolve("sandbox/target").toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (copied != 0) {
                throw new IOException("the emulated cloud could not be copied");
            }
        }
    }

    Path tree() {
        return folder.resolve("tree");
    }

    /** Where the emulated cloud keeps its things. */
    Path home() {
        return folder.resolve("home");
    }

    /** Words of the command lines of program and emulated cloud here, by what to call the two. */
    Map<String, String> processes() {
        return Map.of(
                "program", tree().resolve("target/classes") + " dev.atgateway.App",
                "emulated cloud", "serve --home " + home());
    }

    /** The same cloud, from another copy of the tree: one without our launcher, so that Pulumi calls Maven. */
    Ground withoutLauncher() throws IOException, InterruptedException {
        var stock = folder.resolve("stock");
        copyTree(stock.resolve("tree"));
        Files.delete(stock.resolve("tree/mvnw"));
        return new Ground(stock, environment);
    }

    /** The same tree and cloud with another variable. */
    Ground with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Ground(folder, changed);
    }

    /** Runs a process to its end and measures it; one that fails ends the whole measurement. */
    Outcome run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), line -> false, command);
    }

    /** The same, and watches the memory of processes by a word of their command line. */
    Outcome run(Map<String, String> watched, Predicate<String> firstLine, String... command)
            throws IOException, InterruptedException {
        try (var memory = Memory.of(watched)) {
            long start = System.nanoTime();
            double first = -1;
            var kept = new ArrayList<String>();
            var process = process(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (first < 0 && firstLine.test(line)) {
                        first = since(start);
                    }
                    kept.add(line);
                }
            }
            int exit = process.waitFor();
            double seconds = since(start);
            if (exit != 0) {
                throw new IOException("%s ended with %d:%n%s"
                        .formatted(String.join(" ", command), exit, String.join(System.lineSeparator(), kept)));
            }
            memory.close();
            return new Outcome(seconds, first, memory.peaks());
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    /** What a process prints on standard output. */
    String output(String... command) throws IOException, InterruptedException {
        var process =
                process(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return text;
    }

    private ProcessBuilder process(String... command) {
        // Java itself would look the program up on its own PATH, not on the one given here.
        var words = new ArrayList<>(List.of("env"));
        words.addAll(List.of(command));
        var builder = new ProcessBuilder(words).directory(tree().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("./try", "stop");
        try (var files = Files.walk(folder)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
