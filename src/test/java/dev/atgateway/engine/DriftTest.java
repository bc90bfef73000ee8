package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changes behind Pulumi's back, and what of it the providers can see. */
@Tag("engine")
class DriftTest {
    private static final String GROUP =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto-at-gateway";
    private static final String APP = GROUP + "/providers/Microsoft.App/containerApps/carto-at-gateway";
    private static final String RECORD =
            GROUP + "/providers/Microsoft.Network/privateDnsZones/carto.internal.example.com/A/@";

    @Test
    void refreshShowsWhatTheProvidersCanSee() {
        try (var project = TryProject.fresh()) {
            var empty = project.cloud();
            project.pulumi("config", "set", "--secret", "--path", "secretEnv.TOKEN", "a-token")
                    .succeeded();
            project.up().succeeded();

            cloud(project, "set", APP, "properties.template.scale.maxReplicas=7");
            cloud(project, "set", RECORD, "properties.aRecords.0.ipv4Address=10.0.0.9");
            cloud(project, "set", "connections/carto_at_gateway", "options.port=8443");
            cloud(project, "delete", "permissions/connection/carto_at_gateway");
            assertThat(project.preview()).as("nothing was looked at").isEmpty();
            refresh(project);
            assertThat(project.preview())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "app", "update",
                            "record", "update",
                            "connection", "update",
                            "grant-analysts", "create",
                            "grant-analyst@example.com", "create"));
            project.up().succeeded();
            refresh(project);
            assertThat(project.preview()).isEmpty();

            // Neither Azure nor Databricks returns a secret, so nobody learns that it is another one.
            cloud(project, "set", "connections/carto_at_gateway", "options.bearer_token.sha256=other", "--force");
            cloud(project, "set", APP, "properties.configuration.secrets.0.value.sha256=other", "--force");
            refresh(project);
            assertThat(project.preview()).isEmpty();

            cloud(project, "delete", RECORD);
            cloud(project, "delete", APP);
            cloud(project, "delete", "connections/carto_at_gateway");
            project.destroy().succeeded();
            assertThat(project.cloud()).isEqualTo(empty);
        }
    }

    private static void refresh(TryProject project) {
        project.pulumi("refresh", "--yes", "--skip-preview", "--suppress-progress")
                .succeeded();
    }

    private static void cloud(TryProject project, String... command) {
        var words = new String[command.length + 1];
        words[0] = "cloud";
        System.arraycopy(command, 0, words, 1, command.length);
        project.tryCommand(words).succeeded();
    }
}
