package dev.atgateway.graph;

import dev.atgateway.settings.AzureAccess;
import dev.atgateway.settings.AzureSettings;
import dev.atgateway.settings.CartoDns;
import dev.atgateway.settings.CartoSettings;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.Credential;
import dev.atgateway.settings.DatabricksSettings;
import dev.atgateway.settings.DnsSettings;
import dev.atgateway.settings.Egress;
import dev.atgateway.settings.EgressRule;
import dev.atgateway.settings.GatewaySettings;
import dev.atgateway.settings.GroupSettings;
import dev.atgateway.settings.HubSettings;
import dev.atgateway.settings.Ipv4;
import dev.atgateway.settings.NetworkSettings;
import dev.atgateway.settings.ProxySettings;
import dev.atgateway.settings.RegistrySettings;
import dev.atgateway.settings.Secret;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.Topology;
import dev.atgateway.settings.TrustSettings;
import dev.atgateway.settings.VnetId;
import dev.atgateway.settings.Warning;
import dev.atgateway.settings.WorkloadProfile;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings as the reader would give them for the default topology, changed one by one. */
final class StackSettings {
    private final Map<String, Secret> azure = new HashMap<>(Map.of(
            "subscriptionId", Secret.of(MockedCloud.SUBSCRIPTION),
            "location", Secret.of("westeurope")));

    private Topology topology = Topology.PEERED;
    private Optional<Cidr> vnetCidr = Optional.of(Cidr.parse("10.1.0.0/16"));
    private Cidr subnetCidr = Cidr.parse("10.1.0.0/27");
    private Optional<HubSettings> hub = Optional.empty();
    private boolean securityGroup = true;
    private Egress egress = Egress.OPEN;
    private List<EgressRule> egressRules = List.of();

    private VnetId cartoVnetId = VnetId.parse(MockedCloud.CARTO_VNET_ID);
    private CartoDns cartoDns = CartoDns.ZONE;
    private Optional<Cidr> cartoSubnetCidr = Optional.empty();
    private Optional<DnsSettings> dns = Optional.of(
            new DnsSettings("carto.internal.example.com", "@", Ipv4.parse("10.0.0.4"), 300, "carto-at-gateway-link"));

    private String image = "registry.example.com/carto/at-gateway:1.0.0";
    private Optional<String> probePath = Optional.empty();
    private WorkloadProfile profile = new WorkloadProfile("Consumption", 0, 0);
    private Optional<RegistrySettings> registry = Optional.empty();
    private TrustSettings trust = new TrustSettings(true, Optional.empty());
    private Optional<ProxySettings> proxy = Optional.empty();
    private List<String> noProxy = List.of();
    private Map<String, String> env = Map.of();
    private Map<String, Secret> secretEnv = Map.of();
    private List<Cidr> allowedSources = List.of();
    private boolean probes = true;
    private Optional<String> connectionComment = Optional.of("CARTO AT Gateway");
    private boolean zoneRedundant;
    private boolean logs;

    private boolean databricks = true;
    private String connectionName = "carto_at_gateway";
    private Credential credential = new Credential.BearerToken(Secret.of("bearer-token"));
    private List<String> principals = List.of("analysts", "analyst@example.com");
    private Optional<Secret> apiAccessToken = Optional.of(Secret.of("api-token"));

    private GroupSettings group = new GroupSettings("rg-carto-at-gateway", false);
    private Map<String, String> tags = Map.of();
    private boolean protect;
    private List<Warning> warnings = List.of();

    private StackSettings() {}

    /** A VNet of its own, peered with CARTO's. */
    static StackSettings peered() {
        return new StackSettings();
    }

    /** The subnet in CARTO's own VNet. */
    static StackSettings shared() {
        var settings = new StackSettings();
        settings.topology = Topology.SHARED;
        settings.vnetCidr = Optional.empty();
        settings.subnetCidr = Cidr.parse("10.0.8.0/27");
        return settings;
    }

    /** Spokes that reach each other by the firewall of a hub. */
    static StackSettings hub() {
        var settings = new StackSettings();
        settings.hub = Optional.of(new HubSettings(
                Ipv4.parse("10.2.0.4"),
                Optional.of(VnetId.parse(MockedCloud.vnetId(MockedCloud.SUBSCRIPTION, "rg-hub", "hub-vnet")))));
        return settings;
    }

    StackSettings hubVnetId(String id) {
        hub = Optional.of(new HubSettings(Ipv4.parse("10.2.0.4"), Optional.of(VnetId.parse(id))));
        return this;
    }

    /** The firewall lies in a VNet that the gateway's is peered with anyway. */
    StackSettings withoutHubVnet() {
        hub = Optional.of(new HubSettings(Ipv4.parse("10.0.9.4"), Optional.empty()));
        return this;
    }

    StackSettings vnetCidr(String cidr) {
        vnetCidr = Optional.of(Cidr.parse(cidr));
        return this;
    }

    StackSettings withoutSecurityGroup() {
        securityGroup = false;
        return this;
    }

    StackSettings restricted(EgressRule... rules) {
        egress = Egress.RESTRICTED;
        egressRules = List.of(rules);
        return this;
    }

    StackSettings cartoVnetId(String id) {
        cartoVnetId = VnetId.parse(id);
        return this;
    }

    StackSettings cartoSubnetCidr(String cidr) {
        cartoSubnetCidr = Optional.of(Cidr.parse(cidr));
        return this;
    }

    StackSettings cartoDns(CartoDns kind) {
        cartoDns = kind;
        dns = kind == CartoDns.ZONE ? dns : Optional.empty();
        return this;
    }

