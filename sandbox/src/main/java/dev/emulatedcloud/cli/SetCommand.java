package dev.emulatedcloud.cli;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes something behind Pulumi's back. */
@Command(name = "set", description = "Change something behind Pulumi's back.", mixinStandardHelpOptions = true)
public final class SetCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(names = "--force", description = "Write it as it stands, whatever Azure would say.")
    private boolean force;

    @Parameters(index = "0", paramLabel = "ID", description = "A resource id, or connections/NAME and the like.")
    private String id;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH=VALUE",
            description = "A dotted path and what stands there from now on; nothing takes it away.")
    private Map<String, String> values;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var wanted = new JsonObject();
        values.forEach((path, value) -> wanted.addProperty(path, value == null ? "" : value));
        return ControlClient.send(home, "set", Json.object("id", id, "values", wanted, "force", force));
    }
}
