package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.settings.EgressRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityRulesGraphTest {
    private static final EgressRule POSTGRES = new EgressRule("Postgres", "10.7.0.0/24", 5432, "Tcp");

    private static Declared group(StackSettings settings) {
        return Graph.of(settings).resource("gateway-nsg");
    }

    private static List<Map<String, Object>> rules(StackSettings settings, String direction) {
        return group(settings).listAt("securityRules").stream()
                .filter(rule -> rule.get("direction").equals(direction))
                .sorted(Comparator.comparing(rule -> (Double) rule.get("priority")))
                .toList();
    }

    private static List<Map<String, Object>> outbound(StackSettings settings) {
        return rules(settings, "Outbound");
    }

    private static List<String> outboundNames(StackSettings settings) {
        return outbound(settings).stream()
                .map(rule -> (String) rule.get("name"))
                .toList();
    }

    private static Map<String, Object> outbound(StackSettings settings, String name) {
        return outbound(settings).stream()
                .filter(rule -> rule.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRuleOfTheProgramHasAReservedName() {
        var everything = StackSettings.peered()
                .restricted()
                .image("company.azurecr.io/at-gateway:1")
                .proxy("http://proxy.example.com:3128")
                .logs();
        assertThat(group(everything).listAt("securityRules").stream().map(rule -> (String) rule.get("name")))
                .containsExactlyInAnyOrderElementsOf(EgressRule.RESERVED_NAMES);
    }

    @Test
    void openEgressDeniesNothing() {
        assertThat(outbound(StackSettings.peered()))
                .noneMatch(rule -> rule.get("access").equals("Deny"));
    }

    @Test
    void loadBalancerMayProbeTheEnvironment() {
        assertThat(rules(StackSettings.peered(), "Inbound")).singleElement().satisfies(rule -> assertThat(rule)
                .containsEntry("sourceAddressPrefix", "AzureLoadBalancer")
                .containsEntry("destinationAddressPrefix", "10.1.0.0/27")
                .containsEntry("destinationPortRange", "30000-32767")
                .containsEntry("access", "Allow"));
    }

    @Test
    void environmentMayTalkToItself() {
        assertThat(outbound(StackSettings.peered(), "AllowEnvironment"))
                .containsEntry("sourceAddressPrefix", "10.1.0.0/27")
                .containsEntry("destinationAddressPrefix", "10.1.0.0/27")
                .containsEntry("protocol", "*")
                .containsEntry("destinationPortRange", "*");
    }

    @Test
    void gatewayMayCallCartoOverHttps() {
        assertThat(outbound(StackSettings.peered(), "AllowCarto"))
                .containsEntry("destinationAddressPrefix", "10.0.0.0/16")
                .containsEntry("destinationPortRange", "443")
                .containsEntry("protocol", "Tcp")
                .containsEntry("access", "Allow");
    }

    @Test
    void cartosSubnetNarrowsThatRule() {
        assertThat(outbound(StackSettings.peered().cartoSubnetCidr("10.0.1.0/24"), "AllowCarto"))
                .containsEntry("destinationAddressPrefix", "10.0.1.0/24");
    }

    @Test
    void severalRangesOfCartoGoIntoTheOneRule() {
        var cloud = new MockedCloud().vnet("rg-carto", "carto-vnet", "westeurope", "10.0.0.0/16", "10.4.0.0/16");
        var rules =
                Graph.of(StackSettings.peered(), cloud).resource("gateway-nsg").listAt("securityRules");
        assertThat(rules)
                .filteredOn(rule -> rule.get("name").equals("AllowCarto"))
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .containsEntry("destinationAddressPrefixes", List.of("10.0.0.0/16", "10.4.0.0/16"))
                        .doesNotContainKey("destinationAddressPrefix"));
    }

    @Test
    void restrictedEgressAllowsWhatContainerAppsNeedsAndCarto() {
        assertThat(outboundNames(StackSettings.peered().restricted()))
                .containsExactly(
                        "AllowEnvironment",
                        "AllowCarto",
                        "AllowDns",
                        "AllowMicrosoftContainerRegistry",
                        "AllowAzureFrontDoorFirstParty",
                        "DenyAllOutbound");
    }

    @Test
    void restrictedEgressDeniesTheRestLast() {
        assertThat(outbound(StackSettings.peered().restricted())).last().satisfies(rule -> assertThat(rule)
                .containsEntry("access", "Deny")
                .containsEntry("protocol", "*")
                .containsEntry("destinationAddressPrefix", "*")
                .containsEntry("destinationPortRange", "*"));
    }

    @Test
    void azureDnsIsReachableByUdpAndTcp() {
        assertThat(outbound(StackSettings.peered().restricted(), "AllowDns"))
                .containsEntry("destinationAddressPrefix", "168.63.129.16")
                .containsEntry("destinationPortRange", "53")
                .containsEntry("protocol", "*");
    }

    @Test
    void proxyByNameIsReachableAtItsRange() {
        assertThat(outbound(StackSettings.peered().restricted().proxy("http://proxy.example.com:3128"), "AllowProxy"))
                .containsEntry("destinationAddressPrefix", "10.9.0.0/28")
                .containsEntry("destinationPortRange", "3128")
                .containsEntry("protocol", "Tcp");
    }

    @Test
    void openEgressNeedsNoRuleForTheProxy() {
        assertThat(outboundNames(StackSettings.peered().proxy("http://proxy.example.com:3128")))
                .doesNotContain("AllowProxy");
    }

    @Test
    void egressRuleIsTakenAsItIs() {
        assertThat(outbound(StackSettings.peered().restricted(POSTGRES), "Postgres"))
                .containsEntry("destinationAddressPrefix", "10.7.0.0/24")
                .containsEntry("destinationPortRange", "5432")
                .containsEntry("protocol", "Tcp")
                .containsEntry("access", "Allow");
    }

    @Test
    void managedIdentitySignsIn() {
        assertThat(outbound(
                        StackSettings.peered()
                                .restricted()
                                .image("registry.example.com/at-gateway:1")
                                .registryIdentity("/id"),
                        "AllowAzureActiveDirectory"))
                .containsEntry("destinationAddressPrefix", "AzureActiveDirectory")
                .containsEntry("destinationPortRange", "443");
    }

    /** The settings ask for no egress rule for these: they count them as covered by a service tag. */
    @ParameterizedTest
    @ValueSource(strings = {"azurecr.io", "azurecr.us", "azurecr.cn"})
    void imageInAnAzureRegistryIsReachable(String domain) {
        assertThat(outboundNames(StackSettings.peered().restricted().image("company." + domain + "/at-gateway:1")))
                .contains("AllowAzureActiveDirectory", "AllowAzureContainerRegistry", "AllowStorage");
    }

    @Test
    void logsReachAzureMonitor() {
        assertThat(outbound(StackSettings.peered().restricted().logs(), "AllowAzureMonitor"))
                .containsEntry("destinationAddressPrefix", "AzureMonitor");
    }

    @Test
    void everyRuleSaysWhyItIsThere() {
        assertThat(group(everything()).listAt("securityRules"))
                .allSatisfy(rule -> assertThat((String) rule.get("description")).isNotBlank());
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(group(everything()).listAt("securityRules"))
                .extracting(rule -> rule.get("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoRulesOfADirectionHaveOnePriority() {
        assertThat(group(everything()).listAt("securityRules"))
                .extracting(rule -> rule.get("direction") + " " + rule.get("priority"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPriorityIsOneThatAzureAccepts() {
        assertThat(group(everything()).listAt("securityRules"))
                .allSatisfy(rule -> assertThat((Double) rule.get("priority")).isBetween(100.0, 4096.0));
    }

    private static StackSettings everything() {
        return StackSettings.peered()
                .restricted(POSTGRES, new EgressRule("Redis", "10.7.1.0/24", 6379, "Tcp"))
                .proxy("http://10.9.0.4:3128")
                .image("company.azurecr.io/at-gateway:1")
                .registryIdentity("/id")
                .logs();
    }
}
