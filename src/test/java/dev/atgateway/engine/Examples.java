package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The stack files of {@code examples/}, by the name between {@code Pulumi.} and {@code .yaml}. */
final class Examples {
    static final Path FOLDER = TryProject.ROOT.resolve("examples");

    private static final Pattern FILE = Pattern.compile("Pulumi\\.(.+)\\.yaml");

    private Examples() {}

    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve("Pulumi." + name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first certificate in an example: {@code own-ca} has that of the emulated CARTO's CA. */
    static String certificate(String name) {
        return Pattern.compile("-----BEGIN.*?-----END CERTIFICATE-----", Pattern.DOTALL)
                .matcher(text(name))
                .results()
                .map(found -> found.group().replaceAll("(?m)^\\s+", "") + "\n")
                .findFirst()
                .orElseThrow();
    }

    /** Makes {@code text}, a stack file of the tree, the project's own. */
    static void use(TryProject project, String text) {
        try {
            Files.writeString(project.project().resolve("Pulumi.dev.yaml"), project.stackFile(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
