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
import java.util.Optional;

/** A command to the cloud that runs from a directory. */
final class ControlClient {
    /** The file with the word that the running cloud wants to hear; only its user can read it. */
    static final String PASSWORD = "control";

    private ControlClient() {}

    /** Has the command done, or says on standard error why not. */
    static int send(Path home, String command, JsonObject body) throws IOException, InterruptedException {
        var answer = answer(home, command, body);
        answer.refusal().ifPresent(refusal -> System.err.println("error: " + refusal));
        return answer.refusal().isPresent() ? 1 : 0;
    }

    /** What the cloud said, and if it refused, why. */
    record Answer(JsonObject body, Optional<String> refusal) {}

    static Answer answer(Path home, String command, JsonObject body) throws IOException, InterruptedException {
        JsonObject server = Json.parse(Files.readString(home.resolve("server.json")));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/%s"
                        .formatted(server.get("controlPort").getAsInt(), command)))
                .header("Authorization", "Bearer " + Files.readString(home.resolve(PASSWORD)))
                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(body)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonObject said = Json.parse(answer.body());
        return new Answer(
                said,
                answer.statusCode() == 200
                        ? Optional.empty()
                        : Json.text(said, "message").or(() -> Optional.of(answer.body())));
    }
}
