package dev.atgateway.bench;

import dev.atgateway.engine.Executable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The preview without one lever of our launcher at a time, each in a tree of its own. */
final class LeversBench {
    /** What is between the launcher and Java, so that an option of the launcher's can be left out. */
    private static final String JAVA_WITHOUT = """
            #!/bin/sh
            case " $* " in
            *" -Xshare:dump "*) exec '%1$s' "$@" ;;
            esac
            for word; do
              shift
              case $word in
              %2$s) ;;
              *) set -- "$@" "$word" ;;
              esac
            done
            exec '%1$s' "$@"
            """;

    /** What is between Pulumi and the launcher, so that the list of plugins is asked for as without it. */
    private static final String PLUGINS_ASKED_FOR = """
            #!/bin/sh
            case "$*" in
            *-DmainArgs=packages)
              exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(cat target/launch/classpath):target/classes" \
                com.pulumi.bootstrap.internal.Main packages ;;
            *) exec ./mvnw-itself "$@" ;;
            esac
            """;

    private static final String ALL = "all levers";
    private static final String PLUGINS = "the list of plugins kept in a file";
    private static final String VERSIONS = "the versions of Java's tools kept in files";
    /** Options of Java by what they are for. */
    private static final Map<String, String> OPTIONS = options();

    private LeversBench() {}

    private static Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        options.put(ALL, "-no-such-option");
        options.put("the quick compiler alone", "-XX:TieredStopAtLevel=1");
        options.put("the serial collector", "-XX:+UseSerialGC");
        options.put("a young generation of fixed size", "-Xmn*");
        options.put("both archives of classes", "-XX:SharedArchiveFile=*");
        options.put("the archive of the program's own classes", "-XX:ArchiveClassesAtExit=*");
        return options;
    }

    static List<Row> run(Ground ground, int runs) throws IOException, InterruptedException {
        ground.run("pulumi", "up", "--yes", "--skip-preview");
        var grounds = new LinkedHashMap<String, Ground>();
        for (var option : OPTIONS.entrySet()) {
            grounds.put(option.getKey(), without(option.getValue(), ground.otherTree("lever-" + grounds.size())));
        }
        var plugins = ground.otherTree("lever-plugins");
        Files.move(plugins.tree().resolve("mvnw"), plugins.tree().resolve("mvnw-itself"));
        Executable.write(plugins.tree().resolve("mvnw"), PLUGINS_ASKED_FOR);
        grounds.put(PLUGINS, without(OPTIONS.get(ALL), plugins));
        var versions = ground.otherTree("lever-versions");
        versions.deleteAnswers();
        grounds.put(VERSIONS, without(OPTIONS.get(ALL), versions));
        var seconds = new LinkedHashMap<String, Samples>();
        for (var one : grounds.entrySet()) {
            one.getValue().run("pulumi", "preview");
            one.getValue().run("pulumi", "preview");
            seconds.put(one.getKey(), new Samples());
        }
        var memory = new LinkedHashMap<String, Samples>();
        for (int run = 0; run < runs; run++) {
            for (var one : grounds.entrySet()) {
                seconds.get(one.getKey())
                        .add(one.getValue().run("pulumi", "preview").seconds());
            }
            for (var one : grounds.entrySet()) {
                var there = one.getValue();
                memory.computeIfAbsent(one.getKey(), key -> new Samples())
                        .add(there.watched(there.processes(), "pulumi", "preview")
                                .peak("program"));
            }
        }
        ground.run("pulumi", "destroy", "--yes", "--skip-preview");
        var rows = new ArrayList<Row>();
        seconds.forEach((lever, samples) -> rows.add(Row.of(
                (lever.equals(ALL) ? "preview, %s" : "preview without %s").formatted(lever),
                "%s s%s; program %.0f MiB"
                        .formatted(
                                samples.text("%.2f"),
                                lever.equals(ALL)
                                        ? ""
                                        : ", %.2f times"
                                                .formatted(samples.over(seconds.get(ALL))
                                                        .median()),
                                memory.get(lever).median()))));
        return rows;
    }

    /** The ground whose program's Java does not get an option. */
    private static Ground without(String option, Ground ground) throws IOException, InterruptedException {
        var real = Path.of(ground.output("bash", "-c", "command -v \"${JAVA_HOME:+$JAVA_HOME/bin/}java\"")
                        .strip())
                .toRealPath();
        var home = ground.tree().resolve("target/java");
        Files.createDirectories(home.resolve("bin"));
        for (var name : List.of("javac", "jar")) {
            Files.createSymbolicLink(home.resolve("bin").resolve(name), real.resolveSibling(name));
        }
        Executable.write(home.resolve("bin/java"), JAVA_WITHOUT.formatted(real, option));
        return ground.with("JAVA_HOME", home.toString())
                .with("PATH", home.resolve("bin") + ":" + ground.variable("PATH"));
    }
}
