package dev.emulatedcloud.databricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.PermissionDenied;
import com.databricks.sdk.service.catalog.ConnectionType;
import com.databricks.sdk.service.catalog.CreateConnection;
import com.databricks.sdk.service.iam.MeRequest;
import com.databricks.sdk.service.sql.EndpointInfo;
import com.databricks.sdk.service.sql.EndpointInfoWarehouseType;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ExecuteStatementRequestOnWaitTimeout;
import com.databricks.sdk.service.sql.GetWarehouseResponse;
import com.databricks.sdk.service.sql.ListWarehousesRequest;
import com.databricks.sdk.service.sql.State;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import dev.emulatedcloud.TestClock;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.control.Drift;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.time.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses, statements and tokens, as Databricks' own client for Java sees them. */
@Timeout(60)
class SdkStatementsTest {
    private static final String WAREHOUSE = "4f1c2d3e4b5a6978";
    private static final String TOKEN = "canary-4711";

    @TempDir
    private Path home;

    private String pace = "none";
    private HttpEndpoint endpoint;

    @AfterEach
    void close() {
        endpoint.close();
    }

    private WorkspaceClient client(Cloud cloud, String token) {
        if (endpoint == null) {
            endpoint = HttpEndpoint.plain(
                    0,
                    new WorkspaceApi(
                            new UnityCatalog(cloud), (connection, warehouse) -> true, () -> Durations.parse(pace)));
        }
        return new WorkspaceClient(new DatabricksConfig()
                .setHost("http://127.0.0.1:" + endpoint.port())
                .setAuthType("pat")
                .setToken(token));
    }

    private static Drift drift(Cloud cloud) {
        return new Drift(cloud, new ResourceManager(cloud));
    }

    private static ExecuteStatementRequest statement(String sql) {
        return new ExecuteStatementRequest().setStatement(sql).setWarehouseId(WAREHOUSE);
    }

    @Test
    void warehousesAreListedAndRead() {
        WorkspaceClient workspace = client(Cloud.inMemory(), "any");
        assertThat(workspace.warehouses().list(new ListWarehousesRequest()))
                .extracting(EndpointInfo::getName)
                .containsExactly("Serverless Starter Warehouse", "Classic Warehouse");
        GetWarehouseResponse warehouse = workspace.warehouses().get(WAREHOUSE);
        assertThat(warehouse.getWarehouseType().name()).isEqualTo(EndpointInfoWarehouseType.PRO.name());
        assertThat(warehouse.getEnableServerlessCompute()).isTrue();
        assertThat(warehouse.getState()).isEqualTo(State.RUNNING);
        assertThatThrownBy(() -> workspace.warehouses().get("missing")).isInstanceOf(NotFound.class);
    }

    @Test
    void stoppedWarehouseStartsAndItsStatementsWaitForIt() {
        var clock = new TestClock();
        Cloud cloud = Cloud.inMemory(clock);
        drift(cloud).set("warehouses/" + WAREHOUSE, Map.of("state", "STOPPED"), false);
        pace = "none,warehouseStart=3600";
        WorkspaceClient workspace = client(cloud, "any");
        assertThat(workspace.warehouses().get(WAREHOUSE).getState()).isEqualTo(State.STOPPED);
        StatementResponse waiting = workspace
                .statementExecution()
                .executeStatement(statement("SELECT carto.carto.VERSION_CORE()").setWaitTimeout("0s"));
        assertThat(waiting.getStatus().getState()).isEqualTo(StatementState.PENDING);
        assertThat(workspace.warehouses().get(WAREHOUSE).getState()).isEqualTo(State.STARTING);
        clock.pass(Duration.ofHours(1));
        assertThat(workspace.warehouses().get(WAREHOUSE).getState()).isEqualTo(State.RUNNING);
        assertThat(workspace
                        .statementExecution()
                        .executeStatement(statement("SELECT carto.carto.VERSION_CORE()"))
                        .getStatus()
                        .getState())
                .isEqualTo(StatementState.SUCCEEDED);
    }

