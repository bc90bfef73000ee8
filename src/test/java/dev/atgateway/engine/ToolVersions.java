package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Pulumi's language host asks {@code java}, {@code javac} and {@code mvn} for their versions before every run, for a tenth
 * of the run's processor time. Commands of these names in a folder for the front of PATH know the answers; all else they
 * leave to the genuine ones.
 */
final class ToolVersions {
    private static final List<String> TOOLS = List.of("java", "javac", "mvn");
    private static final Shell OUTSIDE = new Shell(TryProject.ROOT, System.getenv());
    private static final Path FOLDER = make();

    private ToolVersions() {}

    /** Puts these commands in front of this environment's PATH. */
    static void addTo(Map<String, String> environment) {
        environment.compute("PATH", (name, path) -> FOLDER + ":" + path);
        // For the project's own commands Java stays where it was: what they have built is of that file.
        environment.computeIfAbsent(
                "JAVA_HOME", name -> genuine("java").getParent().getParent().toString());
    }

    private static Path make() {
        try {
            var folder = Files.createTempDirectory("versions");
            for (var tool : TOOLS) {
                var answer = folder.resolve(tool + ".version");
                Files.writeString(
                        answer, OUTSIDE.run(tool, "--version").succeeded().out());
                Executable.write(folder.resolve(tool), """
                                #!/usr/bin/env bash
                                if [ "$*" = --version ]; then
                                  printf '%%s\\n' "$(<"%s")"
                                else
                                  exec "%s" "$@"
                                fi
                                """.formatted(answer, genuine(tool)));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path genuine(String tool) {
        return Path.of(OUTSIDE.run("bash", "-c", "command -v " + tool)
                .succeeded()
                .out()
                .strip());
    }
}
