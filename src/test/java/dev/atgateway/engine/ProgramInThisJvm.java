package dev.atgateway.engine;

import dev.atgateway.ProgramServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The file in the place of {@code mvnw} by which an engine has the program run in the JVM of the tests. */
final class ProgramInThisJvm {
    private static final String CLIENT = client(ProgramServer.start().port());

    private ProgramInThisJvm() {}

    static void startedBy(Path file) throws IOException {
        Executable.write(file, CLIENT);
    }

    private static String client(int port) {
        // The list of plugins, and what else the file leaves to mvnw, is of the sources as they are now.
        new Shell(TryProject.ROOT, System.getenv())
                .run(
                        "./mvnw",
                        "-q",
                        "compile",
                        "exec:java",
                        "-DmainClass=com.pulumi.bootstrap.internal.Main",
                        "-DmainArgs=packages")
                .succeeded();
        try (var text = ProgramInThisJvm.class.getResourceAsStream("/engine/mvnw")) {
            return new String(text.readAllBytes())
                    .replace("@port@", Integer.toString(port))
                    .replace("@root@", TryProject.ROOT.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
