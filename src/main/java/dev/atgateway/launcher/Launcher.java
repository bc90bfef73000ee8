package dev.atgateway;

import java.util.Optional;

/** What started this Java: {@code mvnw}, which says so by the property {@value #PROPERTY}, or Maven. */
final class Launcher {
    private static final String PROPERTY = "dev.atgateway.launcher";

    private Launcher() {}

    /** One sentence on why a preview takes longer than it could, where it does. */
    static Optional<String> slowness() {
        return switch (System.getProperty(PROPERTY, "maven")) {
            case "mvnw" -> Optional.empty();
            case "mvnw-without-archive" ->
                Optional.of("this Java keeps no archive of classes (target/launch/classes.log says why):"
                        + " previews take about twice as long");
            default ->
                Optional.of("started by Maven itself: previews take about three times as long as by ./mvnw,"
                        + " which needs bash");
        };
    }
}
