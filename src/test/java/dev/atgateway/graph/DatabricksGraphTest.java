package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabricksGraphTest {
    private static final String URL = "https://carto-at-gateway." + MockedCloud.DEFAULT_DOMAIN;

    private static final Graph GRAPH = Graph.of(StackSettings.peered());
    private static final Declared CONNECTION = GRAPH.resource("connection");

    @Test
    void connectionIsAnHttpConnection() {
        assertThat(CONNECTION.inputs())
                .containsEntry("connectionType", "HTTP")
                .containsEntry("name", "carto_at_gateway");
    }

    @Test
    void connectionSaysWhatItIsForUnlessItIsToHaveNoComment() {
        assertThat(CONNECTION.inputs()).containsEntry("comment", "CARTO AT Gateway");
        assertThat(Graph.of(StackSettings.peered().withoutConnectionComment())
                        .resource("connection")
                        .inputs())
                .doesNotContainKey("comment");
    }

    @Test
    void connectionWithATokenHasTheseOptions() {
        assertThat(CONNECTION.at("options"))
                .isEqualTo(Map.of("host", URL, "port", "443", "base_path", "/", "bearer_token", "bearer-token"));
    }

    @Test
    void connectionWithAnOAuthClientHasTheseOptions() {
        var connection = Graph.of(StackSettings.peered().oauth()).resource("connection");
        assertThat(connection.at("options"))
                .isEqualTo(Map.of(
                        "host", URL,
                        "port", "443",
                        "base_path", "/",
                        "client_id", "client",
                        "client_secret", "client-secret",
                        "oauth_scope", "gateway.read",
                        "token_endpoint", "https://login.example.com/token"));
    }

    @Test
    void optionsOfTheConnectionAreSecret() {
        assertThat(Inputs.secret(CONNECTION, "options")).isTrue();
    }

    /** The provider renames nothing and would differ for ever. */
    @Test
    void renamedConnectionIsReplaced() {
        assertThat(CONNECTION.options().getReplaceOnChanges()).containsExactly("name");
    }

    @Test
    void connectionIsDeletedBeforeItsReplacement() {
        assertThat(((CustomResourceOptions) CONNECTION.options()).getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void thereIsOneGrantPerPrincipal() {
        assertThat(GRAPH.ofType("databricks:index/grant:Grant"))
                .extracting(grant -> grant.at("principal"))
                .containsExactlyInAnyOrder("analysts", "analyst@example.com");
    }

    /** Grants would take the connection away from every principal that it does not name. */
    @Test
    void thereIsNoResourceGrants() {
        assertThat(GRAPH.ofType("databricks:index/grants:Grants")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant-analysts", "grant-analyst@example.com"})
    void grantIsTheUseOfTheConnection(String name) {
        assertThat(GRAPH.resource(name).inputs())
                .containsEntry("foreignConnection", "carto_at_gateway")
                .containsEntry("privileges", List.of("USE_CONNECTION"));
    }

    /** So that a replaced connection replaces its grants, which Unity Catalog dropped with it. */
    @Test
    void grantFollowsTheConnection() {
        assertThat(Inputs.madeFrom(GRAPH.resource("grant-analysts"), "foreignConnection"))
                .containsExactly("connection");
    }

    @Test
    void withoutPrincipalsNobodyIsGrantedAnything() {
        assertThat(Graph.of(StackSettings.peered().principals()).ofType("databricks:index/grant:Grant"))
                .isEmpty();
    }

    @Test
    void disabledDatabricksDeclaresNothingOfIt() {
        assertThat(Graph.of(StackSettings.peered().withoutDatabricks()).custom())
                .noneMatch(resource -> resource.type().startsWith("databricks:"));
    }

    @Test
    void setupStatementIsFilledIn() {
        assertThat(GRAPH.outputs())
                .containsEntry(
                        "setupSql",
                        "CALL carto.carto.SETUP('carto_at_gateway', 'https://carto.internal.example.com/api',"
                                + " 'api-token');");
    }

    @Test
    void setupStatementWithoutTokenLeavesItsPlaceVisible() {
        assertThat((String) Graph.of(StackSettings.peered().withoutApiAccessToken())
                        .outputs()
                        .get("setupSql"))
                .contains("${apiAccessToken}");
    }

    @Test
    void verifyStatementsAreFilledIn() {
        assertThat(GRAPH.outputs())
                .containsEntry(
                        "verifySql",
                        "SELECT carto.carto.VERSION();\nSELECT carto.carto.LDS_QUOTA('carto_at_gateway');");
    }
}
