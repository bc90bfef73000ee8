package dev.atgateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stack's own readme, which Pulumi Cloud shows beside the stack. */
final class StackReadme {
    private static final Path FILE = Path.of("Pulumi.README.md");

    private StackReadme() {}

    /** The text of {@code Pulumi.README.md} in the project's folder; empty where the user removed it. */
    static String text() {
        try {
            return Files.isRegularFile(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
