package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.azurenative.ProviderArgs;
import com.pulumi.core.annotations.Import;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CARTO's VNet in another subscription than the gateway's. */
class SubscriptionGraphTest {
    private static final String PROVIDER = "azure-" + MockedCloud.OTHER_SUBSCRIPTION;
    private static final List<String> FLAGS = List.of(
            "disableInstanceDiscovery", "disablePulumiPartnerId", "useDefaultAzureCredential", "useMsi", "useOidc");

    private static final MockedCloud CLOUD = new MockedCloud();
    private static final Graph GRAPH = Graph.of(foreign(), CLOUD);

    private static StackSettings foreign() {
        return StackSettings.peered().cartoVnetId(id("rg-carto", "carto-vnet"));
    }

    private static String id(String group, String vnet) {
        return MockedCloud.vnetId(MockedCloud.OTHER_SUBSCRIPTION, group, vnet);
    }

    @Test
    void ownSubscriptionNeedsNoSecondProvider() {
        assertThat(Graph.of(StackSettings.peered()).ofType("pulumi:providers:azure-native"))
                .isEmpty();
    }

    @Test
    void otherSubscriptionGetsAProviderOfItsOwn() {
        assertThat(GRAPH.resource(PROVIDER).inputs()).containsEntry("subscriptionId", MockedCloud.OTHER_SUBSCRIPTION);
    }

    @Test
    void reversePeeringAloneUsesIt() {
        assertThat(GRAPH.custom())
                .filteredOn(resource -> resource.provider().isPresent())
                .extracting(Declared::name)
                .containsExactly("peering-from-carto");
        assertThat(GRAPH.resource("peering-from-carto").provider()).contains(PROVIDER);
    }

    @Test
    void lookUpOfCartosVnetUsesIt() {
        assertThat(CLOUD.calls("getVirtualNetwork"))
                .filteredOn(call -> call.args.get("virtualNetworkName").equals("carto-vnet"))
                .singleElement()
                .satisfies(call -> assertThat(call.provider).contains(PROVIDER));
    }

    @Test
    void lookUpOfTheOwnVnetDoesNot() {
        assertThat(CLOUD.calls("getVirtualNetwork"))
                .filteredOn(call -> call.args.get("virtualNetworkName").equals("carto-at-gateway-vnet"))
                .singleElement()
                .satisfies(call -> assertThat(call.provider).isNullOrEmpty());
    }

    static Stream<String> providerKeys() {
        return Arrays.stream(ProviderArgs.class.getDeclaredFields())
                .map(field -> field.getAnnotation(Import.class))
                .filter(property -> property != null)
                .map(Import::name)
                .filter(key -> !key.equals("subscriptionId"));
    }

    @ParameterizedTest
    @MethodSource("providerKeys")
    void itCopiesEveryKeyOfTheStack(String key) {
        var value = FLAGS.contains(key) ? "true" : key.equals("auxiliaryTenantIds") ? "[\"tenant\"]" : "some-value";
        assertThat(Graph.of(foreign().azure(key, value)).resource(PROVIDER).at(key))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientSecret", "clientCertificatePassword", "oidcToken", "oidcRequestToken"})
    void itKeepsSecretsSecret(String key) {
        var provider = Graph.of(foreign().azure(key, "some-value")).resource(PROVIDER);
        assertThat(Inputs.secret(provider, key)).isTrue();
    }

    @Test
    void hubInTheSameSubscriptionSharesIt() {
        var graph = Graph.of(
                StackSettings.hub()
                        .cartoVnetId(id("rg-carto", "carto-vnet"))
                        .hubVnetId(id("rg-hub", "hub-vnet").toUpperCase(Locale.ROOT)),
                new MockedCloud().vnet("RG-HUB", "HUB-VNET", "westeurope", "10.2.0.0/16"));
        assertThat(graph.ofType("pulumi:providers:azure-native")).hasSize(1);
        assertThat(graph.resource("peering-from-hub").provider()).contains(PROVIDER);
    }

    @Test
    void configuredSubscriptionIsNotAskedFor() {
        assertThat(CLOUD.calls("getClientConfig")).isEmpty();
    }

    @Test
    void withoutOneInTheConfigTheLoginsSubscriptionIsTheOwn() {
        var cloud = new MockedCloud();
        var graph = Graph.of(StackSettings.peered().withoutAzureSubscription(), cloud);
        assertThat(cloud.calls("getClientConfig")).hasSize(1);
        assertThat(graph.ofType("pulumi:providers:azure-native")).isEmpty();
    }
}
