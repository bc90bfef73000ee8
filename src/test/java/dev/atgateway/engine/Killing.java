package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One emulated cloud in which every operation takes a while, to kill runs in and to recover from that. */
final class Killing implements AutoCloseable {
    /** Who dies by SIGKILL. */
    enum Victim {
        PROGRAM,
        ENGINE,
        CLOUD
    }

    /** How many resources of stack dev are in a cloud. */
    static final int RESOURCES = 14;

    private static final Pattern BEGUN =
            Pattern.compile("(?m)^ [+-]+ +(?:azure-native|databricks):\\S+ (\\S+) (?:creating|deleting) \\(0s\\)");
    private static final List<String> SLOW = List.of(
            "resourceGroups",
            "virtualNetworks",
            "subnets",
            "virtualNetworkPeerings",
            "networkSecurityGroups",
            "routeTables",
            "workspaces",
            "managedEnvironments",
            "containerApps",
            "privateDnsZones",
            "virtualNetworkLinks",
            "connections");
    private static final String EACH_SECONDS = "0.4";

    private static String undisturbedExample;

    private final TryProject project;
    private final String empty;

    /** The cloud is no victim here. */
    Killing() {
        this(TryProject.fresh());
    }

    /** Whoever the victims are. */
    static Killing withCloudProcess() {
        return new Killing(TryProject.withCloudProcess());
    }

    private Killing(TryProject project) {
        this.project = project;
        this.empty = project.cloud();
        var durations = new StringBuilder("none,permissions.update=" + EACH_SECONDS);
        for (var type : SLOW) {
            durations.append(",%s.create=%s,%s.delete=%s".formatted(type, EACH_SECONDS, type, EACH_SECONDS));
        }
        project.durations(durations.toString());
    }

    TryProject project() {
        return project;
    }

    /** What a cloud looks like after an {@code up} of the project as it is, which nothing disturbed. */
    static synchronized String undisturbedExample() {
        if (undisturbedExample == null) {
            try (var killing = new Killing()) {
                undisturbedExample = killing.undisturbed();
            }
        }
        return undisturbedExample;
    }

    /** The same of the project with its changes; the stack is empty again afterwards. */
    String undisturbed() {
        project.up().succeeded();
        var cloud = project.comparableCloud();
        project.destroy().succeeded();
        assertThat(project.cloud()).isEqualTo(empty);
        return cloud;
    }

    /** Runs {@code up} or {@code destroy} and kills when as many resource operations have begun. Answers which they were. */
    List<String> kill(String command, int step, Victim victim) {
        return kill(command, victim, begun -> begun.size() >= step);
    }

    List<String> kill(String command, Victim victim, Predicate<List<String>> when) {
        project.giveProgramAProcess(victim == Victim.PROGRAM);
        var started = project.shell().start("pulumi", command, "--yes", "--skip-preview", "--non-interactive");
        var process = started.process();
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (process.isAlive() && !when.test(begun(started)) && System.nanoTime() < deadline) {
            Run.pause(Duration.ofMillis(20));
        }
        // The engine says what it begins before it does.
        Run.pause(Duration.ofMillis(150));
        var begun = begun(started);
        var children = process.descendants().toList();
        switch (victim) {
            case ENGINE -> process.destroyForcibly();
            case CLOUD -> ProcessHandle.of(cloudProcess()).ifPresent(ProcessHandle::destroyForcibly);
            case PROGRAM -> {
                var programs = children.stream()
                        .filter(child -> child.info().command().orElse("").endsWith("/java"))
                        .toList();
                // It waits for as long as one of its resources is still to be made.
                if (begun.size() < RESOURCES) {
                    assertThat(programs).as("programs to kill").isNotEmpty();
                }
                programs.forEach(ProcessHandle::destroyForcibly);
            }
        }
        var run = Shell.await(started, "pulumi " + command + ", killed");
        if (victim == Victim.ENGINE) {
            assertThat(run.exitCode()).as("killed while it ran: %s", run.out()).isEqualTo(137);
        }
        // The language host looks for its engine only now and then.
        children.forEach(ProcessHandle::destroyForcibly);
        project.giveProgramAProcess(false);
        return begun;
    }

    /**
     * Runs {@code up} and kills the cloud while it makes the resource whose id matches: it has accepted the request, and the
     * engine has no answer.
     */
    void killCloudMaking(String type, String id) {
        var place = Pattern.compile(id + "\"");
        project.durations("none,%s.create=10".formatted(type));
        kill("up", Victim.CLOUD, begun -> place.matcher(cloudFile()).find());
        project.durations("none");
    }

    /** Runs {@code ./try recover --run} and kills it with all of its processes when the stack's file in the backend is so. */
    void killRecovery(Predicate<String> when) {
        var environment = new HashMap<>(project.shell().environment());
        environment.put("TRY_HOME", project.home().toString());
        var started = new Shell(project.project(), environment).start("setsid", "./try", "recover", "--run");
        var process = started.process();
        while (process.isAlive() && !when.test(project.backend())) {
            Run.pause(Duration.ofMillis(5));
        }
        project.shell().run("kill", "-KILL", "--", "-" + process.pid());
        var run = Shell.await(started, "./try recover --run, killed");
        assertThat(run.exitCode()).as("killed while it ran: %s", run.all()).isEqualTo(137);
        assertThat(when.test(project.backend())).as("killed in time").isTrue();
    }

    /** What the cloud has accepted, as it keeps it; it need not run for that. */
    private String cloudFile() {
        try {
            return Files.readString(project.home().resolve("cloud.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cloud is as after an undisturbed {@code up}, and nothing is left to do. */
    void isDeployed(String undisturbed) {
        assertThat(project.comparableCloud()).isEqualTo(undisturbed);
        assertThat(project.preview()).isEmpty();
        assertThat(project.pendingOperations()).isEmpty();
    }

    void isEmpty() {
        assertThat(project.cloud()).isEqualTo(empty);
        assertThat(project.state()).isEmpty();
        assertThat(project.pendingOperations()).isEmpty();
    }

    /** The commands of a block of {@code docs/operations.md}: the first that begins so. */
    static List<String> documented(String firstCommand, String lastCommand) {
        try {
            var blocks = Pattern.compile("(?s)```sh\\n(.*?)```")
                    .matcher(Files.readString(TryProject.ROOT.resolve("docs/operations.md")))
                    .results()
                    .map(block -> block.group(1).strip().lines().toList());
            return blocks.filter(block -> block.get(0).equals(firstCommand)
                            && block.get(block.size() - 1).equals(lastCommand))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the commands that the document gives for the emulated cloud; answers what they printed. */
    String recover(String lastCommand) {
        var printed = new StringBuilder();
        for (var command : documented("./try recover --run", lastCommand)) {
            printed.append(project.tryCommand(command.replace("./try ", "").split(" "))
                    .succeeded()
                    .all());
        }
        return printed.toString();
    }

    private long cloudProcess() {
        try {
            return JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                    .getAsJsonObject()
                    .get("pid")
                    .getAsLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> begun(Shell.Started started) {
        try {
            return BEGUN.matcher(Files.readString(started.out()))
                    .results()
                    .map(line -> line.group(1))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        project.close();
    }
}
