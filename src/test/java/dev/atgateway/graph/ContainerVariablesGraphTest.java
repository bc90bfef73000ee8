package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.settings.CartoDns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway container finds in its environment and its file system. */
class ContainerVariablesGraphTest {
    private static final String HTTP_PROXY = "http://proxy.example.com:3128";
    private static final String HTTPS_PROXY = "https://proxy.example.com:3129";
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String OTHER_PEM = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";
    private static final String FINGERPRINT = "AT_GATEWAY_SECRETS_FINGERPRINT";

    private static Declared app(StackSettings settings) {
        return Graph.of(settings).resource("app");
    }

    /** The variables by name, in their order; a reference to a secret as {@code secret:NAME}. */
    private static Map<String, String> variables(StackSettings settings) {
        var variables = new LinkedHashMap<String, String>();
        for (var variable : app(settings).listAt("template.containers[0].env")) {
            var value =
                    variable.containsKey("secretRef") ? "secret:" + variable.get("secretRef") : variable.get("value");
            assertThat(variables.put((String) variable.get("name"), (String) value))
                    .as("second value of " + variable.get("name"))
                    .isNull();
        }
        return variables;
    }

    @Test
    void byDefaultThereIsTheOneOfTlsAlone() {
        assertThat(variables(StackSettings.peered())).isEqualTo(Map.of("NODE_TLS_REJECT_UNAUTHORIZED", "1"));
    }

