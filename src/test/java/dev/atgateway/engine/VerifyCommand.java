package dev.atgateway.engine;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** {@code ./verify} in a project's folder, with what {@code ./try verify} gives it. */
record VerifyCommand(Shell shell, List<String> words) {
    static VerifyCommand of(TryProject project) {
        try {
            var server = JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                    .getAsJsonObject();
            var environment = new HashMap<>(project.shell().environment());
            environment.put("AZURE_TENANT_ID", "99999999-8888-7777-6666-555555555555");
            environment.put("AZURE_CLIENT_ID", "04b07795-8ddb-461a-bbee-02f9e1bf7b46");
            environment.put("AZURE_CLIENT_SECRET", "emulated-client-secret");
            environment.put("DATABRICKS_TOKEN", "emulated-cloud");
            environment.put("DATABRICKS_AUTH_TYPE", "pat");
            environment.put(
                    "AT_GATEWAY_CONNECT_TO",
                    "localhost:" + server.get("ingressPort").getAsInt());
            return new VerifyCommand(
                    new Shell(project.project(), environment),
                    List.of(
                            TryProject.ROOT.resolve("verify").toString(),
                            "--workspace",
                            "http://localhost:"
                                    + server.get("databricksRestPort").getAsInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another value of a variable; null takes it away. */
    VerifyCommand with(String variable, String value) {
        var environment = new HashMap<>(shell.environment());
        if (value == null) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return new VerifyCommand(new Shell(shell.directory(), environment), words);
    }

    Run run(String... arguments) {
        return shell.run(command(arguments));
    }

    Shell.Started start(String... arguments) {
        return shell.start(command(arguments));
    }

    private String[] command(String... arguments) {
        var command = new ArrayList<>(words);
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }
}
