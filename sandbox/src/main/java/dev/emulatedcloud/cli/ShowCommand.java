package dev.emulatedcloud.cli;

import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.control.Snapshot;
import dev.emulatedcloud.picture.Pictures;
import dev.emulatedcloud.time.DurationsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what exists, whether the server runs or not. */
@Command(name = "show", description = "Show what exists.", mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @ArgGroup
    private Form form = new Form();

    /** How it is shown; as a tree by default. */
    private static final class Form {
        @Option(names = "--json", description = "As JSON, in a fixed order and without anything that passes.")
        private boolean json;

        @Option(names = "--picture", description = "As a picture of each gateway, for a terminal.")
        private boolean picture;

        @Option(names = "--svg", paramLabel = "FILE", description = "As a picture, into a file; - for the terminal.")
        private Path svg;

        @Option(names = "--mermaid", paramLabel = "FILE", description = "The same as a Mermaid flowchart.")
        private Path mermaid;
    }

    @Override
    public Integer call() throws IOException {
        var resources = new ResourceManager(Cloud.peek(home), () -> DurationsFile.read(home));
        resources.settle();
        if (form.picture || form.svg != null || form.mermaid != null) {
            return draw(Pictures.of(resources));
        }
        var snapshot = new Snapshot(resources.cloud());
        System.out.println(form.json ? Json.pretty(snapshot.toJson()) : snapshot.toText());
        return 0;
    }

    private int draw(Pictures pictures) throws IOException {
        if (pictures.isEmpty()) {
            System.err.println("error: there is no gateway to draw yet; ./try up makes one");
            return 1;
        }
        if (form.picture) {
            System.out.println(pictures.toText());
        } else if (form.svg != null) {
            write(form.svg, pictures.toSvg());
        } else {
            write(form.mermaid, pictures.toMermaid());
        }
        return 0;
    }

    private static void write(Path file, String text) throws IOException {
        if (file.toString().equals("-")) {
            System.out.print(text);
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder: name a file in one that is there");
        }
        Files.writeString(file, text);
    }
}
