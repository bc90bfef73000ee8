package dev.atgateway.engine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code ./try cloud --json}, {@code ./try cloud set --force} and {@code ./try cloud delete --force} without a process for
 * each: requests to the running emulated cloud.
 */
final class CloudControl {
    /** As the command prints it. */
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String password;

    CloudControl(Path home) {
        try {
            var server = JsonParser.parseString(Files.readString(home.resolve("server.json")))
                    .getAsJsonObject();
            this.root = "http://localhost:" + server.get("controlPort").getAsInt() + "/";
            this.password = Files.readString(home.resolve("control"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code PATH=VALUE} as it stands, whatever the cloud would say; nothing after = takes away. */
    void set(String id, String... values) {
        var wanted = new JsonObject();
        for (var value : values) {
            var parts = value.split("=", 2);
            wanted.addProperty(parts[0], parts[1]);
        }
        var body = new JsonObject();
        body.addProperty("id", id);
        body.addProperty("force", true);
        body.add("values", wanted);
        send("set", body);
    }

    void delete(String id) {
        var body = new JsonObject();
        body.addProperty("id", id);
        body.addProperty("force", true);
        send("delete", body);
    }

    /** Everything that exists, in its canonical form. */
    String show() {
        return PRETTY.toJson(JsonParser.parseString(send("show", new JsonObject()))) + "\n";
    }

    private String send(String command, JsonObject body) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(root + command))
                            .header("Authorization", "Bearer " + password)
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(command + " " + body + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
