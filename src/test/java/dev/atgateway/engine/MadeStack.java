package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/**
 * What {@code ./try} makes at its first start, so that not every test makes it again: the empty stack, and the emulated
 * cloud's keys and certificates.
 */
final class MadeStack {
    private static final Path HOME = make();

    private MadeStack() {}

    static void copyInto(Path home) {
        new Shell(HOME, System.getenv())
                .run("bash", "-euc", "mkdir -p \"$1\"; cp -Rp state *.pem \"$1\"", "copy", home.toString())
                .succeeded();
    }

    /** Since there was a first start, the emulated cloud is built. */
    static boolean isMade() {
        return HOME != null;
    }

    private static Path make() {
        try {
            var home = Files.createTempDirectory("stack");
            var project = Files.createDirectory(home.resolve("project"));
            Files.copy(TryProject.ROOT.resolve("Pulumi.yaml"), project.resolve("Pulumi.yaml"));
            var environment = new HashMap<>(System.getenv());
            environment.put("TRY_HOME", home.toString());
            KeyService.addTo(environment);
            new Shell(TryProject.ROOT, environment)
                    .run("bash", "-euc", """
                            eval "$(./try env)"
                            ./try stop
                            rm -r "$TRY_HOME/state"/.pulumi
                            pulumi stack init dev --no-select --non-interactive --secrets-provider "$1" --cwd "$2"
                            """, "make", KeyService.PROVIDER, project.toString())
                    .succeeded();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
