package dev.emulatedcloud.cli;

import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes something behind Pulumi's back. */
@Command(name = "delete", description = "Delete something behind Pulumi's back.", mixinStandardHelpOptions = true)
public final class DeleteCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(names = "--force", description = "Delete it at once, whatever Azure would say.")
    private boolean force;

    @Parameters(index = "0", paramLabel = "ID", description = "A resource id, or connections/NAME and the like.")
    private String id;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return ControlClient.send(home, "delete", Json.object("id", id, "force", force));
    }
}
