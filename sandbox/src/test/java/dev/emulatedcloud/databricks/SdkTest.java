package dev.emulatedcloud.databricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.error.platform.InvalidParameterValue;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.PermissionDenied;
import com.databricks.sdk.core.error.platform.ResourceConflict;
import com.databricks.sdk.service.catalog.ConnectionInfo;
import com.databricks.sdk.service.catalog.ConnectionType;
import com.databricks.sdk.service.catalog.CreateConnection;
import com.databricks.sdk.service.catalog.CredentialType;
import com.databricks.sdk.service.catalog.GetPermissionsResponse;
import com.databricks.sdk.service.catalog.ListConnectionsRequest;
import com.databricks.sdk.service.catalog.PermissionsChange;
import com.databricks.sdk.service.catalog.Privilege;
import com.databricks.sdk.service.catalog.ProvisioningInfoState;
import com.databricks.sdk.service.catalog.UpdateConnection;
import com.databricks.sdk.service.catalog.UpdatePermissions;
import com.databricks.sdk.service.iam.ComplexValue;
import com.databricks.sdk.service.iam.MeRequest;
import com.databricks.sdk.service.iam.User;
import com.databricks.sdk.service.sql.CancelExecutionRequest;
import com.databricks.sdk.service.sql.ColumnInfo;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ServiceErrorCode;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.rest.HttpEndpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The workspace as Databricks' own client for Java sees it. */
class SdkTest {
    private static final String TOKEN = "canary-4711";

    private final Cloud cloud = Cloud.inMemory();
    private final UnityCatalog catalog = new UnityCatalog(cloud);
    private final HttpEndpoint endpoint = HttpEndpoint.plain(0, new WorkspaceApi(catalog));
    private final WorkspaceClient workspace = client("any");

