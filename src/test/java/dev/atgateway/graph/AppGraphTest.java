package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppGraphTest {
    private static final Graph GRAPH = Graph.of(StackSettings.peered());
    private static final Declared APP = GRAPH.resource("app");

    @Test
    void appRunsInTheEnvironment() {
        assertThat(APP.at("environmentId")).isEqualTo(MockedCloud.id("environment"));
    }

    @Test
    void appHasTheConfiguredName() {
        assertThat(APP.at("containerAppName")).isEqualTo("carto-at-gateway");
    }

    @Test
    void appRunsTheImageAlone() {
        assertThat(APP.listAt("template.containers"))
                .extracting(container -> container.get("image"))
                .containsExactly("registry.example.com/carto/at-gateway:1.0.0");
    }

    @Test
    void ingressIsPublic() {
        assertThat(APP.at("configuration.ingress.external")).isEqualTo(true);
    }

    @Test
    void ingressLeadsToTheContainersPort() {
        assertThat(APP.at("configuration.ingress.targetPort")).isEqualTo(8080.0);
    }

    @Test
    void ingressRefusesPlainHttp() {
        assertThat(APP.at("configuration.ingress.allowInsecure")).isEqualTo(false);
    }

    @Test
    void replicasAreWithinTheConfiguredBounds() {
        assertThat(APP.at("template.scale")).isEqualTo(Map.of("minReplicas", 1.0, "maxReplicas", 3.0));
    }

    @Test
    void cpuAndMemoryAreAsConfigured() {
        assertThat(APP.at("template.containers[0].resources")).isEqualTo(Map.of("cpu", 0.5, "memory", "1Gi"));
    }

    @Test
    void probesCanBeLeftToThePlatform() {
        var app = Graph.of(StackSettings.peered().withoutProbes()).resource("app");
        assertThat(app.inputs().toString()).contains("at-gateway").doesNotContain("probes");
    }

    @Test
    void oneRevisionIsActive() {
        assertThat(APP.at("configuration.activeRevisionsMode")).isEqualTo("Single");
    }

    @Test
    void appIsReplacedForItsEnvironmentAlone() {
        assertThat(APP.options().getReplaceOnChanges()).containsExactly("environmentId");
        assertThat(((CustomResourceOptions) APP.options()).getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void withoutPathTheProbesOpenAConnection() {
        assertThat(APP.listAt("template.containers[0].probes")).hasSize(2).allSatisfy(probe -> assertThat(probe)
                .containsEntry("tcpSocket", Map.of("port", 8080.0))
                .doesNotContainKey("httpGet"));
    }

    @Test
    void withPathTheProbesAskForIt() {
        var app = Graph.of(StackSettings.peered().probePath("/health")).resource("app");
        assertThat(app.listAt("template.containers[0].probes")).hasSize(2).allSatisfy(probe -> assertThat(probe)
                .containsEntry("httpGet", Map.of("path", "/health", "port", 8080.0, "scheme", "HTTP"))
                .doesNotContainKey("tcpSocket"));
    }

    @Test
    void everybodyMayCallByDefault() {
        assertThat(APP.listAt("configuration.ingress.ipSecurityRestrictions")).isEmpty();
    }

    @Test
    void allowedSourcesBecomeAllowRulesAlone() {
        var app = Graph.of(StackSettings.peered().allowedSources("20.0.0.0/24", "20.0.1.5/32"))
                .resource("app");
        assertThat(app.listAt("configuration.ingress.ipSecurityRestrictions"))
                .extracting(rule -> rule.get("ipAddressRange") + " " + rule.get("action"))
                .containsExactly("20.0.0.0/24 Allow", "20.0.1.5/32 Allow");
    }

    @Test
    void allowedSourcesHaveNamesOfTheirOwn() {
        var app = Graph.of(StackSettings.peered().allowedSources("20.0.0.0/24", "20.0.1.5/32"))
                .resource("app");
        assertThat(app.listAt("configuration.ingress.ipSecurityRestrictions"))
                .extracting(rule -> rule.get("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void publicImageNeedsNoRegistryLogin() {
        assertThat(APP.listAt("configuration.registries")).isEmpty();
        assertThat(APP.inputs()).doesNotContainKey("identity");
    }

    @Test
    void registryByPasswordRefersToASecret() {
        var app = Graph.of(StackSettings.peered().registryPassword("hunter2")).resource("app");
        assertThat(app.listAt("configuration.registries"))
                .isEqualTo(List.of(Map.of(
                        "server", "registry.example.com",
                        "username", "puller",
                        "passwordSecretRef", "registry-password")));
        assertThat(app.listAt("configuration.secrets"))
                .isEqualTo(List.of(Map.of("name", "registry-password", "value", "hunter2")));
    }

    @Test
    void registryPasswordIsSecret() {
        var app = Graph.of(StackSettings.peered().registryPassword("hunter2")).resource("app");
        assertThat(Inputs.secret(app, "configuration.secrets[0].value")).isTrue();
    }

    @Test
    void registryByIdentityNamesItTwice() {
        var identity =
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/puller";
        var app = Graph.of(StackSettings.peered().registryIdentity(identity)).resource("app");
        assertThat(app.listAt("configuration.registries"))
                .isEqualTo(List.of(Map.of("server", "company.azurecr.io", "identity", identity)));
        assertThat(app.at("identity"))
                .isEqualTo(Map.of("type", "UserAssigned", "userAssignedIdentities", List.of(identity)));
    }

    @Test
    void registryByIdentityHoldsNoSecret() {
        var app = Graph.of(StackSettings.peered().registryIdentity("/id")).resource("app");
        assertThat(app.listAt("configuration.secrets")).isEmpty();
    }

    @Test
    void urlIsMadeOfTheAppsNameAndTheEnvironmentsDomain() {
        assertThat(GRAPH.outputs())
                .containsEntry("gatewayUrl", "https://carto-at-gateway." + MockedCloud.DEFAULT_DOMAIN);
    }
}
