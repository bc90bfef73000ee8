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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A clone of the tree with an emulated cloud of its own, in which whole processes are measured. */
final class Ground implements AutoCloseable {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final double NANOSECONDS = 1e9;
    private static final long PATIENCE_SECONDS = 10;

    /** Those whose clouds may run. */
    private static final Set<Ground> OPEN = ConcurrentHashMap.newKeySet();

    private static volatile boolean ending;

    private final Path folder;
    private final Path tree;
    private final Path home;
    private final Map<String, String> environment;

    private Ground(Path folder, Path tree, Path home, Map<String, String> environment) {
        this.folder = folder;
        this.tree = tree;
        this.home = home;
        this.environment = environment;
    }

    /** Hears what a process prints, as soon as it does. */
    @FunctionalInterface
    interface Listener {
        /** A line, so many seconds after the start of the process. */
        void line(double seconds, String text);
    }

    /** The clone, its cloud running; the emulated cloud is not built anew. */
    static Ground fresh() throws IOException, InterruptedException {
        var ground = unbuilt();
        copyEmulatedCloud(ground.tree);
        var running = ground.inside();
        OPEN.remove(ground);
        OPEN.add(running);
        return running;
    }

    /** A clone in which nothing is built and nothing runs. */
    static Ground unbuilt() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("bench");
        var ground = outside(folder, folder.resolve("tree"), folder.resolve("home"));
        OPEN.add(ground);
        cloneTree(ground.tree);
        return ground;
    }

    private static Ground outside(Path folder, Path tree, Path home) {
        var variables = new HashMap<>(System.getenv());
        variables.put("TRY_HOME", home.toString());
        return new Ground(folder, tree, home, variables);
    }

    /** The same with its cloud running, for commands that are given without {@code ./try}. */
    private Ground inside() throws IOException, InterruptedException {
        var variables = new HashMap<String, String>();
        Arrays.stream(output("bash", "-c", "eval \"$(./try env)\" && env -0").split("\0"))
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> variables.put(pair[0], pair[1]));
        // As ./try has it: nothing else is called over TLS, and the system's certificates take a while to read.
        variables.put("SSL_CERT_FILE", home.resolve("ca.pem").toString());
        return new Ground(folder, tree, home, variables);
    }

    /** What is committed, and over it what is not yet. */
    private static void cloneTree(Path to) throws IOException, InterruptedException {
        command(ROOT, "git", "clone", "--quiet", ROOT.toString(), to.toString());
        for (var name : listed(to)) {
            if (!Files.isRegularFile(ROOT.resolve(name))) {
                Files.delete(to.resolve(name));
            }
        }
        for (var name : listed(ROOT)) {
            if (Files.isRegularFile(ROOT.resolve(name))) {
                var copy = to.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(
                        ROOT.resolve(name),
                        copy,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<String> listed(Path tree) throws IOException, InterruptedException {
        var text = command(tree, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        return Arrays.stream(text.split("\0")).filter(name -> !name.isEmpty()).toList();
    }

    private static void copyEmulatedCloud(Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.resolve("sandbox/target"));
        for (var built : List.of("lib", "sandbox.jar", "sandbox.jar.sources")) {
            command(
                    ROOT,
                    "cp",
                    "-Rp",
                    ROOT.resolve("sandbox/target").resolve(built).toString(),
                    to.resolve("sandbox/target").toString());
        }
    }

    private static String command(Path folder, String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + " ended with " + process.exitValue());
        }
        return text;
    }

    Path tree() {
        return tree;
    }

    /** Takes from the tree what answers for the tools whose versions Pulumi's Java host asks for. */
    void deleteAnswers() throws IOException {
        for (var tool : List.of("mvn", "javac", "gradle")) {
            Files.delete(tree.resolve(tool));
        }
    }

    /** Where the emulated cloud keeps its things. */
    Path home() {
        return home;
    }

    /** What is in the command lines of program and emulated cloud here, by what to call the two. */
    Map<String, Pattern> processes() {
        return Map.of(
                "program", Pattern.compile(Pattern.quote(tree + "/") + ".* dev\\.atgateway\\.App"),
                "emulated cloud", Pattern.compile("serve --home " + Pattern.quote(home.toString())));
    }

    /** The same cloud from another clone, in which nothing is built. */
    Ground otherTree(String name) throws IOException, InterruptedException {
        var other = folder.resolve(name).resolve("tree");
        cloneTree(other);
        return new Ground(folder, other, home, environment);
    }

    /** The same tree with another cloud; it ends with this ground. */
    Ground otherCloud(String name) throws IOException, InterruptedException {
        var other = outside(folder.resolve(name), tree, folder.resolve(name));
        OPEN.add(other);
        var running = other.inside();
        OPEN.remove(other);
        OPEN.add(running);
        return running;
    }

    /** The value of an environment variable here, empty without one. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The same tree and cloud with another variable. */
    Ground with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Ground(folder, tree, home, changed);
    }

    /** Runs a process to its end and measures it; one that fails ends the whole measurement. */
    Outcome run(String... command) throws IOException, InterruptedException {
        return run((seconds, line) -> {}, command);
    }

    /** The same, and hears what it prints. */
    Outcome run(Listener listener, String... command) throws IOException, InterruptedException {
        return run(Map.of(), listener, command);
    }

    /** The same, and watches the memory of processes by what is in their command lines. */
    Outcome watched(Map<String, Pattern> processes, String... command) throws IOException, InterruptedException {
        return run(processes, (seconds, line) -> {}, command);
    }

    private Outcome run(Map<String, Pattern> watched, Listener listener, String... command)
            throws IOException, InterruptedException {
        try (var memory = Memory.of(watched)) {
            long start = System.nanoTime();
            var kept = new ArrayList<String>();
            var process = process(timed(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    listener.line(since(start), line);
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
            return new Outcome(seconds, processorSeconds(kept.get(kept.size() - 1)), memory.peaks());
        }
    }

    /** The same, and at its end a line with what it kept processors busy for, as user and as system. */
    private static String[] timed(String... command) {
        var words = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%3U %3S'; time \"$@\"", "bash"));
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }

    private static double processorSeconds(String line) {
        // Bash writes the user's own decimal mark.
        return Arrays.stream(line.replace(',', '.').split(" "))
                .mapToDouble(Double::parseDouble)
                .sum();
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

    private ProcessBuilder process(String... command) throws IOException {
        if (ending) {
            throw new IOException("interrupted");
        }
        return bare(command);
    }

    private ProcessBuilder bare(String... command) {
        // Java itself would look the program up on its own PATH, not on the one given here.
        var words = new ArrayList<>(List.of("env"));
        words.addAll(List.of(command));
        var builder = new ProcessBuilder(words).directory(tree.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Ends everything that was started here and is still running, as when this process is asked to end. */
    static void endAll() {
        ending = true;
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        ProcessHandle.current().descendants().forEach(Ground::awaitEnd);
        for (var ground : List.copyOf(OPEN)) {
            try {
                ground.close();
            } catch (IOException | InterruptedException e) {
                System.err.println("bench: " + e.getMessage());
            }
        }
    }

    /** Whether this process was asked to end. */
    static boolean isEnding() {
        return ending;
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
        }
    }

    /** Ends the cloud and deletes everything. */
    @Override
    public void close() throws IOException, InterruptedException {
        // Whoever comes second waits until it is done: at the end of the process that is all there is to wait for.
        synchronized (OPEN) {
            for (var one : List.copyOf(OPEN)) {
                if (one == this || one.folder.startsWith(folder)) {
                    one.stop();
                    OPEN.remove(one);
                }
            }
            if (Files.exists(folder)) {
                delete(folder);
            }
        }
    }

    private void stop() throws IOException, InterruptedException {
        if (Files.exists(tree.resolve("try"))) {
            bare("./try", "stop").inheritIO().start().waitFor();
        }
    }

    /** Again and again for a while: what was asked to end may still be writing. */
    private static void delete(Path folder) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < PATIENCE_SECONDS && Files.exists(folder); attempt++) {
            if (new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor() != 0) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        if (Files.exists(folder)) {
            throw new IOException("left behind: " + folder);
        }
    }
}