    StackSettings dns(String zone, String record) {
        dns = Optional.of(new DnsSettings(zone, record, Ipv4.parse("10.0.0.4"), 60, "carto-at-gateway-link"));
        return this;
    }

    StackSettings image(String reference) {
        image = reference;
        return this;
    }

    StackSettings probePath(String path) {
        probePath = Optional.of(path);
        return this;
    }

    StackSettings profile(String type, int minNodes, int maxNodes) {
        profile = new WorkloadProfile(type, minNodes, maxNodes);
        return this;
    }

    StackSettings registryPassword(String password) {
        registry = Optional.of(new RegistrySettings.Password("registry.example.com", "puller", Secret.of(password)));
        return this;
    }

    StackSettings registryIdentity(String identityId) {
        registry = Optional.of(new RegistrySettings.Identity("company.azurecr.io", identityId));
        return this;
    }

    StackSettings insecure() {
        trust = new TrustSettings(false, trust.caBundle());
        return this;
    }

    StackSettings caBundle(String pem) {
        trust = new TrustSettings(trust.verifyCarto(), Optional.of(pem));
        return this;
    }

    StackSettings proxy(String url) {
        proxy = Optional.of(
                new ProxySettings(URI.create(url), Optional.of(Cidr.parse("10.9.0.0/28")), Optional.empty(), true));
        return this;
    }

    StackSettings unverifiedProxy(String url) {
        proxy = Optional.of(
                new ProxySettings(URI.create(url), Optional.of(Cidr.parse("10.9.0.0/28")), Optional.empty(), false));
        return this;
    }

    StackSettings noProxy(String... hosts) {
        noProxy = List.of(hosts);
        return this;
    }

    StackSettings env(String name, String value) {
        env = plus(env, name, value);
        return this;
    }

    StackSettings secretEnv(String name, String value) {
        secretEnv = plus(secretEnv, name, Secret.of(value));
        return this;
    }

    StackSettings allowedSources(String... cidrs) {
        allowedSources = Stream.of(cidrs).map(Cidr::parse).toList();
        return this;
    }

    StackSettings withoutProbes() {
        probes = false;
        return this;
    }

    StackSettings withoutConnectionComment() {
        connectionComment = Optional.empty();
        return this;
    }

    StackSettings zoneRedundant() {
        zoneRedundant = true;
        return this;
    }

    StackSettings logs() {
        logs = true;
        return this;
    }

    StackSettings withoutDatabricks() {
        databricks = false;
        return this;
    }

    StackSettings oauth() {
        credential = new Credential.OAuthClient(
                "client", Secret.of("client-secret"), "gateway.read", "https://login.example.com/token");
        return this;
    }

    StackSettings principals(String... names) {
        principals = List.of(names);
        return this;
    }

    StackSettings withoutApiAccessToken() {
        apiAccessToken = Optional.empty();
        return this;
    }

    StackSettings existingGroup(String name) {
        group = new GroupSettings(name, true);
        return this;
    }

    StackSettings tags(Map<String, String> all) {
        tags = all;
        return this;
    }

    StackSettings protect() {
        protect = true;
        return this;
    }

    StackSettings warnings(Warning... all) {
        warnings = List.of(all);
        return this;
    }

    StackSettings azure(String key, String value) {
        azure.put(key, Secret.of(value));
        return this;
    }

    StackSettings withoutAzureSubscription() {
        azure.remove("subscriptionId");
        return this;
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        var copy = new HashMap<>(map);
        copy.put(key, value);
        return Map.copyOf(copy);
    }

    Settings build() {
        return new Settings(
                network(),
                carto(),
                dns,
                gateway(),
                databricks ? Optional.of(databricks()) : Optional.empty(),
                group,
                tags,
                protect,
                new AzureSettings(azure, AzureAccess.of(azure, Map.of())),
                false,
                warnings);
    }

    private NetworkSettings network() {
        return new NetworkSettings(
                topology,
                vnetCidr,
                subnetCidr,
                "carto-at-gateway-vnet",
                "carto-at-gateway-subnet",
                "container-apps",
                "carto-at-gateway-to-carto",
                "carto-to-carto-at-gateway",
                hub,
                securityGroup,
                egress,
                egressRules);
    }

    private CartoSettings carto() {
        return new CartoSettings(
                cartoVnetId,
                cartoDns,
                cartoDns == CartoDns.IP ? Optional.empty() : Optional.of("carto.internal.example.com"),
                cartoDns == CartoDns.EXISTING ? Optional.empty() : Optional.of(Ipv4.parse("10.0.0.4")),
                cartoSubnetCidr);
    }

    private GatewaySettings gateway() {
        return new GatewaySettings(
                "carto-at-gateway",
                "carto-at-gateway-env",
                "at-gateway",
                image,
                8080,
                new BigDecimal("0.5"),
                new BigDecimal("1"),
                probes,
                probePath,
                1,
                3,
                profile,
                registry,
                trust,
                proxy,
                noProxy,
                env,
                secretEnv,
                allowedSources,
                zoneRedundant,
                logs ? Optional.of("carto-at-gateway-env-logs") : Optional.empty());
    }

    private DatabricksSettings databricks() {
        return new DatabricksSettings(
                connectionName,
                connectionComment,
                "/",
                443,
                credential,
                principals,
                "carto.carto",
                "https://carto.internal.example.com/api",
                apiAccessToken,
                "CALL ${toolbox}.SETUP('${connection}', '${apiBaseUrl}', '${apiAccessToken}');",
                "SELECT ${toolbox}.VERSION();",
                "SELECT ${toolbox}.LDS_QUOTA('${connection}');");
    }
}
