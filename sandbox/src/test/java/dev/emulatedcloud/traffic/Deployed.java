package dev.emulatedcloud.traffic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A whole gateway in a cloud of its own, made as the stack makes it, and short ways to change one thing of it. */
public final class Deployed {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/";
    private static final String GROUP = SUBSCRIPTION + "rg-gateway";

    public static final ResourceId CARTO =
            ResourceId.of(SUBSCRIPTION + "rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet");
    static final ResourceId CARTO_SUBNET = CARTO.child("subnets", "carto-subnet");
    static final ResourceId HUB =
            ResourceId.of(SUBSCRIPTION + "rg-hub/providers/Microsoft.Network/virtualNetworks/hub-vnet");
    public static final ResourceId OWN = network("virtualNetworks/gateway-vnet");
    static final ResourceId GROUP_RULES = network("networkSecurityGroups/gateway-nsg");
    static final ResourceId ROUTES = network("routeTables/gateway-routes");
    public static final ResourceId ZONE = network("privateDnsZones/carto.internal.example.com");
    static final ResourceId ENVIRONMENT = app("managedEnvironments/gateway-env");
    public static final ResourceId APP = app("containerApps/gateway");

    static final String FIREWALL = "10.100.0.4";
    static final String HOST = "carto.internal.example.com";

    public final Cloud cloud;
    public final ResourceManager azure;
    public final UnityCatalog catalog;

    private final ResourceId network;
    private final String range;
    private final Map<String, String> variables = new TreeMap<>();
    private String bundle;

    private Deployed(Cloud cloud, ResourceId network, String range) {
        this.cloud = cloud;
        this.azure = new ResourceManager(cloud);
        this.catalog = new UnityCatalog(cloud);
        this.bundle = authority("10.0.0.4:443");
        this.network = network;
        this.range = range;
    }

    /** In a network of its own, peered with CARTO's. */
    public static Deployed peered() {
        return peered(Cloud.inMemory());
    }

    static Deployed peered(Cloud cloud) {
        var deployed = new Deployed(cloud, OWN, "10.1.0.0/27");
        deployed.put(ResourceId.of(GROUP), located("{}"));
        deployed.put(OWN, located("{'addressSpace': {'addressPrefixes': ['10.1.0.0/16']}}"));
        deployed.deploy();
        deployed.peer(OWN, "to-carto", CARTO);
        deployed.peer(CARTO, "from-carto", OWN);
        return deployed;
    }

    /** In CARTO's own network. */
    public static Deployed shared() {
        var deployed = new Deployed(Cloud.inMemory(), CARTO, "10.0.8.0/27");
        deployed.put(ResourceId.of(GROUP), located("{}"));
        deployed.deploy();
        return deployed;
    }

    /** Through a hub's firewall, with what is the user's to make: the hub's peering with CARTO, and the route back. */
    public static Deployed hubbed() {
        Deployed deployed = peered();
        List.of("to-carto", "from-carto").forEach(name -> {
            ResourceId local = name.equals("to-carto") ? OWN : CARTO;
            deployed.changeProperties(
                    local.child("virtualNetworkPeerings", name),
                    properties -> properties.addProperty("allowForwardedTraffic", true));
        });
        deployed.forward(OWN, "to-hub", HUB);
        deployed.forward(HUB, "from-hub", OWN);
        deployed.forward(HUB, "hub-to-carto", CARTO);
        deployed.forward(CARTO, "carto-to-hub", HUB);
        deployed.routes(ROUTES, deployed.subnet(), route("carto", "10.0.0.0/16", FIREWALL));
        deployed.routes(network("routeTables/carto-routes"), CARTO_SUBNET, route("back", "10.1.0.0/27", FIREWALL));
        return deployed;
    }

    private void deploy() {
        put(GROUP_RULES, located("{}"));
        rules();
        put(subnet(), body(json("""
                {'addressPrefix': '%s', 'networkSecurityGroup': {'id': '%s'},
                 'delegations': [{'name': 'a', 'properties': {'serviceName': 'Microsoft.App/environments'}}]}""".formatted(range, GROUP_RULES))));
        environment(false);
        app(app -> {});
        put(ZONE, Json.object("location", "global", "properties", new JsonObject()));
        link();
        record("10.0.0.4");
        connect("gateway", "https://" + fqdn(), "443");
        grant("analysts", "USE_CONNECTION");
    }

    void environment(boolean internal) {
        put(ENVIRONMENT, located("""
                {'vnetConfiguration': {'infrastructureSubnetId': '%s', 'internal': %s},
                 'workloadProfiles': [{'name': 'Consumption', 'workloadProfileType': 'Consumption'}]}""".formatted(subnet(), internal)));
    }

    /** The app again, in an environment of the given kind. */
    void inEnvironment(boolean internal) {
        azure.delete(APP);
        azure.delete(ENVIRONMENT);
        environment(internal);
        app(app -> {});
        catalog.delete("gateway");
        connect("gateway", "https://" + fqdn(), "443");
    }

