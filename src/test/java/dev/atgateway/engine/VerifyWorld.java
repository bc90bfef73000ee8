package dev.atgateway.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A deployed gateway in its cloud, ways to change one thing of it, and the way back. */
final class VerifyWorld {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/";
    private static final String HUB_NETWORK = SUBSCRIPTION + "rg-hub/providers/Microsoft.Network/";

    static final String CARTO = TryProject.CARTO_VNET;
    static final String CARTO_SUBNET = CARTO + "/subnets/carto-subnet";
    static final String HUB = HUB_NETWORK + "virtualNetworks/hub-vnet";
    static final String CONNECTION = "connections/carto_at_gateway";
    static final String FIREWALL = "10.100.0.4";
    static final String SERVICE = "services/10.0.0.4:443";

    private final CloudControl control;
    private final JsonObject before;
    private final JsonObject outputs;
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> made = new HashSet<>();
    private final List<Runnable> undo = new ArrayList<>();

    /**
     * A cloud as it is now.
     *
     * @param cloud what {@code ./try cloud --json} prints
     * @param outputs the stack's
     */
    VerifyWorld(CloudControl control, String cloud, JsonObject outputs) {
        this.control = control;
        this.before = JsonParser.parseString(cloud).getAsJsonObject().getAsJsonObject("azure");
        this.outputs = outputs;
    }

    String output(String key) {
        return outputs.get(key).getAsString();
    }

    String app() {
        return output("containerAppId");
    }

    String environment() {
        return output("environmentId");
    }

    String revision() {
        return app() + "/revisions/"
                + before.getAsJsonObject(app())
                        .getAsJsonObject("properties")
                        .get("latestRevisionName")
                        .getAsString();
    }

    String peering(int place) {
        return outputs.getAsJsonArray("peeringIds").get(place).getAsString();
    }

    String zone() {
        return output("privateZoneId");
    }

    String record() {
        return zone() + "/A/@";
    }

    String link() {
        return zone() + "/virtualNetworkLinks/carto-at-gateway-link";
    }

    String network(String name) {
        return SUBSCRIPTION + "rg-carto-at-gateway/providers/Microsoft.Network/" + name;
    }

    /** Changes a resource of Azure; it comes back by itself. */
    void set(String id, String... values) {
        touched.add(id);
        made.add(id);
        control.set(id, values);
    }

    /** Deletes a resource of Azure with all that is in it; it comes back by itself. */
    void delete(String id) {
        touched.add(id);
        made.remove(id);
        before.keySet().stream().filter(child -> child.startsWith(id + "/")).forEach(touched::add);
        control.delete(id);
    }

    /** Changes something else; {@code back} is what stood there. */
    void change(String id, String value, String back) {
        control.set(id, value);
        undo.add(() -> control.set(id, back));
    }

    /** A security group with one rule before Azure's own. */
    void rule(String group, String direction, String access, String from, String to, String port) {
        set(group, """
                properties.securityRules=[{"name": "wrong", "properties": {"priority": 100, "direction": "%s",
                  "access": "%s", "protocol": "*", "sourceAddressPrefix": "%s", "sourcePortRange": "*",
                  "destinationAddressPrefix": "%s", "destinationPortRange": "%s"}}]""".formatted(direction, access, from, to, port));
    }

    /** A route table on a subnet. */
    void route(String subnet, String prefix, String hop) {
        var table = network("routeTables/table-of-" + subnet.substring(subnet.lastIndexOf('/') + 1));
        set(table, "location=westeurope", """
                properties.routes=[{"name": "wrong", "properties": {"addressPrefix": "%s", %s}}]""".formatted(prefix, hop));
        set(subnet, "properties.routeTable.id=" + table);
    }

    static String by(String appliance) {
        return "\"nextHopType\": \"VirtualAppliance\", \"nextHopIpAddress\": \"" + appliance + "\"";
    }

    /** What a deployment through the hub has, and what is its user's to make beside it. */
    void throughTheHub() {
        peer(peering(0), CARTO, "10.0.0.0/16");
        peer(peering(1), output("vnetId"), "10.1.0.0/16");
        peer(toHub(), HUB, "10.100.0.0/16");
        peer(fromHub(), output("vnetId"), "10.1.0.0/16");
        route(output("subnetId"), "10.0.0.0/16", by(FIREWALL));
        beyondTheHub();
    }

    /** The hub's peering with CARTO's VNet, and CARTO's route back: no stack makes them. */
    void beyondTheHub() {
        peer(HUB + "/virtualNetworkPeerings/hub-to-carto", CARTO, "10.0.0.0/16");
        peer(CARTO + "/virtualNetworkPeerings/carto-to-hub", HUB, "10.100.0.0/16");
        route(CARTO_SUBNET, "10.1.0.0/27", by(FIREWALL));
    }

    /** A CARTO in the second subscription's VNet; the first one is none any more. */
    void secondCarto() {
        var group = "/subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-carto-two";
        var vnet = group + "/providers/Microsoft.Network/virtualNetworks/carto-two-vnet";
        set(
                group + "/providers/Microsoft.Network/loadBalancers/carto-two-ilb",
                "location=westeurope",
                """
                properties.frontendIPConfigurations=[{"name": "private", "properties": {"privateIPAddress": "10.20.0.4",
                  "subnet": {"id": "%s/subnets/carto-subnet"}}}]""".formatted(vnet),
                """
                properties.loadBalancingRules=[{"name": "https", "properties": {"protocol": "Tcp", "frontendPort": 443,
                  "backendPort": 443}}]""");
        change(SERVICE, "loadBalancer=", "loadBalancer=carto-ilb");
        control.set(
                "services/10.20.0.4:443",
                "address=10.20.0.4",
                "port=443",
                "loadBalancer=carto-two-ilb",
                "virtualNetwork=" + vnet,
                "host=carto-two.internal.example.com");
        undo.add(() -> control.delete("services/10.20.0.4:443"));
    }

    String toHub() {
        return output("vnetId") + "/virtualNetworkPeerings/carto-at-gateway-to-carto-hub";
    }

    String fromHub() {
        return HUB + "/virtualNetworkPeerings/carto-to-carto-at-gateway-hub";
    }

    private void peer(String id, String remote, String range) {
        set(
                id,
                "properties.remoteVirtualNetwork.id=" + remote,
                "properties.remoteAddressSpace.addressPrefixes=[\"" + range + "\"]",
                "properties.peeringState=Connected",
                "properties.allowVirtualNetworkAccess=true",
                "properties.allowForwardedTraffic=true");
    }

    /** Everything as it was. */
    void restore() {
        Collections.reverse(undo);
        undo.forEach(Runnable::run);
        undo.clear();
        for (var id : touched) {
            if (before.has(id)) {
                control.set(
                        id,
                        before.getAsJsonObject(id).entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + (field.getValue().isJsonPrimitive()
                                                ? field.getValue().getAsString()
                                                : field.getValue()))
                                .toArray(String[]::new));
            } else if (made.contains(id)) {
                control.delete(id);
            }
        }
        touched.clear();
        made.clear();
    }
}