    private WorkspaceClient client(String token) {
        return new WorkspaceClient(new DatabricksConfig()
                .setHost("http://127.0.0.1:" + endpoint.port())
                .setAuthType("pat")
                .setToken(token));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Map<String, String> options() {
        return new TreeMap<>(
                Map.of("host", "https://gateway.example.com", "port", "443", "base_path", "/", "bearer_token", TOKEN));
    }

    private static Map<String, String> options(String key, String value) {
        Map<String, String> options = options();
        options.put(key, value);
        return options;
    }

    private ConnectionInfo create(String name) {
        return workspace
                .connections()
                .create(new CreateConnection()
                        .setName(name)
                        .setConnectionType(ConnectionType.HTTP)
                        .setComment("c")
                        .setOptions(options()));
    }

    private void change(PermissionsChange change) {
        workspace
                .grants()
                .update(new UpdatePermissions()
                        .setSecurableType("connection")
                        .setFullName("gateway")
                        .setChanges(List.of(change)));
    }

    private void grant(String principal, Privilege privilege) {
        change(new PermissionsChange().setPrincipal(principal).setAdd(List.of(privilege)));
    }

    private void as(String user) {
        cloud.change(() -> {
            var document = catalog.workspace();
            document.addProperty("currentUser", user);
            cloud.databricks().put("workspace", document);
            return null;
        });
    }

    @Test
    void currentUserAndMetastoreAreKnown() {
        User me = workspace.currentUser().me(new MeRequest());
        assertThat(me.getUserName()).isEqualTo("engineer@example.com");
        assertThat(me.getId()).isEqualTo("1000000000000002");
        assertThat(me.getGroups())
                .extracting(ComplexValue::getDisplay)
                .containsExactlyInAnyOrder("data-engineers", "account users");
        assertThat(workspace.metastores().current().getMetastoreId()).isEqualTo(catalog.metastoreId());
        assertThat(workspace.metastores().current().getWorkspaceId()).isEqualTo(1234567890123456L);
    }

    @Test
    void connectionIsCreatedAndReadWithoutItsToken() {
        ConnectionInfo created = create("Gateway");
        assertThat(created.getName()).isEqualTo("gateway");
        assertThat(created.getMetastoreId()).isEqualTo(catalog.metastoreId());
        ConnectionInfo read = workspace.connections().get("gateway");
        assertThat(read).isEqualTo(created);
        assertThat(read.getProvisioningInfo().getState()).isEqualTo(ProvisioningInfoState.ACTIVE);
        assertThat(read.getCredentialType()).isEqualTo(CredentialType.BEARER_TOKEN);
        assertThat(read.getOwner()).isEqualTo("engineer@example.com");
        assertThat(read.getComment()).isEqualTo("c");
        assertThat(read.getOptions()).containsOnlyKeys("host", "port", "base_path");
    }

    @Test
    void connectionsAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            create("gateway" + i);
        }
        for (var request : List.of(
                new ListConnectionsRequest(),
                new ListConnectionsRequest().setMaxResults(0L),
                new ListConnectionsRequest().setMaxResults(2L))) {
            assertThat(StreamSupport.stream(
                                    workspace.connections().list(request).spliterator(), false)
                            .map(ConnectionInfo::getName))
                    .containsExactly("gateway0", "gateway1", "gateway2", "gateway3", "gateway4");
        }
    }

    @Test
    void optionsAndOwnerChange() {
        create("gateway");
        workspace
                .connections()
                .update(new UpdateConnection().setName("gateway").setOptions(options("base_path", "/api")));
        workspace.connections().update(new UpdateConnection().setName("gateway").setOwner("data-engineers"));
        ConnectionInfo read = workspace.connections().get("gateway");
        assertThat(read.getOptions()).containsEntry("base_path", "/api").containsEntry("port", "443");
        assertThat(read.getOwner()).isEqualTo("data-engineers");
    }

    @Test
    void newNameKeepsTheGrants() {
        create("gateway");
        grant("analysts", Privilege.USE_CONNECTION);
        workspace
                .connections()
                .update(new UpdateConnection()
                        .setName("gateway")
                        .setNewName("renamed")
                        .setOptions(options()));
        assertThatThrownBy(() -> workspace.connections().get("gateway")).isInstanceOf(NotFound.class);
        assertThat(workspace.connections().get("renamed").getFullName()).isEqualTo("renamed");
        assertThat(workspace.grants().get("connection", "renamed").getPrivilegeAssignments())
                .hasSize(1);
    }

    @Test
    void grantIsGivenReadAndTaken() {
        create("gateway");
        grant("analysts", Privilege.USE_CONNECTION);
        GetPermissionsResponse permissions = workspace.grants().get("connection", "gateway");
        assertThat(permissions.getPrivilegeAssignments())
                .singleElement()
                .satisfies(one -> assertThat(one.getPrincipal()).isEqualTo("analysts"))
                .satisfies(one -> assertThat(one.getPrivileges()).containsExactly(Privilege.USE_CONNECTION));
        assertThat(workspace.grants().getEffective("connection", "gateway").getPrivilegeAssignments())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.getPrivileges().iterator().next().getPrivilege())
                                .isEqualTo(Privilege.USE_CONNECTION));
        change(new PermissionsChange().setPrincipal("analysts").setRemove(List.of(Privilege.USE_CONNECTION)));
        assertThat(workspace.grants().get("connection", "gateway").getPrivilegeAssignments())
                .isEmpty();
    }

    @Test
    void droppedConnectionTakesItsGrantsAlong() {
        create("gateway");
        grant("analysts", Privilege.USE_CONNECTION);
        workspace.connections().delete("gateway");
        assertThatThrownBy(() -> workspace.grants().get("connection", "gateway"))
                .isInstanceOf(NotFound.class);
        create("gateway");
        assertThat(workspace.grants().get("connection", "gateway").getPrivilegeAssignments())
                .isEmpty();
    }

    private StatementResponse run(String sql, StatementParameterListItem... parameters) {
        return workspace
                .statementExecution()
                .executeStatement(new ExecuteStatementRequest()
                        .setStatement(sql)
                        .setParameters(List.of(parameters))
                        .setWarehouseId("4f1c2d3e4b5a6978"));
    }

    @Test
    void statementsOfTheInstallationRun() {
        create("gateway");
        assertThat(run("GRANT USE CONNECTION ON CONNECTION `gateway` TO `analysts`")
                        .getStatus()
                        .getState())
                .isEqualTo(StatementState.SUCCEEDED);
        StatementResponse grants = run("SHOW GRANTS ON CONNECTION gateway");
        assertThat(grants.getManifest().getSchema().getColumns())
                .extracting(ColumnInfo::getName)
                .containsExactly("principal", "actionType", "objectType", "objectKey");
        assertThat(grants.getResult().getDataArray())
                .containsExactly(List.of("analysts", "USE CONNECTION", "CONNECTION", "gateway"));
        run("REVOKE USE CONNECTION ON CONNECTION `gateway` FROM `analysts`");
        assertThat(run("SHOW GRANTS ON CONNECTION gateway").getManifest().getTotalRowCount())
                .isZero();

        var token = new StatementParameterListItem().setName("token").setValue(TOKEN);
        StatementResponse setup = run(
                "CALL carto.carto.SETUP('{\"connection\": \"gateway\", \"api_access_token\": \"' || :token || '\"}')",
                token);
        assertThat(setup.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
        assertThat(run("SELECT carto.carto.VERSION_CORE();").getResult().getDataArray())
                .containsExactly(List.of("1.6.0"));
        assertThat(run("CALL carto.carto.LDS_QUOTA_INFO();").getStatus().getState())
                .isEqualTo(StatementState.SUCCEEDED);
    }

    @Test
    void statementIsReadAgainAndCancelled() {
        StatementResponse version = run("SELECT carto.carto.VERSION_CORE()");
        String id = version.getStatementId();
        assertThat(workspace.statementExecution().getStatement(id)).isEqualTo(version);
        assertThat(workspace
                        .statementExecution()
                        .getStatementResultChunkN(id, 0)
                        .getDataArray())
                .isEqualTo(version.getResult().getDataArray());
        workspace.statementExecution().cancelExecution(new CancelExecutionRequest().setStatementId(id));
        assertThat(workspace.statementExecution().getStatement(id).getStatus().getState())
                .isEqualTo(StatementState.SUCCEEDED);
        assertThatThrownBy(() -> workspace.statementExecution().getStatement("missing"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void failedStatementIsAnAnswerAndARefusedCallIsNot() {
        StatementResponse quota = run("CALL carto.carto.LDS_QUOTA_INFO()");
        assertThat(quota.getStatus().getState()).isEqualTo(StatementState.FAILED);
        assertThat(quota.getStatus().getError().getErrorCode()).isEqualTo(ServiceErrorCode.BAD_REQUEST);
        assertThat(quota.getStatus().getError().getMessage()).contains("CALL carto.carto.SETUP first");
        assertThatThrownBy(() -> workspace
                        .statementExecution()
                        .executeStatement(new ExecuteStatementRequest()
                                .setStatement("SELECT carto.carto.VERSION_CORE()")
                                .setWarehouseId("missing")))
                .isInstanceOf(InvalidParameterValue.class);
    }

    @Test
    void refusalsAreTheClientsOwnErrors() {
        create("gateway");
        assertThatThrownBy(() -> create("gateway"))
                .isInstanceOf(ResourceConflict.class)
                .hasMessageContaining("Connection 'gateway' already exists");
        assertThatThrownBy(() -> create("with.dot")).isInstanceOf(InvalidParameterValue.class);
        assertThatThrownBy(() -> workspace.connections().get("missing")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> workspace.connections().delete("missing")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> grant("nobody", Privilege.USE_CONNECTION)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> grant("analysts", Privilege.SELECT)).isInstanceOf(InvalidParameterValue.class);
        assertThatThrownBy(() -> workspace.queries().get("missing"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("No API found for 'GET /api/2.0/sql/queries/missing'");
        as("analyst@example.com");
        assertThatThrownBy(() -> create("second")).isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(() -> workspace.connections().delete("gateway")).isInstanceOf(PermissionDenied.class);
    }

    @Test
    void refusedTokenIsNotInTheError() {
        assertThatThrownBy(() -> workspace
                        .connections()
                        .create(new CreateConnection()
                                .setName("gateway")
                                .setConnectionType(ConnectionType.HTTP)
                                .setOptions(options("host", "https://user:" + TOKEN + "@gateway.example.com"))))
                .isInstanceOf(InvalidParameterValue.class)
                .hasMessageContaining("gateway.example.com")
                .hasMessageNotContaining(TOKEN);
    }
}