    /** Writes the app as the stack does, and a little differently. */
    void app(Consumer<JsonObject> change) {
        JsonObject properties = json("""
                {'managedEnvironmentId': '%s',
                 'configuration': {'ingress': {'external': true, 'targetPort': 8080, 'allowInsecure': false}},
                 'template': {'containers': [{'name': 'at-gateway', 'image': 'registry.example.com/gateway:1',
                   'probes': [{'type': 'Liveness', 'tcpSocket': {'port': 8080}}]}]}}""".formatted(ENVIRONMENT));
        JsonObject container = container(properties);
        if (bundle != null) {
            variables.put("NODE_EXTRA_CA_CERTS", "/etc/at-gateway/certs/trusted-cas.pem");
            properties
                    .getAsJsonObject("configuration")
                    .add("secrets", list(Json.object("name", "trusted-cas", "value", bundle)));
            properties.getAsJsonObject("template").add("volumes", json("""
                    {'a': [{'name': 'trusted-cas', 'storageType': 'Secret',
                            'secrets': [{'secretRef': 'trusted-cas', 'path': 'trusted-cas.pem'}]}]}""").get("a"));
            container.add("volumeMounts", json("""
                    {'a': [{'volumeName': 'trusted-cas', 'mountPath': '/etc/at-gateway/certs'}]}""").get("a"));
        } else {
            variables.remove("NODE_EXTRA_CA_CERTS");
        }
        variables.putIfAbsent("NODE_TLS_REJECT_UNAUTHORIZED", "1");
        container.add(
                "env",
                Json.array(variables.entrySet().stream()
                        .map(entry -> Json.object("name", entry.getKey(), "value", entry.getValue()))));
        change.accept(properties);
        put(APP, Json.object("location", "westeurope", "properties", properties));
    }

    static JsonObject container(JsonObject properties) {
        return Json.objects(properties, "template.containers").findFirst().orElseThrow();
    }

    static JsonObject ingress(JsonObject properties) {
        return Json.objectAt(properties, "configuration.ingress").orElseThrow();
    }

    public Deployed variable(String name, String value) {
        variables.put(name, value);
        app(app -> {});
        return this;
    }

    /** The proxy as the stack sets it: with CARTO's own names beside it. */
    public Deployed proxy(String url, String... bypassed) {
        variables.put("HTTPS_PROXY", url);
        variables.put("https_proxy", url);
        String list = String.join(",", bypassed);
        variables.put("NO_PROXY", list);
        variables.put("no_proxy", list);
        app(app -> {});
        return this;
    }

    /** What is in the file of trusted certificates; null means no file. */
    public Deployed bundle(String pem) {
        bundle = pem;
        app(app -> {});
        return this;
    }

    String authority(String service) {
        return Json.text(cloud.services().find(service).orElseThrow(), "authority")
                .orElseThrow();
    }

    void changeService(String key, Consumer<JsonObject> change) {
        JsonObject service = cloud.services().find(key).orElseThrow();
        change.accept(service);
        cloud.services().put(key, service);
    }

    /** What the stack's security group holds: the rules given, before Azure's own. */
    public void rules(JsonObject... rules) {
        put(
                GROUP_RULES,
                Json.object("location", "westeurope", "properties", Json.object("securityRules", list(rules))));
    }

    /** Nothing leaves the subnet but for CARTO and the addresses and ports given. */
    void restricted(String carto, String... more) {
        var rules = new JsonArray();
        rules.add(rule("AllowCarto", 110, "Outbound", "Allow", range, carto, "443"));
        for (int i = 0; i < more.length; i++) {
            String[] parts = more[i].split(":");
            rules.add(rule("More" + i, 200 + i, "Outbound", "Allow", range, parts[0], parts[1]));
        }
        rules.add(rule("DenyAllOutbound", 4096, "Outbound", "Deny", range, "*", "*"));
        put(GROUP_RULES, Json.object("location", "westeurope", "properties", Json.object("securityRules", rules)));
    }

    static JsonObject rule(
            String name,
            int priority,
            String direction,
            String access,
            String source,
            String destination,
            String port) {
        return json("""
                {'name': '%s', 'properties': {'priority': %d, 'direction': '%s', 'access': '%s', 'protocol': '*',
                 'sourceAddressPrefix': '%s', 'sourcePortRange': '*',
                 'destinationAddressPrefix': '%s', 'destinationPortRange': '%s'}}""".formatted(name, priority, direction, access, source, destination, port));
    }

    /** A security group on CARTO's subnet. */
    void guard(ResourceId subnet, JsonObject... rules) {
        ResourceId group = network("networkSecurityGroups/" + subnet.name() + "-nsg");
        put(group, Json.object("location", "westeurope", "properties", Json.object("securityRules", list(rules))));
        changeProperties(
                subnet, properties -> properties.add("networkSecurityGroup", Json.object("id", group.toString())));
    }

    static JsonObject route(String name, String prefix, String appliance) {
        return json("""
                {'name': '%s', 'properties': {'addressPrefix': '%s', 'nextHopType': 'VirtualAppliance',
                 'nextHopIpAddress': '%s'}}""".formatted(name, prefix, appliance));
    }

