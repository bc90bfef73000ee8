package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.settings.FoundVnet.FoundPeering;
import dev.atgateway.settings.FoundVnet.FoundSubnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveRulesTest {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String OWN = vnetId(SUBSCRIPTION, "rg-carto-at-gateway", "carto-at-gateway-vnet");
    private static final String CARTO = Configs.filled("@{carto}");
    private static final String HUB = Configs.filled("@{hub}");
    private static final String DELEGATION = "Microsoft.App/environments";

    private static String vnetId(String subscription, String group, String name) {
        return subscription + "/resourceGroups/" + group + "/providers/Microsoft.Network/virtualNetworks/" + name;
    }

    private static FoundVnet carto(FoundPeering... peerings) {
        return vnet(CARTO, List.of("10.0.0.0/16"), List.of(), List.of(), List.of(peerings));
    }

    private static FoundVnet cartoWith(FoundSubnet... subnets) {
        return vnet(CARTO, List.of("10.0.0.0/16"), List.of(), List.of(subnets), List.of());
    }

    private static FoundVnet hub(FoundPeering... peerings) {
        return vnet(HUB, List.of("10.9.0.0/16"), List.of(), List.of(), List.of(peerings));
    }

    private static FoundVnet vnet(
            String id, List<String> ranges, List<String> dns, List<FoundSubnet> subnets, List<FoundPeering> peerings) {
        return new FoundVnet(VnetId.parse(id), "West Europe", cidrs(ranges), dns, subnets, peerings);
    }

    private static FoundPeering peering(String name, String remote, String... ranges) {
        return new FoundPeering(name, remote, "Connected", cidrs(List.of(ranges)));
    }

    private static FoundSubnet subnet(String name, String range, String... delegations) {
        return new FoundSubnet(name, cidrs(List.of(range)), List.of(delegations));
    }

    private static List<Cidr> cidrs(List<String> texts) {
        return texts.stream().map(Cidr::parse).toList();
    }

    private static Findings check(String base, Map<String, Object> set, FoundVnet carto) {
        return LiveRules.check(Configs.read(base, set), carto, Optional.empty());
    }

    private static Findings checkHub(Map<String, Object> set, FoundVnet carto, FoundVnet hub) {
        return LiveRules.check(Configs.read("hub", set), carto, Optional.of(hub));
    }

    private static List<String> problems(Findings findings) {
        return findings.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> warnings(Findings findings) {
        return findings.warnings().stream()
                .map(warning -> warning.subject() + ": " + warning.text())
                .toList();
    }

    @Test
    void aRangeClearOfEverythingIsAccepted() {
        Findings findings = check(
                "peered",
                Map.of("cartoSubnetCidr", "10.0.1.0/24"),
                carto(peering("to-other", vnetId(SUBSCRIPTION, "other", "other"), "10.2.0.0/16")));

        assertThat(problems(findings)).isEmpty();
        assertThat(warnings(findings)).isEmpty();
    }

    @Test
    void anOverlapWithCartoNamesBothRangesAndProposesAFreeOne() {
        assertThat(problems(check(
                        "peered",
                        Map.of("vnetCidr", "10.1.0.0/16"),
                        vnet(CARTO, List.of("10.0.0.0/17", "10.1.128.0/17"), List.of(), List.of(), List.of()))))
                .containsExactly("vnetCidr = 10.1.0.0/16: overlaps 10.1.128.0/17 of CARTO's VNet carto-vnet."
                        + " write 10.2.0.0/16, which is clear of all of them, and subnetCidr 10.2.0.0/27");
    }

    @Test
    void anOverlapWithPeeredVnetsNamesAllOfThem() {
        assertThat(problems(check(
                        "peered",
                        Map.of("subnetCidr", "10.1.4.0/24"),
                        carto(
                                peering("a", vnetId(SUBSCRIPTION, "first", "gateway-one"), "10.1.0.0/16"),
                                peering("b", vnetId(SUBSCRIPTION, "second", "data"), "10.2.0.0/16", "10.1.0.0/24")))))
                .containsExactly(
                        "vnetCidr = 10.1.0.0/16: overlaps 10.1.0.0/16 of VNet gateway-one, which is peered with"
                                + " CARTO's VNet already and overlaps 10.1.0.0/24 of VNet data, which is peered with CARTO's VNet"
                                + " already. write 10.3.0.0/16, which is clear of all of them, and subnetCidr 10.3.0.0/24");
    }

    @Test
    void theOwnVnetIsNoOverlap() {
        Stream.of(OWN, OWN.toUpperCase()).forEach(id -> assertThat(problems(
                        check("peered", Map.of(), carto(peering("carto-to-carto-at-gateway", id, "10.1.0.0/16")))))
                .isEmpty());
    }

    @Test
    void theSameNamesInAnotherSubscriptionAreAnotherVnet() {
        String other = vnetId(
                "/subscriptions/22222222-2222-2222-2222-222222222222", "rg-carto-at-gateway", "carto-at-gateway-vnet");

        assertThat(problems(check("peered", Map.of(), carto(peering("x", other, "10.1.0.0/16")))))
                .hasSize(1);
    }

    @Test
    void withoutASubscriptionGroupAndNameTellTheOwnVnet() {
        Settings settings = Configs.read(new Configs.Case(
                "", "peered", Map.of(), List.of("azure-native:subscriptionId"), List.of(), List.of(), List.of()));

        assertThat(LiveRules.check(settings, carto(peering("x", OWN, "10.1.0.0/16")), Optional.empty())
                        .problems())
                .isEmpty();
        assertThat(LiveRules.check(
                                settings,
                                carto(peering(
                                        "x", vnetId(SUBSCRIPTION, "other", "carto-at-gateway-vnet"), "10.1.0.0/16")),
                                Optional.empty())
                        .problems())
                .hasSize(1);
    }

    @Test
    void thePeeringsNameMustBeFree() {
        assertThat(problems(check(
                        "peered",
                        Map.of(),
                        carto(peering(
                                "Carto-to-carto-at-gateway",
                                vnetId(SUBSCRIPTION, "other", "gateway-one"),
                                "10.2.0.0/16")))))
                .containsExactly(
                        "peeringFromName = carto-to-carto-at-gateway: gives Carto-to-carto-at-gateway, the name of a"
                                + " peering of CARTO's VNet with VNet gateway-one. write another name, or another"
                                + " gatewayName");
    }

    @Test
    void thePeeringsNameMustBeFreeInTheHubToo() {
        assertThat(problems(checkHub(
                        Map.of(),
                        carto(),
                        hub(peering(
                                "carto-to-carto-at-gateway-hub",
                                vnetId(SUBSCRIPTION, "other", "gateway-one"),
                                "10.2.0.0/16")))))
                .containsExactly("peeringFromName = carto-to-carto-at-gateway: gives carto-to-carto-at-gateway-hub, the"
                        + " name of a peering of the hub's VNet with VNet gateway-one. write another name, or another"
                        + " gatewayName");
    }

    @Test
    void theOwnVnetMayBeRenamed() {
        String earlier = vnetId(SUBSCRIPTION, "rg-carto-at-gateway", "earlier-name");

        assertThat(problems(
                        check("peered", Map.of(), carto(peering("carto-to-carto-at-gateway", earlier, "10.1.0.0/16")))))
                .isEmpty();
        assertThat(problems(check("peered", Map.of(), carto(peering("other-name", earlier, "10.1.0.0/16")))))
                .hasSize(1);
    }

    @Test
    void noPrivateRangeOfThatSizeIsSaid() {
        assertThat(problems(check(
                        "peered",
                        Map.of("vnetCidr", "8.0.0.0/7", "subnetCidr", "8.0.0.0/27", "cartoInternalIp", "10.0.1.4"),
                        vnet(CARTO, List.of("9.0.0.0/16", "10.0.0.0/16"), List.of(), List.of(), List.of()))))
                .containsExactly("vnetCidr = 8.0.0.0/7: overlaps 9.0.0.0/16 of CARTO's VNet carto-vnet."
                        + " write a smaller range; no private range of this size is free");
    }

    @Test
    void proposalsKeepClearOfReservedRangesAndTakeEveryPrivateSpace() {
        assertThat(FreeRange.ofPrivateSpace(
                        16, cidrs(List.of("10.0.0.0/8", "172.16.0.0/13", "172.24.0.0/14", "172.28.0.0/15"))))
                .contains(Cidr.parse("192.168.0.0/16"));
    }

    @Test
    void cartosAddressesMustLieInItsVnet() {
        assertThat(problems(check(
                        "peered",
                        Map.of("cartoInternalIp", "10.7.1.4", "cartoSubnetCidr", "10.7.0.0/16"),
                        vnet(CARTO, List.of("10.0.0.0/16", "10.7.0.0/24"), List.of(), List.of(), List.of()))))
                .containsExactly(
                        "cartoInternalIp = 10.7.1.4: not inside CARTO's VNet carto-vnet (10.0.0.0/16, 10.7.0.0/24)."
                                + " write the address of CARTO's internal load balancer",
                        "cartoSubnetCidr = 10.7.0.0/16: not inside CARTO's VNet carto-vnet (10.0.0.0/16, 10.7.0.0/24)."
                                + " write the subnet of CARTO's entry point");
    }

    @Test
    void cartosAddressesMayLieInAnyOfItsRanges() {
        assertThat(problems(check(
                        "peered",
                        Map.of("cartoInternalIp", "10.7.0.4", "cartoSubnetCidr", "10.7.0.0/24"),
                        vnet(CARTO, List.of("10.0.0.0/16", "10.7.0.0/24"), List.of(), List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void reservedRangesOfCartoAreWarnedAbout() {
        assertThat(warnings(check(
                        "peered",
                        Map.of(),
                        vnet(CARTO, List.of("10.0.0.0/16", "100.100.0.0/16"), List.of(), List.of(), List.of()))))
                .containsExactly(
                        "NETWORK: CARTO's range 100.100.0.0/16 overlaps what Container Apps reserves: the gateway"
                                + " cannot reach addresses there");
    }

    @Test
    void anotherRegionIsWarnedAboutWhereTheGatewayHasItsOwnVnet() {
        assertThat(warnings(check("peered", Map.of("azure-native:location", "northeurope"), carto())))
                .containsExactly(
                        "NETWORK: the gateway is in northeurope and CARTO in West Europe: CARTO's guide wants one"
                                + " region; every call crosses between the two");
        assertThat(warnings(check("shared", Map.of("azure-native:location", "northeurope"), carto())))
                .isEmpty();
    }

    @Test
    void aDisconnectedPeeringOfOursIsWarnedAbout() {
        FoundPeering left = new FoundPeering("left", OWN, "Disconnected", List.of());
        FoundPeering others = new FoundPeering("x", vnetId(SUBSCRIPTION, "o", "other"), "Disconnected", List.of());

        assertThat(warnings(check("peered", Map.of(), carto(left, others, peering("ours", OWN)))))
                .containsExactly(
                        "NETWORK: the peering left of CARTO's VNet is Disconnected: Azure refuses to make the other"
                                + " side again until it is deleted");
    }

    @Test
    void aSharedSubnetInsideAndClearIsAccepted() {
        Findings findings = check(
                "shared",
                Map.of(),
                cartoWith(
                        subnet("aks", "10.0.0.0/20"),
                        subnet("Carto-at-gateway-subnet", "10.0.64.0/27", "microsoft.app/Environments")));

        assertThat(problems(findings)).isEmpty();
        assertThat(warnings(findings)).isEmpty();
    }

    @Test
    void aSharedSubnetOutsideTheVnetIsRefused() {
        assertThat(problems(
                        check("shared", Map.of("subnetCidr", "10.8.0.0/26"), cartoWith(subnet("aks", "10.0.0.0/24")))))
                .containsExactly("subnetCidr = 10.8.0.0/26: not inside CARTO's VNet carto-vnet (10.0.0.0/16)."
                        + " write 10.0.1.0/26, which is free there");
    }

    @Test
    void aSharedSubnetOverOthersIsRefused() {
        assertThat(problems(check(
                        "shared",
                        Map.of("subnetCidr", "10.0.0.0/24", "cartoInternalIp", "10.0.1.4"),
                        cartoWith(
                                subnet("aks", "10.0.0.0/25"),
                                subnet("db", "10.0.0.128/25"),
                                subnet("x", "10.0.1.0/24")))))
                .containsExactly(
                        "subnetCidr = 10.0.0.0/24: overlaps 10.0.0.0/25 of subnet aks and overlaps 10.0.0.128/25 of"
                                + " subnet db of CARTO's VNet. write 10.0.2.0/24, which is free there");
    }

    @Test
    void aFullVnetIsSaid() {
        assertThat(problems(check("shared", Map.of(), cartoWith(subnet("all", "10.0.0.0/16")))))
                .containsExactly("subnetCidr = 10.0.64.0/27: overlaps 10.0.0.0/16 of subnet all of CARTO's VNet."
                        + " extend the VNet, in which no /27 is free, or use topology peered");
    }

    @Test
    void aSubnetOfOtherPurposeKeepsItsName() {
        assertThat(problems(check(
                        "shared",
                        Map.of("subnetName", "aks"),
                        cartoWith(subnet("AKS", "10.0.0.0/24", "Microsoft.Web/serverFarms")))))
                .containsExactly("subnetName = AKS: the name of a subnet of CARTO's VNet that is not delegated to "
                        + DELEGATION + ". write another name");
    }

    @Test
    void azuresResolverAsCustomServerHangsASharedEnvironment() {
        FoundVnet carto = vnet(CARTO, List.of("10.0.0.0/16"), List.of("168.63.129.16"), List.of(), List.of());

        assertThat(problems(check("shared", Map.of("cartoDns", "existing"), carto)))
                .containsExactly("topology = shared: CARTO's VNet names 168.63.129.16 as its DNS server, with which an"
                        + " environment waits for two hours and fails. remove that server from the VNet (Azure's resolver"
                        + " is its default), or write peered");
        assertThat(problems(check("peered", Map.of(), carto))).isEmpty();
    }

    @Test
    void customDnsServersAreWarnedAboutWhereTheyMatter() {
        FoundVnet carto = vnet(CARTO, List.of("10.0.0.0/16"), List.of("10.0.0.10", "10.0.0.11"), List.of(), List.of());

        assertThat(warnings(check("shared", Map.of(), carto)))
                .containsExactly(
                        "DNS: CARTO's VNet asks its own DNS servers 10.0.0.10, 10.0.0.11: a linked zone answers"
                                + " there only if they forward to Azure's resolver; otherwise set cartoDns to existing");
        assertThat(warnings(check("peered", Map.of("cartoDns", "existing"), carto)))
                .containsExactly(
                        "DNS: the gateway's VNet uses Azure's resolver, not the DNS servers 10.0.0.10, 10.0.0.11 of"
                                + " CARTO's VNet: set cartoDns to zone unless Azure's resolver knows the domain");
        assertThat(warnings(check("shared", Map.of("cartoDns", "existing"), carto)))
                .isEmpty();
        assertThat(warnings(check("peered", Map.of(), carto))).isEmpty();
        assertThat(warnings(check("peered", Map.of("cartoDns", "existing"), carto())))
                .isEmpty();
    }

    @Test
    void aHubThatFitsIsAccepted() {
        Findings findings = checkHub(
                Map.of(),
                carto(peering("to-hub", HUB, "10.9.0.0/16")),
                hub(peering("to-carto", CARTO, "10.0.0.0/16"), peering("to-gateway", OWN, "10.1.0.0/16")));

        assertThat(problems(findings)).isEmpty();
        assertThat(warnings(findings)).isEmpty();
    }

    @Test
    void theHubAndItsPeersAreComparedToo() {
        assertThat(problems(checkHub(
                        Map.of("vnetCidr", "10.8.0.0/15", "subnetCidr", "10.8.0.0/27"),
                        carto(),
                        hub(peering("to-spoke", vnetId(SUBSCRIPTION, "spoke", "spoke"), "10.8.128.0/24")))))
                .containsExactly("vnetCidr = 10.8.0.0/15: overlaps 10.9.0.0/16 of the hub's VNet hub-vnet and overlaps"
                        + " 10.8.128.0/24 of VNet spoke, which is peered with the hub's VNet already."
                        + " write 10.2.0.0/15, which is clear of all of them, and subnetCidr 10.2.0.0/27");
    }

    @Test
    void cartoAndTheHubAreNamedOnceAlthoughTheyArePeered() {
        assertThat(problems(checkHub(
                        Map.of(
                                "vnetCidr",
                                "10.0.0.0/12",
                                "subnetCidr",
                                "10.1.0.0/27",
                                "cartoInternalIp",
                                "192.168.0.4"),
                        vnet(
                                CARTO,
                                List.of("10.0.0.0/16", "192.168.0.0/24"),
                                List.of(),
                                List.of(),
                                List.of(peering("to-hub", HUB.toUpperCase(), "10.9.0.0/16"))),
                        hub(peering("to-carto", CARTO.toUpperCase(), "10.0.0.0/16")))))
                .containsExactly("vnetCidr = 10.0.0.0/12: overlaps 10.0.0.0/16 of CARTO's VNet carto-vnet and overlaps"
                        + " 10.9.0.0/16 of the hub's VNet hub-vnet. write 10.16.0.0/12, which is clear of all of them, and"
                        + " subnetCidr 10.16.0.0/27");
    }

    @Test
    void theFirewallMustLieInTheHub() {
        assertThat(problems(checkHub(Map.of("hubFirewallIp", "10.10.0.4"), carto(), hub())))
                .containsExactly("hubFirewallIp = 10.10.0.4: not inside the hub's VNet hub-vnet (10.9.0.0/16)."
                        + " write the private address of the hub's firewall");
    }

    @Test
    void aFirewallAnywhereElseNeedsItsHub() {
        assertThat(problems(check("peered", Map.of("hubFirewallIp", "10.9.0.4"), carto())))
                .containsExactly(
                        "hubVnetId: required: hubFirewallIp 10.9.0.4 lies neither in vnetCidr nor in CARTO's VNet."
                                + " pulumi config set hubVnetId <resource id of the hub's VNet>");
        assertThat(problems(check("peered", Map.of("hubFirewallIp", "10.1.9.4"), carto())))
                .isEmpty();
        assertThat(problems(check("peered", Map.of("hubFirewallIp", "10.0.9.4"), carto())))
                .isEmpty();
    }

    @Test
    void problemsComeInTheOrderOfTheContract() {
        assertThat(check(
                                "peered",
                                Map.of("hubFirewallIp", "10.20.0.4", "cartoInternalIp", "10.30.0.4"),
                                carto(peering("x", vnetId(SUBSCRIPTION, "o", "other"), "10.1.0.0/16")))
                        .problems())
                .extracting(Problem::key)
                .containsExactly("vnetCidr", "hubVnetId", "cartoInternalIp");
    }
}