    @Test
    void statementThatRunsLongIsPolledOrCancelled() {
        pace = "none,statement=6";
        WorkspaceClient workspace = client(Cloud.inMemory(), "any");
        StatementResponse cancelled = workspace
                .statementExecution()
                .executeStatement(statement("SELECT carto.carto.VERSION_CORE()")
                        .setWaitTimeout("5s")
                        .setOnWaitTimeout(ExecuteStatementRequestOnWaitTimeout.CANCEL));
        assertThat(cancelled.getStatus().getState()).isEqualTo(StatementState.CANCELED);
        pace = "none,statement=0.3";
        String id = workspace
                .statementExecution()
                .executeStatement(statement("SELECT carto.carto.VERSION_CORE()").setWaitTimeout("0s"))
                .getStatementId();
        StatementResponse polled;
        do {
            polled = workspace.statementExecution().getStatement(id);
        } while (List.of(StatementState.PENDING, StatementState.RUNNING)
                .contains(polled.getStatus().getState()));
        assertThat(polled.getResult().getDataArray()).containsExactly(List.of("1.6.0"));
    }

    @Test
    void boundTokenIsNowhereInWhatIsKept() throws Exception {
        Cloud cloud = Cloud.open(home);
        WorkspaceClient workspace = client(cloud, "any");
        workspace
                .connections()
                .create(new CreateConnection()
                        .setName("gateway")
                        .setConnectionType(ConnectionType.HTTP)
                        .setOptions(new TreeMap<>(
                                Map.of("host", "https://gateway.example.com", "port", "443", "bearer_token", TOKEN))));
        StatementResponse setup = workspace
                .statementExecution()
                .executeStatement(statement(
                                "CALL carto.carto.SETUP(connection => 'gateway', api_base_url => :url, api_access_token => :token)")
                        .setParameters(List.of(
                                new StatementParameterListItem()
                                        .setName("url")
                                        .setValue("https://carto.internal.example.com/api"),
                                new StatementParameterListItem()
                                        .setName("token")
                                        .setValue(TOKEN))));
        assertThat(setup.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
        StatementResponse unbound = workspace
                .statementExecution()
                .executeStatement(statement("CALL carto.carto.SETUP('" + TOKEN + "', :missing)"));
        assertThat(unbound.getStatus().getState()).isEqualTo(StatementState.FAILED);
        assertThat(unbound.getStatus().getError().getMessage())
                .contains("missing")
                .doesNotContain(TOKEN);
        assertThat(Files.readString(home.resolve("cloud.json")))
                .contains("https://carto.internal.example.com/api")
                .doesNotContain(TOKEN);
    }

    @Test
    void servicePrincipalSignsInWithItsSecret() {
        Cloud cloud = Cloud.inMemory();
        drift(cloud).set("workspace", Map.of("token", TOKEN), false);
        client(cloud, TOKEN);
        assertThat(machine("emulated-client-secret")
                        .currentUser()
                        .me(new MeRequest())
                        .getUserName())
                .isEqualTo("engineer@example.com");
        assertThatThrownBy(() -> machine("canary-4712").currentUser().me(new MeRequest()))
                .hasStackTraceContaining("invalid_client")
                .hasMessageNotContaining("canary-4712");
    }

    private WorkspaceClient machine(String secret) {
        return new WorkspaceClient(new DatabricksConfig()
                .setHost("http://127.0.0.1:" + endpoint.port())
                .setAuthType("oauth-m2m")
                .setClientId("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d")
                .setClientSecret(secret));
    }

    @Test
    void workspaceWithATokenTakesNoOther() throws Exception {
        Cloud cloud = Cloud.open(home);
        drift(cloud).set("workspace", Map.of("token", TOKEN), false);
        assertThat(client(cloud, TOKEN).currentUser().me(new MeRequest()).getUserName())
                .isEqualTo("engineer@example.com");
        assertThatThrownBy(() -> client(cloud, "other").currentUser().me(new MeRequest()))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("Invalid access token.");
        assertThat(Files.readString(home.resolve("cloud.json"))).doesNotContain(TOKEN);
    }
}