    static JsonObject deadEnd(String name, String prefix) {
        return json(
                "{'name': '%s', 'properties': {'addressPrefix': '%s', 'nextHopType': 'None'}}".formatted(name, prefix));
    }

    void routes(ResourceId table, ResourceId subnet, JsonObject... routes) {
        put(table, Json.object("location", "westeurope", "properties", Json.object("routes", list(routes))));
        changeProperties(subnet, properties -> properties.add("routeTable", Json.object("id", table.toString())));
    }

    void peer(ResourceId local, String name, ResourceId remote) {
        put(local.child("virtualNetworkPeerings", name), peeringBody(remote, false));
    }

    void forward(ResourceId local, String name, ResourceId remote) {
        put(local.child("virtualNetworkPeerings", name), peeringBody(remote, true));
    }

    private static JsonObject peeringBody(ResourceId remote, boolean forwarded) {
        return body(json("""
                {'remoteVirtualNetwork': {'id': '%s'}, 'allowVirtualNetworkAccess': true, 'allowForwardedTraffic': %s}""".formatted(remote, forwarded)));
    }

    void link() {
        put(
                ZONE.child("virtualNetworkLinks", "link"),
                Json.object(
                        "location",
                        "global",
                        "properties",
                        Json.object("virtualNetwork", Json.object("id", network.toString()))));
    }

    void record(String address) {
        record(ZONE.child("A", "@"), address);
    }

    void record(ResourceId id, String address) {
        put(id, body(json("{'ttl': 300, 'aRecords': [{'ipv4Address': '%s'}]}".formatted(address))));
    }

    /** A private zone that is linked to the gateway's network. */
    void zone(String name) {
        ResourceId zone = network("privateDnsZones/" + name);
        put(zone, Json.object("location", "global", "properties", new JsonObject()));
        put(
                zone.child("virtualNetworkLinks", "link"),
                Json.object(
                        "location",
                        "global",
                        "properties",
                        Json.object("virtualNetwork", Json.object("id", network.toString()))));
    }

    void dnsServer(String address, String name, String meaning) {
        cloud.services()
                .put(
                        address + ":53",
                        Json.object(
                                "address",
                                address,
                                "port",
                                53,
                                "virtualNetwork",
                                CARTO.toString(),
                                "resolves",
                                Json.object(name, meaning)));
        changeProperties(
                network, properties -> properties.add("dhcpOptions", Json.object("dnsServers", texts(address))));
    }

    void connect(String name, String url, String port) {
        JsonObject options = Json.object("host", url, "port", port, "base_path", "/", "bearer_token", "token");
        if (catalog.find(name).isPresent()) {
            catalog.update(name, Json.object("options", options));
        } else {
            catalog.create(Json.object("name", name, "connection_type", "HTTP", "options", options));
        }
    }

    String fqdn() {
        return Json.text(azure.get(APP), "properties.configuration.ingress.fqdn")
                .orElseThrow();
    }

    void grant(String principal, String privilege) {
        change(principal, "add", privilege);
    }

    void revoke(String principal, String privilege) {
        change(principal, "remove", privilege);
    }

    private void change(String principal, String verb, String privilege) {
        JsonObject change = Json.object("principal", principal, verb, texts(privilege));
        catalog.permissions().change("gateway", Json.object("changes", list(change)));
    }

    public void delete(ResourceId id) {
        azure.delete(id);
    }

    ResourceId peering(ResourceId local, String name) {
        return local.child("virtualNetworkPeerings", name);
    }

    ResourceId subnet() {
        return network.child("subnets", "gateway-subnet");
    }

    /** Changes what is stored past the rules of Azure: for what no request of a user's can bring about. */
    public void force(ResourceId id, Consumer<JsonObject> change) {
        JsonObject document = cloud.azure().find(id.key()).orElseThrow();
        change.accept(document.getAsJsonObject("properties"));
        cloud.azure().put(id.key(), document);
    }

    void changeProperties(ResourceId id, Consumer<JsonObject> change) {
        JsonObject document = azure.get(id);
        change.accept(document.getAsJsonObject("properties"));
        azure.put(id, document);
    }

    private void put(ResourceId id, JsonObject body) {
        azure.put(id, body);
    }

    static ResourceId network(String typeAndName) {
        return ResourceId.of(GROUP + "/providers/Microsoft.Network/" + typeAndName);
    }

    private static ResourceId app(String typeAndName) {
        return ResourceId.of(GROUP + "/providers/Microsoft.App/" + typeAndName);
    }

    static JsonObject json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private static JsonObject located(String properties) {
        return Json.object("location", "westeurope", "properties", json(properties));
    }

    private static JsonObject body(JsonObject properties) {
        return Json.object("properties", properties);
    }

    static JsonArray list(JsonElement... elements) {
        return Json.array(Arrays.stream(elements));
    }

    static JsonArray texts(String... texts) {
        return Json.array(Arrays.stream(texts).map(JsonPrimitive::new));
    }

    Walk walk(Call call) {
        return new Walker(azure).walk(call);
    }

    static String names(Walk walk) {
        return walk.hops().stream().map(hop -> hop.name().toString()).distinct().collect(Collectors.joining(", "));
    }
}
