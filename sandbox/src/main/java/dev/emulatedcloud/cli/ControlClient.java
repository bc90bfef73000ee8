package dev.emulatedcloud.cli;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A command to the cloud that runs from a directory. */
final class ControlClient {
    /** The file with the word that the running cloud wants to hear; only its user can read it. */
    static final String PASSWORD = "control";

    private ControlClient() {}

    /** Has the command done, or says on standard error why not. */
    static int send(Path home, String command, JsonObject body) throws IOException, InterruptedException {
        JsonObject server = Json.parse(Files.readString(home.resolve("server.json")));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/%s"
                        .formatted(server.get("controlPort").getAsInt(), command)))
                .header("Authorization", "Bearer " + Files.readString(home.resolve(PASSWORD)))
                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(body)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            return 0;
        }
        System.err.println(
                "error: " + Json.text(Json.parse(answer.body()), "message").orElse(answer.body()));
        return 1;
    }
}
