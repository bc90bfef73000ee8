package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.resourcemanager.network.fluent.models.ApplicationSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import dev.atgateway.settings.Cidr;
import dev.atgateway.verify.RuleChoice.Flow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleChoiceTest {
    private static final Flow TO_CARTO = flow("10.1.0.0/27", "10.0.0.4/32", 443, 443);
    private static final List<Cidr> NETWORK = Range.of(List.of("10.1.0.0/16", "10.0.0.0/16"));

    private static Flow flow(String from, String to, int first, int last) {
        return new Flow(Cidr.parse(from), Cidr.parse(to), first, last);
    }

    private static SecurityRuleInner rule(int priority, String access, String from, String to, String ports) {
        return new SecurityRuleInner()
                .withName("rule-" + priority)
                .withPriority(priority)
                .withAccess(SecurityRuleAccess.fromString(access))
                .withDirection(SecurityRuleDirection.OUTBOUND)
                .withProtocol(SecurityRuleProtocol.TCP)
                .withSourceAddressPrefix(from)
                .withDestinationAddressPrefix(to)
                .withDestinationPortRange(ports);
    }

    private static String blocking(Flow flow, SecurityRuleInner... rules) {
        return new RuleChoice(List.of(rules), SecurityRuleDirection.OUTBOUND, NETWORK)
                .blocking(flow)
                .map(SecurityRuleInner::name)
                .orElse("none");
    }

    @Test
    void lowestPriorityDecides() {
        var allow = rule(100, "Allow", "*", "10.0.0.0/24", "443");
        var deny = rule(200, "Deny", "*", "*", "*");
        assertThat(blocking(TO_CARTO, deny, allow)).isEqualTo("none");
        assertThat(blocking(TO_CARTO, deny, allow.withPriority(300))).isEqualTo("rule-200");
    }

    @Test
    void ruleForAnotherDirectionOrProtocolDoesNotCount() {
        var deny = rule(100, "Deny", "*", "*", "*");
        assertThat(blocking(TO_CARTO, deny.withDirection(SecurityRuleDirection.INBOUND)))
                .isEqualTo("none");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "*", "*", "*").withProtocol(SecurityRuleProtocol.UDP)))
                .isEqualTo("none");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "*", "*", "*").withProtocol(SecurityRuleProtocol.ASTERISK)))
                .isEqualTo("rule-100");
    }

    @Test
    void ruleForAPartOfTheSubnetDecidesForThatPart() {
        var deny = rule(300, "Deny", "*", "*", "*");
        var lower = rule(100, "Allow", "10.1.0.0/28", "10.0.0.4", "443");
        var upper = rule(110, "Allow", "10.1.0.16/28", "10.0.0.4", "443");
        assertThat(blocking(TO_CARTO, lower, deny)).isEqualTo("rule-300");
        assertThat(blocking(TO_CARTO, lower, upper, deny)).isEqualTo("none");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "10.1.0.7", "*", "*"))).isEqualTo("rule-100");
    }

    @Test
    void serviceTagsAreRanges() {
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "*", "VirtualNetwork", "*")))
                .isEqualTo("rule-100");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "*", "Internet", "*"))).isEqualTo("none");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "*", "Storage.WestEurope", "*")))
                .isEqualTo("none");
        var elsewhere = flow("10.1.0.0/27", "10.9.0.4/32", 443, 443);
        assertThat(blocking(elsewhere, rule(100, "Deny", "*", "VirtualNetwork", "*")))
                .isEqualTo("none");
        assertThat(blocking(elsewhere, rule(100, "Deny", "*", "Internet", "*"))).isEqualTo("rule-100");
        var probes = flow("168.63.129.16/32", "10.1.0.0/27", 30000, 32767);
        assertThat(blocking(probes, rule(100, "Deny", "AzureLoadBalancer", "*", "*")))
                .isEqualTo("rule-100");
        assertThat(blocking(TO_CARTO, rule(100, "Deny", "AzureLoadBalancer", "*", "*")))
                .isEqualTo("none");
    }

    @Test
    void augmentedRulesHaveSeveralRangesAndPorts() {
        var several = rule(100, "Deny", null, null, null)
                .withSourceAddressPrefixes(List.of("192.168.0.0/16", "10.1.0.0/16"))
                .withDestinationAddressPrefixes(List.of("10.0.0.0/28", "fd00::/8"))
                .withDestinationPortRanges(List.of("80", "440-450"));
        assertThat(blocking(TO_CARTO, several)).isEqualTo("rule-100");
        assertThat(blocking(TO_CARTO, several.withDestinationPortRanges(List.of("80", "8443"))))
                .isEqualTo("none");
    }

    @Test
    void portsInPartAreTakenApart() {
        var probes = flow("10.1.0.0/27", "10.0.0.4/32", 30000, 32767);
        var deny = rule(300, "Deny", "*", "*", "*");
        var low = rule(100, "Allow", "*", "*", "30000-31000");
        var high = rule(110, "Allow", "*", "*", "31001-32767");
        assertThat(blocking(probes, low, deny)).isEqualTo("rule-300");
        assertThat(blocking(probes, low, high, deny)).isEqualTo("none");
    }

    @Test
    void applicationSecurityGroupsLeaveItOpen() {
        var groups = List.of(new ApplicationSecurityGroupInner());
        var rule = rule(100, "Deny", "*", null, "443").withDestinationApplicationSecurityGroups(groups);
        assertThatThrownBy(() -> blocking(TO_CARTO, rule))
                .isInstanceOf(CouldNotLook.class)
                .hasMessageContaining("rule-100");
        assertThat(blocking(TO_CARTO, rule(50, "Allow", "*", "*", "443"), rule)).isEqualTo("none");
        assertThat(blocking(TO_CARTO, rule.withDestinationPortRange("22"))).isEqualTo("none");
    }

    @Test
    void withoutARuleNothingIsKeptBack() {
        assertThat(Stream.of(TO_CARTO).map(RuleChoiceTest::blocking)).containsExactly("none");
    }
}