    @Test
    void insecureCartoSwitchesVerificationOff() {
        assertThat(variables(StackSettings.peered().insecure())).containsEntry("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    }

    @Test
    void unverifiedProxySwitchesVerificationOff() {
        assertThat(variables(StackSettings.peered().unverifiedProxy(HTTPS_PROXY)))
                .containsEntry("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    }

    @Test
    void verifiedProxyKeepsVerificationOn() {
        assertThat(variables(StackSettings.peered().proxy(HTTPS_PROXY)))
                .containsEntry("NODE_TLS_REJECT_UNAUTHORIZED", "1");
    }

    @Test
    void verifiedProxyDoesNotVerifyAnInsecureCarto() {
        assertThat(variables(StackSettings.peered().insecure().proxy(HTTPS_PROXY)))
                .containsEntry("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "GRPC_PROXY", "grpc_proxy"})
    void httpProxyIsNamedByEveryProxyVariable(String name) {
        assertThat(variables(StackSettings.peered().proxy(HTTP_PROXY))).containsEntry(name, HTTP_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"})
    void httpsProxyIsNamedByItsVariables(String name) {
        assertThat(variables(StackSettings.peered().proxy(HTTPS_PROXY))).containsEntry(name, HTTPS_PROXY);
    }

    @Test
    void httpsProxyHasNoGrpcVariable() {
        assertThat(variables(StackSettings.peered().proxy(HTTPS_PROXY))).doesNotContainKeys("GRPC_PROXY", "grpc_proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PROXY", "no_proxy"})
    void cartoBypassesTheProxy(String name) {
        assertThat(variables(StackSettings.peered().proxy(HTTP_PROXY)))
                .containsEntry(name, "localhost,carto.internal.example.com,10.0.0.4");
    }

    @Test
    void furtherHostsBypassTheProxyEachOnce() {
        var settings = StackSettings.peered()
                .proxy(HTTP_PROXY)
                .noProxy("mega.io", "localhost", "10.0.0.4", "carto.internal.example.com", "mega.io");
        assertThat(variables(settings))
                .containsEntry("NO_PROXY", "localhost,carto.internal.example.com,10.0.0.4,mega.io");
    }

    @Test
    void cartoByItsAddressBypassesTheProxy() {
        assertThat(variables(StackSettings.peered().cartoDns(CartoDns.IP).proxy(HTTP_PROXY)))
                .containsEntry("NO_PROXY", "localhost,10.0.0.4");
    }

    @Test
    void cartoByItsNameBypassesTheProxy() {
        assertThat(variables(StackSettings.peered().cartoDns(CartoDns.EXISTING).proxy(HTTP_PROXY)))
                .containsEntry("NO_PROXY", "localhost,carto.internal.example.com");
    }

    @Test
    void withoutProxyNothingBypassesIt() {
        assertThat(variables(StackSettings.peered().noProxy("mega.io"))).doesNotContainKeys("NO_PROXY", "no_proxy");
    }

    @Test
    void variablesAreInAlphabeticalOrder() {
        var settings = StackSettings.peered()
                .proxy(HTTP_PROXY)
                .env("ZULU", "1")
                .env("ALPHA", "2")
                .env("MIKE", "3");
        assertThat(List.copyOf(variables(settings).keySet())).isSorted();
    }

    @Test
    void secretVariablesAreInAlphabeticalOrder() {
        var settings = StackSettings.peered()
                .secretEnv("ZULU", "1")
                .secretEnv("ALPHA", "2")
                .secretEnv("MIKE", "3");
        assertThat(variables(settings).keySet())
                .filteredOn(List.of("ALPHA", "MIKE", "ZULU")::contains)
                .containsExactly("ALPHA", "MIKE", "ZULU");
    }

    @Test
    void furtherVariablesAreAdded() {
        assertThat(variables(StackSettings.peered().env("LOG_LEVEL", "debug"))).containsEntry("LOG_LEVEL", "debug");
    }

    @Test
    void secretVariableRefersToASecretOfTheApp() {
        var settings = StackSettings.peered().secretEnv("API_KEY", "s3cret");
        var reference = variables(settings).get("API_KEY").replace("secret:", "");
        assertThat(app(settings).listAt("configuration.secrets"))
                .isEqualTo(List.of(Map.of("name", reference, "value", "s3cret")));
    }

    @Test
    void secretVariableIsSecret() {
        var app = app(StackSettings.peered().secretEnv("API_KEY", "s3cret"));
        assertThat(Inputs.secret(app, "configuration.secrets[0].value")).isTrue();
    }

    @Test
    void secretVariablesWithSimilarNamesStayApart() {
        var settings = StackSettings.peered().secretEnv("API_KEY", "one").secretEnv("API__KEY", "two");
        assertThat(app(settings).listAt("configuration.secrets"))
                .extracting(secret -> secret.get("value"))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(variables(settings).get("API_KEY"))
                .isNotEqualTo(variables(settings).get("API__KEY"));
    }

    @Test
    void withoutCaBundleNoFileIsNamed() {
        assertThat(variables(StackSettings.peered())).doesNotContainKey("NODE_EXTRA_CA_CERTS");
    }

    @Test
    void fileOfTheCaBundleIsReallyThere() {
        var settings = StackSettings.peered().caBundle(PEM);
        var app = app(settings);
        var mount = app.listAt("template.containers[0].volumeMounts").get(0);
        var volume = app.listAt("template.volumes").stream()
                .filter(candidate -> candidate.get("name").equals(mount.get("volumeName")))
                .findFirst()
                .orElseThrow();
        var item = ((List<?>) volume.get("secrets")).get(0);
        assertThat(variables(settings))
                .containsEntry("NODE_EXTRA_CA_CERTS", mount.get("mountPath") + "/" + ((Map<?, ?>) item).get("path"));
    }

    @Test
    void volumeOfTheCaBundleIsMadeOfASecret() {
        var app = app(StackSettings.peered().caBundle(PEM));
        assertThat(app.at("template.volumes[0].storageType")).isEqualTo("Secret");
        assertThat(app.listAt("configuration.secrets"))
                .filteredOn(secret -> secret.get("name").equals(app.at("template.volumes[0].secrets[0].secretRef")))
                .extracting(secret -> secret.get("value"))
                .containsExactly(PEM);
    }

    @Test
    void changedCertificateChangesTheTemplate() {
        assertThat(variables(StackSettings.peered().caBundle(PEM)).get(FINGERPRINT))
                .isNotNull()
                .isNotEqualTo(
                        variables(StackSettings.peered().caBundle(OTHER_PEM)).get(FINGERPRINT));
    }

    @Test
    void changedSecretVariableChangesTheTemplate() {
        assertThat(variables(StackSettings.peered().secretEnv("API_KEY", "one")).get(FINGERPRINT))
                .isNotEqualTo(variables(StackSettings.peered().secretEnv("API_KEY", "two"))
                        .get(FINGERPRINT));
    }

    @Test
    void sameCertificateLeavesTheTemplateAsItIs() {
        assertThat(variables(StackSettings.peered().caBundle(PEM)))
                .isEqualTo(variables(StackSettings.peered().caBundle(PEM)));
    }

    /** The registry's password is no input of the container: a new one needs no new revision. */
    @Test
    void changedRegistryPasswordLeavesTheTemplateAsItIs() {
        assertThat(app(StackSettings.peered().registryPassword("one")).at("template"))
                .isEqualTo(app(StackSettings.peered().registryPassword("two")).at("template"));
    }

    @Test
    void noVariableHoldsASecretInPlainText() {
        var settings = StackSettings.peered()
                .secretEnv("API_KEY", "s3cret")
                .registryPassword("hunter2")
                .caBundle(PEM);
        assertThat(variables(settings).values()).doesNotContain("s3cret", "hunter2", PEM);
    }
}
