package dev.emulatedcloud.databricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.faults.FaultRule;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.ConnectionLost;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyApiTest {
    private static final Request READ = Request.get("/api/2.1/unity-catalog/connections/gateway");

    private final List<Request> arrived = new ArrayList<>();
    private final Api healthy = request -> {
        arrived.add(request);
        return Response.ok(new JsonObject());
    };

    private Api with(String rules) {
        List<FaultRule> parsed = Faults.parse(rules, "");
        return new FaultyApi(healthy, new Faults(Cloud.inMemory(), () -> parsed));
    }

    @Test
    void refusedCallDoesNotArrive() {
        Api api = with("connections.read fail=INTERNAL_ERROR/500");
        Response refused = api.handle(READ);
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.body().get("error_code").getAsString()).isEqualTo("INTERNAL_ERROR");
        assertThat(arrived).isEmpty();
        assertThat(api.handle(READ).status()).isEqualTo(200);
    }

    @Test
    void throttledCallIsToldWhenToComeAgain() {
        Response throttled = with("connections.read throttle=3").handle(READ);
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void droppedCallHasItsEffect() {
        assertThatThrownBy(() -> with("connections.read drop").handle(READ)).isInstanceOf(ConnectionLost.class);
        assertThat(arrived).containsExactly(READ);
    }

    @Test
    void callsAreKnownByTypeAndOperation() {
        Api api = with("permissions.update fail=A; statements.create fail=B; Me.read fail=C;"
                + " current-metastore-assignment.read fail=D");
        for (Request request : List.of(
                Request.of("PATCH", "/api/2.1/unity-catalog/permissions/connection/gateway", new JsonObject()),
                Request.of("POST", "/api/2.0/sql/statements", new JsonObject()),
                Request.get("/api/2.0/preview/scim/v2/Me"),
                Request.get("/api/2.1/unity-catalog/current-metastore-assignment"))) {
            assertThat(api.handle(request).status()).as(request.path()).isEqualTo(500);
            assertThat(api.handle(request).status()).as(request.path()).isEqualTo(200);
        }
        assertThat(api.handle(Request.get("/.well-known/databricks-config")).status())
                .isEqualTo(200);
    }

    @Test
    void callerOverHttpLosesItsConnection() {
        try (var endpoint = HttpEndpoint.plain(0, with("connections.read drop always"))) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + READ.path()))
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(arrived).isNotEmpty();
    }
}
