package dev.emulatedcloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
    private final HttpEndpoint endpoint = HttpEndpoint.plain(0, HttpEndpointTest::echo);

    private static Response echo(Request request) {
        JsonObject body = Json.object("method", request.method(), "path", request.path());
        request.query().forEach(body::addProperty);
        request.header("x-own").ifPresent(value -> body.addProperty("x-own", value));
        request.body().ifPresent(sent -> body.add("body", sent));
        return new Response(200, Map.of("X-Answer", "yes"), body);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + target))
                .method(method, BodyPublishers.ofString(body))
                .header("X-Own", "mine")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private JsonObject get(String target) throws IOException, InterruptedException {
        return Json.parse(send("GET", target, "").body());
    }

    @Test
    void requestArrivesDecoded() throws Exception {
        JsonObject seen = get("/a%20b/c?%24filter=x%20eq%20'y'&empty=");
        assertThat(seen)
                .isEqualTo(Json.object(
                        "method", "GET", "path", "/a b/c", "$filter", "x eq 'y'", "empty", "", "x-own", "mine"));
    }

    @Test
    void slashesTooManyAreOne() throws Exception {
        assertThat(Json.text(get("//subscriptions/a/b?c=d"), "path")).hasValue("/subscriptions/a/b");
        assertThat(Json.text(get("//subscriptions/a/b?c=d"), "c")).hasValue("d");
        assertThat(Json.text(get("/subscriptions/"), "path")).hasValue("/subscriptions");
        assertThat(Json.text(get("/"), "path")).hasValue("/");
    }

    @Test
    void bodyIsAJsonObjectOrNone() throws Exception {
        HttpResponse<String> response = send("POST", "/a", "{\"b\": 1}");
        assertThat(Json.text(Json.parse(response.body()), "body.b")).hasValue("1");
        assertThat(send("POST", "/a", "[").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/a", "[1]").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/a", "").statusCode()).isEqualTo(200);
    }

    @Test
    void formIsAnObjectOfItsFields() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/a"))
                .POST(BodyPublishers.ofString("scope=a%2F.default&empty=&plus=a+b"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(Json.parse(answer).getAsJsonObject("body"))
                .isEqualTo(Json.object("scope", "a/.default", "empty", "", "plus", "a b"));
    }

    @Test
    void headersAreSentAndAHeadHasNoBody() throws Exception {
        HttpResponse<String> response = send("HEAD", "/a", "");
        assertThat(response.headers().firstValue("x-answer")).hasValue("yes");
        assertThat(response.body()).isEmpty();
    }
}
