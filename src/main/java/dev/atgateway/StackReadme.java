package dev.atgateway;

import com.pulumi.core.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The stack's own readme, an output, which Pulumi Cloud shows beside the stack. */
final class StackReadme {
    private static final Path FILE = Path.of("Pulumi.README.md");

    private StackReadme() {}

    /**
     * The text with these outputs in the places {@code ${outputs.NAME}}, which Pulumi Cloud alone would fill. What is not
     * among them is left to it.
     */
    static Output<String> filledWith(Map<String, Output<String>> outputs) {
        var text = Output.of(text());
        for (var output : outputs.entrySet()) {
            var place = "${outputs." + output.getKey() + "}";
            text = Output.tuple(text, output.getValue()).applyValue(both -> both.t1.replace(place, both.t2));
        }
        return text;
    }

    /** That of {@code Pulumi.README.md} in the project's folder; empty where the user removed it. */
    private static String text() {
        try {
            return Files.isRegularFile(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
