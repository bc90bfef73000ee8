package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/** The state with the empty stack that {@code ./try} makes at its first start, so that not every test has Pulumi make it. */
final class MadeStack {
    private static final Path STATE = make();

    private MadeStack() {}

    static void copyInto(Path home) {
        new Shell(TryProject.ROOT, System.getenv())
                .run(
                        "bash",
                        "-euc",
                        "mkdir -p \"$2\"; cp -R \"$1\" \"$2/state\"",
                        "copy",
                        STATE.toString(),
                        home.toString())
                .succeeded();
    }

    private static Path make() {
        try {
            var home = Files.createTempDirectory("stack");
            var environment = new HashMap<>(System.getenv());
            environment.put("TRY_HOME", home.toString());
            var shell = new Shell(TryProject.ROOT, environment);
            shell.run("./try", "env").succeeded();
            shell.run("./try", "stop").succeeded();
            return home.resolve("state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
