package dev.emulatedcloud.cli;

import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.DurationsFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what exists, whether the server runs or not. */
@Command(name = "show", description = "Show what exists.", mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(names = "--json", description = "As JSON, in a fixed order and without anything that passes.")
    private boolean json;

    @Override
    public Integer call() {
        Cloud cloud = Cloud.peek(home);
        new ResourceManager(cloud, () -> DurationsFile.read(home)).settle();
        var snapshot = new Snapshot(cloud);
        System.out.println(json ? Json.pretty(snapshot.toJson()) : snapshot.toText());
        return 0;
    }
}
