package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Cidr SUBNET = Cidr.parse("10.1.0.0/27");

    @Test
    void theSmallestConfigGivesTheDefaultsOfTheContract() {
        Settings settings = Configs.read("peered", Map.of());

        assertThat(settings.network())
                .isEqualTo(new NetworkSettings(
                        Topology.PEERED,
                        Optional.of(Cidr.parse("10.1.0.0/16")),
                        SUBNET,
                        "carto-at-gateway-vnet",
                        "carto-at-gateway-subnet",
                        "container-apps",
                        "carto-at-gateway-to-carto",
                        "carto-to-carto-at-gateway",
                        Optional.empty(),
                        true,
                        Egress.OPEN,
                        List.of()));
        assertThat(settings.carto())
                .isEqualTo(new CartoSettings(
                        VnetId.parse(Configs.filled("@{carto}")),
                        CartoDns.ZONE,
                        Optional.of("carto.internal.example.com"),
                        Optional.of(Ipv4.parse("10.0.1.4")),
                        Optional.empty()));
        assertThat(settings.dns())
                .contains(new DnsSettings(
                        "carto.internal.example.com", "@", Ipv4.parse("10.0.1.4"), 300, "carto-at-gateway-link"));
        assertThat(settings.gateway())
                .isEqualTo(new GatewaySettings(
                        "carto-at-gateway",
                        "carto-at-gateway-env",
                        "at-gateway",
                        "registry.example.com/carto/at-gateway:1.0.0",
                        8080,
                        new BigDecimal("0.5"),
                        new BigDecimal("1"),
                        true,
                        Optional.empty(),
                        1,
                        3,
                        new WorkloadProfile("Consumption", 0, 0),
                        Optional.empty(),
                        new TrustSettings(true, Optional.empty()),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(Cidr.parse("203.0.113.0/24")),
                        false,
                        Optional.empty()));
        DatabricksSettings databricks = settings.databricks().orElseThrow();
        assertThat(databricks.connectionName()).isEqualTo("carto_at_gateway");
        assertThat(databricks.comment()).contains("CARTO AT Gateway");
        assertThat(databricks.basePath()).isEqualTo("/");
        assertThat(databricks.port()).isEqualTo(443);
        assertThat(databricks.credential()).isEqualTo(new Credential.BearerToken(Secret.of("canary-bearer-token")));
        assertThat(databricks.principals()).containsExactly("data-team");
        assertThat(databricks.toolbox()).isEqualTo("carto.carto");
        assertThat(databricks.apiBaseUrl()).isEqualTo("https://carto.internal.example.com/api");
        assertThat(databricks.apiAccessToken()).isEmpty();
        assertThat(settings.group()).isEqualTo(new GroupSettings("rg-carto-at-gateway", false));
        assertThat(settings.tags()).isEmpty();
        assertThat(settings.protect()).isFalse();
        assertThat(settings.azure().location()).contains("westeurope");
        assertThat(settings.azure().subscriptionId()).contains("11111111-1111-1111-1111-111111111111");
    }

    @Test
    void namesFollowTheGatewaysName() {
        Settings settings = Configs.read("peered", Map.of("gatewayName", "gw2"));

        assertThat(settings.network().vnetName()).isEqualTo("gw2-vnet");
        assertThat(settings.network().subnetName()).isEqualTo("gw2-subnet");
        assertThat(settings.network().peeringToName()).isEqualTo("gw2-to-carto");
        assertThat(settings.network().peeringFromName()).isEqualTo("carto-to-gw2");
        assertThat(settings.gateway().name()).isEqualTo("gw2");
        assertThat(settings.gateway().environmentName()).isEqualTo("gw2-env");
        assertThat(settings.dns().orElseThrow().linkName()).isEqualTo("gw2-link");
        assertThat(settings.group().name()).isEqualTo("rg-gw2");
    }

    @Test
    void givenNamesWin() {
        Settings settings = Configs.read(
                "peered",
                Map.of(
                        "vnetName", "v1",
                        "subnetName", "s1",
                        "environmentName", "e1",
                        "peeringToName", "to",
                        "peeringFromName", "from",
                        "dnsLinkName", "link",
                        "resourceGroupName", "group",
                        "existingResourceGroup", true));

        assertThat(settings.network().vnetName()).isEqualTo("v1");
        assertThat(settings.network().subnetName()).isEqualTo("s1");
        assertThat(settings.network().peeringToName()).isEqualTo("to");
        assertThat(settings.network().peeringFromName()).isEqualTo("from");
        assertThat(settings.gateway().environmentName()).isEqualTo("e1");
        assertThat(settings.dns().orElseThrow().linkName()).isEqualTo("link");
        assertThat(settings.group()).isEqualTo(new GroupSettings("group", true));
    }

    @Test
    void sharedHasNoVnetOfItsOwn() {
        NetworkSettings network = Configs.read("shared", Map.of()).network();

        assertThat(network.topology()).isEqualTo(Topology.SHARED);
        assertThat(network.vnetCidr()).isEmpty();
        assertThat(network.subnetCidr()).hasToString("10.0.64.0/27");
    }

    @Test
    void hubIsReadWithAndWithoutItsVnet() {
        assertThat(Configs.read("hub", Map.of()).network().hub())
                .contains(new HubSettings(Ipv4.parse("10.9.0.4"), Optional.of(VnetId.parse(Configs.filled("@{hub}")))));
        assertThat(Configs.read("peered", Map.of("hubFirewallIp", "10.1.9.4"))
                        .network()
                        .hub())
                .contains(new HubSettings(Ipv4.parse("10.1.9.4"), Optional.empty()));
    }

    @Test
    void egressRulesKeepTheirOrder() {
        NetworkSettings network = Configs.read(
                        "restricted",
                        Map.of(
                                "securityGroup",
                                "create",
                                "egressRules",
                                List.of(
                                        Map.of("name", "b", "destination", "Sql", "port", 443, "protocol", "*"),
                                        Map.of(
                                                "name", "a",
                                                "destination", "10.2.0.0/24",
                                                "port", "53",
                                                "protocol", "Udp"))))
                .network();

        assertThat(network.egress()).isEqualTo(Egress.RESTRICTED);
        assertThat(network.egressRules())
                .containsExactly(new EgressRule("b", "Sql", 443, "*"), new EgressRule("a", "10.2.0.0/24", 53, "Udp"));
        assertThat(Configs.read("peered", Map.of("securityGroup", "none"))
                        .network()
                        .securityGroup())
                .isFalse();
    }

    @Test
    void parentZoneGetsANamedRecord() {
        DnsSettings dns = Configs.read(
                        "peered",
                        Map.of(
                                "cartoDnsZone",
                                "EXAMPLE.com",
                                "cartoDomain",
                                "Carto.Internal.example.com",
                                "cartoDnsTtl",
                                60))
                .dns()
                .orElseThrow();

        assertThat(dns)
                .isEqualTo(new DnsSettings(
                        "example.com", "carto.internal", Ipv4.parse("10.0.1.4"), 60, "carto-at-gateway-link"));
    }

    @Test
    void withoutZoneThereAreNoDnsSettings() {
        Settings existing = Configs.read("existingDns", Map.of("cartoSubnetCidr", "10.0.1.0/24"));
        assertThat(existing.dns()).isEmpty();
        assertThat(existing.carto().internalIp()).isEmpty();
        assertThat(existing.carto().subnetCidr()).contains(Cidr.parse("10.0.1.0/24"));

        Settings ip = Configs.read("ip", Map.of());
        assertThat(ip.dns()).isEmpty();
        assertThat(ip.carto().domain()).isEmpty();
        assertThat(ip.databricks().orElseThrow().apiBaseUrl()).isEqualTo("https://10.0.1.4/api");
    }

    @Test
    void gatewayKeysAreRead() {
        GatewaySettings gateway = Configs.read(
                        "dedicated",
                        Map.of(
                                "cpu",
                                "2",
                                "memory",
                                "3.5Gi",
                                "probePath",
                                "/health",
                                "minReplicas",
                                2,
                                "maxReplicas",
                                5,
                                "profileMinNodes",
                                2,
                                "profileMaxNodes",
                                6,
                                "zoneRedundant",
                                true,
                                "logs",
                                "log-analytics"))
                .gateway();

        assertThat(gateway.cpu()).isEqualTo("2");
        assertThat(gateway.memoryGi()).isEqualTo("3.5");
        assertThat(gateway.probePath()).contains("/health");
        assertThat(gateway.minReplicas()).isEqualTo(2);
        assertThat(gateway.maxReplicas()).isEqualTo(5);
        assertThat(gateway.profile()).isEqualTo(new WorkloadProfile("D4", 2, 6));
        assertThat(gateway.profile().consumption()).isFalse();
        assertThat(gateway.zoneRedundant()).isTrue();
        assertThat(gateway.logWorkspace()).contains("carto-at-gateway-env-logs");
    }

    @Test
    void namesOfWhatWasMadeByHandAreRead() {
        Settings settings = Configs.read(
                "peered",
                Map.of(
                        "delegationName", "0",
                        "containerName", "carto-at-gateway",
                        "probes", "none",
                        "logs", "log-analytics",
                        "logWorkspaceName", "workspace-rgmaps1a2b",
                        "connectionComment", "none"));

        assertThat(settings.network().delegationName()).isEqualTo("0");
        assertThat(settings.gateway().containerName()).isEqualTo("carto-at-gateway");
        assertThat(settings.gateway().probes()).isFalse();
        assertThat(settings.gateway().logWorkspace()).contains("workspace-rgmaps1a2b");
        assertThat(settings.databricks().orElseThrow().comment()).isEmpty();
    }

    @Test
    void registryIsAPasswordOrAnIdentity() {
        assertThat(Configs.read("registry", Map.of()).gateway().registry())
                .contains(new RegistrySettings.Password(
                        "registry.example.com", "puller", Secret.of("canary-registry-password")));
        String id = Configs.filled("@{identity}");
        assertThat(Configs.read(
                                "peered",
                                Map.of(
                                        "image", "example.azurecr.io/a:1",
                                        "registryServer", "example.azurecr.io",
                                        "registryIdentityId", id))
                        .gateway()
                        .registry())
                .contains(new RegistrySettings.Identity("example.azurecr.io", id));
    }

    @Test
    void variablesKeepTheirValues() {
        GatewaySettings gateway = Configs.read(
                        "peered",
                        Map.of("env", Map.of("LEVEL", "debug", "RETRIES", 3), "secretEnv", Map.of("TOKEN", "canary")))
                .gateway();

        assertThat(gateway.env()).containsOnly(Map.entry("LEVEL", "debug"), Map.entry("RETRIES", "3"));
        assertThat(gateway.secretEnv()).containsOnly(Map.entry("TOKEN", Secret.of("canary")));
    }

    @Test
    void trustBundleHoldsTheCasOfCartoAndOfTheProxyOnce() {
        String carto = Configs.resource("carto-ca.pem");
        String proxy = Configs.resource("proxy-ca.pem");
        GatewaySettings gateway = Configs.read(
                        "httpsProxy", Map.of("trustedCaCerts", "# CAs\n" + carto.replace("\n", "\r\n") + proxy))
                .gateway();

        assertThat(gateway.trust()).isEqualTo(new TrustSettings(true, Optional.of(carto + proxy)));
        assertThat(gateway.proxy())
                .contains(new ProxySettings(
                        URI.create("https://proxy.example.com:3129"), Optional.empty(), Optional.of(proxy), true));
    }

    @Test
    void insecureIsReadFromBothSwitches() {
        assertThat(Configs.read("peered", Map.of("cartoTls", "insecure"))
                        .gateway()
                        .trust())
                .isEqualTo(new TrustSettings(false, Optional.empty()));
        ProxySettings proxy = Configs.read(
                        "httpsProxy",
                        Map.of("proxyCaCertificate", "", "proxyRejectUnauthorized", false, "proxyCidr", "10.3.0.0/28"))
                .gateway()
                .proxy()
                .orElseThrow();
        assertThat(proxy.rejectUnauthorized()).isFalse();
        assertThat(proxy.caCertificate()).isEmpty();
        assertThat(proxy.cidr()).contains(Cidr.parse("10.3.0.0/28"));
        assertThat(proxy.tls()).isTrue();
    }

    @Test
    void httpProxyIsReadWithWhatBypassesIt() {
        GatewaySettings gateway = Configs.read("httpProxy", Map.of("noProxy", List.of(".example.com", "metadata")))
                .gateway();

        assertThat(gateway.proxy().orElseThrow().tls()).isFalse();
        assertThat(gateway.noProxy()).containsExactly(".example.com", "metadata");
    }

    @Test
    void databricksKeysAreRead() {
        DatabricksSettings databricks = Configs.read(
                        "oauth",
                        Map.ofEntries(
                                Map.entry("connectionName", "c"),
                                Map.entry("connectionComment", "Gateway of the maps team"),
                                Map.entry("connectionBasePath", "/v1"),
                                Map.entry("connectionPort", 8443),
                                Map.entry("principals", List.of("Ada", "bob", "ADA")),
                                Map.entry("toolbox", "a.b"),
                                Map.entry("apiBaseUrl", "https://api.example.com/x"),
                                Map.entry("apiAccessToken", "canary-api-token"),
                                Map.entry("setupStatement", "one ${apiAccessToken}"),
                                Map.entry("versionStatement", "two"),
                                Map.entry("quotaStatement", "three")))
                .databricks()
                .orElseThrow();

        assertThat(databricks)
                .isEqualTo(new DatabricksSettings(
                        "c",
                        Optional.of("Gateway of the maps team"),
                        "/v1",
                        8443,
                        new Credential.OAuthClient(
                                "gateway-client",
                                Secret.of("canary-client-secret"),
                                "gateway",
                                "https://login.example.com/token"),
                        List.of("Ada", "bob"),
                        "a.b",
                        "https://api.example.com/x",
                        Optional.of(Secret.of("canary-api-token")),
                        "one ${apiAccessToken}",
                        "two",
                        "three"));
    }

    @Test
    void databricksCanBeLeftOut() {
        assertThat(Configs.read("peered", Map.of("databricksEnabled", false)).databricks())
                .isEmpty();
    }

    @Test
    void tagsAndProtectionAreRead() {
        Settings settings = Configs.read("peered", Map.of("tags", Map.of("team", "maps"), "protect", true));

        assertThat(settings.tags()).containsOnly(Map.entry("team", "maps"));
        assertThat(settings.protect()).isTrue();
    }

    @Test
    void aTagsNameHasAtMost512Characters() {
        assertThat(Configs.read("peered", Map.of("tags", Map.of("t".repeat(512), "x")))
                        .tags())
                .hasSize(1);
        assertThatThrownBy(() -> Configs.read("peered", Map.of("tags", Map.of("t".repeat(513), "x"))))
                .hasMessageContaining("not the name of a tag");
    }

    @Test
    void theProgramReadsARightConfig() {
        Configs.Case config = Configs.cases("good.yaml").findFirst().orElseThrow();

        assertThat(Settings.read(Configs.stackConfig(config))).isEqualTo(Configs.read(config));
        assertThat(Configs.read(config).gateway().profile().consumption()).isTrue();
    }

    @Test
    void settingsShowNoSecret() {
        Settings settings = Configs.read(
                "registry", Map.of("secretEnv", Map.of("TOKEN", "canary"), "apiAccessToken", "canary-api-token"));

        assertThat(settings.toString()).doesNotContain("canary").contains("[secret]");
    }

    @Test
    void theProgramsOwnClockDecidesWhenNoneIsGiven() {
        Configs.Case expired = Configs.cases("bad-carto.yaml")
                .filter(config -> config.name().equals("trustedCaCertsWithExpiredOne"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> Settings.read(Configs.stackConfig(expired)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("CN=Old CA: expired on 2020-12-31");
    }
}
