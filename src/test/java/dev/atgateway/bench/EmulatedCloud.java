package dev.atgateway.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The emulated cloud's own interfaces on this machine: one connection, so that no start is in a figure. */
final class EmulatedCloud {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonObject server;
    private final String password;

    /** The one that keeps its things in this directory. */
    EmulatedCloud(Path home) throws IOException {
        this.server = JsonParser.parseString(Files.readString(home.resolve("server.json")))
                .getAsJsonObject();
        this.password = Files.readString(home.resolve("control"));
    }

    /** Writes a thing by force; milliseconds. */
    double put(String id, Map<String, String> values) throws IOException, InterruptedException {
        return control(id, values, true);
    }

    /** Changes a resource by Azure's own rules; milliseconds. */
    double change(String id, Map<String, String> values) throws IOException, InterruptedException {
        return control(id, values, false);
    }

    private double control(String id, Map<String, String> values, boolean force)
            throws IOException, InterruptedException {
        var wanted = new JsonObject();
        values.forEach(wanted::addProperty);
        var body = new JsonObject();
        body.addProperty("id", id);
        body.add("values", wanted);
        body.addProperty("force", force);
        return timed("POST", "controlPort", "/set", body.toString(), password);
    }

    /** A call of the workspace's REST interface; milliseconds. */
    double databricks(String method, String path, String body) throws IOException, InterruptedException {
        return timed(method, "databricksRestPort", path, body, "emulated-cloud");
    }

    private double timed(String method, String port, String path, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d%s".formatted(server.get(port).getAsInt(), path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double milliseconds = (System.nanoTime() - start) / NANOSECONDS_PER_MILLISECOND;
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return milliseconds;
    }
}
