package dev.emulatedcloud.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.engine.ProviderServers;
import dev.emulatedcloud.rest.Request;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The toolbox asks CARTO through the gateway: its quota arrives where the walk does. */
class QuotaTest {
    private static final String SERVERLESS = "4f1c2d3e4b5a6978";
    private static final String CLASSIC = "8a7b6c5d4e3f2a1b";

    private final Deployed deployed = Deployed.peered();
    private final ProviderServers servers = new ProviderServers(deployed.cloud, 0, 0);

    @BeforeEach
    void setUp() {
        run("CALL carto.carto.SETUP('{\"connection\": \"gateway\"}')", SERVERLESS);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private String run(String sql, String warehouse) {
        JsonObject body = Json.object("statement", sql, "warehouse_id", warehouse);
        JsonObject answer = servers.workspace()
                .handle(new Request(
                        "POST",
                        "/api/2.0/sql/statements",
                        Map.of(),
                        Map.of("authorization", "Bearer any"),
                        Optional.of(body)))
                .body();
        return Json.text(answer, "status.error.message")
                .or(() -> Json.text(answer, "status.state"))
                .orElseThrow();
    }

    private String quota(String warehouse) {
        return run("CALL carto.carto.LDS_QUOTA_INFO()", warehouse);
    }

    @Test
    void quotaArrivesAsTheCallDoes() {
        assertThat(quota(SERVERLESS)).isEqualTo("SUCCEEDED");
        deployed.bundle(null);
        assertThat(quota(SERVERLESS)).contains("nothing answers behind the connection gateway");
    }

    @Test
    void classicWarehouseCallsNobody() {
        assertThat(quota(CLASSIC)).contains("nothing answers behind the connection gateway");
    }
}
