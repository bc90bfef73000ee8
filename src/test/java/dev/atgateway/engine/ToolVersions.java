package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pulumi's language host asks {@code mvn} and {@code javac} for their versions before every run, for a tenth of the run's
 * processor time. Commands of these names in a folder for the front of PATH know the answers; all else they leave to the
 * genuine ones.
 */
final class ToolVersions {
    private static final List<String> TOOLS = List.of("mvn", "javac");
    private static final Path FOLDER = make();

    private ToolVersions() {}

    /** The value of PATH with these commands in front. */
    static String before(String name, String path) {
        return FOLDER + ":" + path;
    }

    private static Path make() {
        try {
            var folder = Files.createTempDirectory("versions");
            var shell = new Shell(TryProject.ROOT, System.getenv());
            for (var tool : TOOLS) {
                var answer = folder.resolve(tool + ".version");
                Files.writeString(
                        answer, shell.run(tool, "--version").succeeded().out());
                var genuine = shell.run("bash", "-c", "command -v " + tool)
                        .succeeded()
                        .out()
                        .strip();
                Executable.write(folder.resolve(tool), """
                                #!/usr/bin/env bash
                                if [ "$*" = --version ]; then
                                  printf '%%s\\n' "$(<"%s")"
                                else
                                  exec "%s" "$@"
                                fi
                                """.formatted(answer, genuine));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
