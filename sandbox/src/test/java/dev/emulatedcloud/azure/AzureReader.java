package dev.emulatedcloud.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.appcontainers.ContainerAppsApiManager;
import com.azure.resourcemanager.appcontainers.models.ContainerApp;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.privatedns.PrivateDnsZoneManager;
import com.azure.resourcemanager.resources.models.GenericResource;
import com.azure.resourcemanager.resources.models.ResourceGroup;
import dev.emulatedcloud.rest.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Azure's own clients, which read everything in a subscription: each resource by the client of its type. */
public final class AzureReader {
    private final NetworkManager network;
    private final PrivateDnsZoneManager dns;
    private final ContainerAppsApiManager apps;
    private final com.azure.resourcemanager.resources.ResourceManager resources;

    /** Clients of a server such as {@code https://localhost:1234}, which trust one authority's file only. */
    public AzureReader(URI endpoint, Path authority, String subscription) {
        HttpClient http = new JdkHttpClientBuilder(
                        java.net.http.HttpClient.newBuilder().sslContext(Trust.only(authority)))
                .build();
        TokenCredential credential = request ->
                Mono.just(new AccessToken("any-token", OffsetDateTime.now().plusHours(1)));
        var profile = new AzureProfile("any-tenant", subscription, environment(endpoint.toString()));
        network = NetworkManager.configure().withHttpClient(http).authenticate(credential, profile);
        dns = PrivateDnsZoneManager.configure().withHttpClient(http).authenticate(credential, profile);
        apps = ContainerAppsApiManager.configure().withHttpClient(http).authenticate(credential, profile);
        resources = com.azure.resourcemanager.resources.ResourceManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .withSubscription(subscription);
    }

    private static AzureEnvironment environment(String endpoint) {
        return new AzureEnvironment(Map.of(
                AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(), endpoint,
                AzureEnvironment.Endpoint.MANAGEMENT.identifier(), endpoint,
                AzureEnvironment.Endpoint.ACTIVE_DIRECTORY.identifier(), endpoint,
                AzureEnvironment.Endpoint.MICROSOFT_GRAPH.identifier(), endpoint));
    }

    public NetworkManager network() {
        return network;
    }

    public PrivateDnsZoneManager dns() {
        return dns;
    }

    public ContainerAppsApiManager apps() {
        return apps;
    }

    public com.azure.resourcemanager.resources.ResourceManager resources() {
        return resources;
    }

    /** Every resource by its id, as the class of the client that read it. */
    public SortedMap<String, Object> everything() {
        var found = new TreeMap<String, Object>();
        for (ResourceGroup group : resources.resourceGroups().list()) {
            found.put(group.id(), group);
            resources.genericResources().listByResourceGroup(group.name()).forEach(one -> read(one, found));
        }
        return found;
    }

    private void read(GenericResource listed, Map<String, Object> found) {
        ResourceId id = ResourceId.of(listed.id());
        String group = id.resourceGroup();
        String name = id.name();
        var networkClient = network.serviceClient();
        switch (id.type()) {
            case "Microsoft.Network/virtualNetworks" -> {
                found.put(listed.id(), network.networks().getById(listed.id()));
                networkClient.getSubnets().list(group, name).forEach(one -> found.put(one.id(), one));
                networkClient.getVirtualNetworkPeerings().list(group, name).forEach(one -> found.put(one.id(), one));
            }
            case "Microsoft.Network/networkSecurityGroups" -> {
                found.put(listed.id(), network.networkSecurityGroups().getById(listed.id()));
                networkClient.getSecurityRules().list(group, name).forEach(one -> found.put(one.id(), one));
                networkClient.getDefaultSecurityRules().list(group, name).forEach(one -> found.put(one.id(), one));
            }
            case "Microsoft.Network/routeTables" -> {
                found.put(listed.id(), network.routeTables().getById(listed.id()));
                networkClient.getRoutes().list(group, name).forEach(one -> found.put(one.id(), one));
            }
            case "Microsoft.Network/loadBalancers" ->
                found.put(listed.id(), network.loadBalancers().getById(listed.id()));
            case "Microsoft.Network/azureFirewalls" ->
                found.put(listed.id(), networkClient.getAzureFirewalls().getByResourceGroup(group, name));
            case "Microsoft.Network/privateDnsZones" -> {
                found.put(listed.id(), dns.privateZones().getById(listed.id()));
                dns.serviceClient().getRecordSets().list(group, name).forEach(one -> found.put(one.id(), one));
                dns.serviceClient().getVirtualNetworkLinks().list(group, name).forEach(one -> found.put(one.id(), one));
            }
            case "Microsoft.Network/privateDnsZones/virtualNetworkLinks" -> {} // with its zone
            case "Microsoft.App/managedEnvironments" ->
                found.put(listed.id(), apps.managedEnvironments().getById(listed.id()));
            case "Microsoft.App/containerApps" -> {
                ContainerApp app = apps.containerApps().getById(listed.id());
                found.put(listed.id(), app);
                apps.containerAppsRevisions().listRevisions(group, name).forEach(one -> found.put(one.id(), one));
            }
            default -> found.put(listed.id(), resources.genericResources().getById(listed.id()));
        }
    }

    /** Prints what the clients read: {@code ENDPOINT AUTHORITY-FILE SUBSCRIPTION}. */
    public static void main(String[] arguments) {
        var reader = new AzureReader(URI.create(arguments[0]), Path.of(arguments[1]), arguments[2]);
        reader.everything()
                .forEach((id, read) ->
                        System.out.println(id + "  " + read.getClass().getSimpleName()));
        System.exit(0);
    }
}
