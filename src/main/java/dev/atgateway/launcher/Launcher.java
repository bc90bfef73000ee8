package dev.atgateway.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What started this Java: {@code mvnw}, which says so by the property {@value #PROPERTY}, or Maven.
 *
 * <p>{@code mvnw} records which classes a run needs. The classes of a TLS connection are a sixth of them, and only a run
 * that finds a deployed stack calls Azure itself: after the first such run it records again.
 */
public final class Launcher {
    private static final String PROPERTY = "dev.atgateway.launcher";
    private static final String CALLED = "dev.atgateway.launcher.called";

    private Launcher() {}

    /** One sentence on why a preview takes longer than it could, where it does. */
    public static Optional<String> slowness() {
        return switch (System.getProperty(PROPERTY, "maven")) {
            case "mvnw" -> Optional.empty();
            case "mvnw-without-archive" ->
                Optional.of("this Java uses no archive of classes (target/launch/classes.log says why):"
                        + " previews take about a quarter longer");
            default ->
                Optional.of("started by Maven itself: previews take about four times as long as by ./mvnw,"
                        + " which needs bash");
        };
    }

    /** This run has called Azure itself. The property {@value #CALLED} names the file that says so, by being there. */
    public static void called() {
        var file = System.getProperty(CALLED, "");
        if (!file.isEmpty()) {
            try {
                Files.createFile(Path.of(file));
            } catch (IOException e) {
                // It is there already, or the next runs are slower, and that is all.
            }
        }
    }
}
