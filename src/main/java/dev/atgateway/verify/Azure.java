package dev.atgateway.verify;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Configuration;
import com.azure.core.util.Context;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.resourcemanager.appcontainers.ContainerAppsApiManager;
import com.azure.resourcemanager.appcontainers.fluent.ContainerAppsApiClient;
import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedEnvironmentInner;
import com.azure.resourcemanager.appcontainers.fluent.models.RevisionInner;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.RouteTableInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.privatedns.PrivateDnsZoneManager;
import com.azure.resourcemanager.privatedns.fluent.PrivateDnsManagementClient;
import com.azure.resourcemanager.privatedns.fluent.models.PrivateZoneInner;
import com.azure.resourcemanager.privatedns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.privatedns.fluent.models.VirtualNetworkLinkInner;
import com.azure.resourcemanager.privatedns.models.RecordType;
import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Azure as its own clients read it, with the login that DefaultAzureCredential finds. A resource that is not there is an
 * empty answer.
 *
 * @see <a href="https://learn.microsoft.com/java/api/overview/azure/identity-readme">DefaultAzureCredential</a>
 */
final class Azure {
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final Duration READ_LIMIT = Duration.ofSeconds(60);

    private final AzureEnvironment cloud;
    private final HttpClient http;
    private final TokenCredential login;
    private final String tenant;
    private final Duration pollEvery;
    private final Map<String, NetworkManagementClient> networks = new ConcurrentHashMap<>();
    private final Map<String, ContainerAppsApiClient> apps = new ConcurrentHashMap<>();

    /**
     * Signs in when it is asked for the first time.
     *
     * @param configured the tenant that the stack names; else the login decides it
     * @param login in place of DefaultAzureCredential
     * @param pollEvery how often an operation that takes time is asked after
     */
    Azure(Access access, Optional<String> configured, Optional<TokenCredential> login, Duration pollEvery)
            throws IOException {
        this.cloud = AzureCloud.of(access);
        // Without the library's own reading of proxy variables: the builder has a selector that all clients share.
        this.http = new JdkHttpClientBuilder(access.http())
                .configuration(Configuration.NONE)
                .responseTimeout(READ_LIMIT)
                .build();
        this.tenant = configured.orElse("");
        this.pollEvery = pollEvery;
        this.login = new SharedLogin(login.orElseGet(() -> credential(access, configured)));
    }

    private TokenCredential credential(Access access, Optional<String> configured) {
        var builder = new DefaultAzureCredentialBuilder().httpClient(http);
        configured.ifPresent(builder::tenantId);
        if (cloud != AzureEnvironment.AZURE) {
            builder.authorityHost(cloud.getActiveDirectoryEndpoint());
        }
        if (access.settings().metadataHost().isPresent()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private AzureProfile profile(String subscription) {
        return new AzureProfile(tenant, subscription, cloud);
    }

    private NetworkManagementClient network(ResourceId id) {
        return networks.computeIfAbsent(id.subscriptionId(), this::networkOf);
    }

    private NetworkManagementClient networkOf(String subscription) {
        return NetworkManager.configure()
                .withHttpClient(http)
                .authenticate(login, profile(subscription))
                .serviceClient();
    }

    private PrivateDnsManagementClient dns(ResourceId id) {
        return PrivateDnsZoneManager.configure()
                .withHttpClient(http)
                .authenticate(login, profile(id.subscriptionId()))
                .serviceClient();
    }

    /** Container Apps in the subscription of a resource. */
    ContainerAppsApiClient apps(ResourceId id) {
        return apps.computeIfAbsent(id.subscriptionId(), subscription -> ContainerAppsApiManager.configure()
                .withHttpClient(http)
                .withDefaultPollInterval(pollEvery)
                .authenticate(login, profile(subscription))
                .serviceClient());
    }

    /** Any resource, as the REST interface shows it in that version. */
    Optional<JsonObject> resource(String id, String apiVersion) {
        return send(HttpMethod.GET, id + "?api-version=" + apiVersion, id, Optional.empty());
    }

    /**
     * Adds tags to those that a resource has, and changes nothing else of it.
     *
     * @see <a href="https://learn.microsoft.com/rest/api/resources/tags/update-at-scope">Tags at a scope</a>
     */
    void tag(String id, Map<String, String> tags) {
        var values = new JsonObject();
        tags.forEach(values::addProperty);
        var properties = new JsonObject();
        properties.add("tags", values);
        var body = new JsonObject();
        body.addProperty("operation", "Merge");
        body.add("properties", properties);
        send(
                HttpMethod.PATCH,
                id + "/providers/Microsoft.Resources/tags/default?api-version=2021-04-01",
                id,
                Optional.of(Json.print(body)));
    }

    private Optional<JsonObject> send(HttpMethod method, String path, String id, Optional<String> body) {
        var client = networks.computeIfAbsent(subscription(id), this::networkOf);
        var request = new HttpRequest(method, cloud.getResourceManagerEndpoint().replaceFirst("/$", "") + path);
        body.ifPresent(text -> request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody(text));
        try (var answer = client.getHttpPipeline().sendSync(request, Context.NONE)) {
            var text = Optional.ofNullable(answer.getBodyAsString().block()).orElse("");
            if (answer.getStatusCode() == NOT_FOUND && !text.contains("SubscriptionNotFound")) {
                return Optional.empty();
            }
            if (answer.getStatusCode() >= FIRST_ERROR) {
                throw new HttpResponseException(text, answer);
            }
            return Optional.of(Json.parse(text));
        }
    }

    private static String subscription(String id) {
        return id.split("/", 4)[2];
    }

    Optional<VirtualNetworkInner> vnet(String id) {
        var vnet = ResourceId.fromString(id);
        return find(() -> network(vnet).getVirtualNetworks().getByResourceGroup(vnet.resourceGroupName(), vnet.name()));
    }

    Optional<SubnetInner> subnet(String id) {
        var subnet = ResourceId.fromString(id);
        return find(() -> network(subnet)
                .getSubnets()
                .get(subnet.resourceGroupName(), subnet.parent().name(), subnet.name()));
    }

    Optional<VirtualNetworkPeeringInner> peering(String id) {
        var peering = ResourceId.fromString(id);
        return find(() -> network(peering)
                .getVirtualNetworkPeerings()
                .get(peering.resourceGroupName(), peering.parent().name(), peering.name()));
    }

    Optional<NetworkSecurityGroupInner> securityGroup(String id) {
        var group = ResourceId.fromString(id);
        return find(() ->
                network(group).getNetworkSecurityGroups().getByResourceGroup(group.resourceGroupName(), group.name()));
    }

    Optional<RouteTableInner> routeTable(String id) {
        var table = ResourceId.fromString(id);
        return find(() -> network(table).getRouteTables().getByResourceGroup(table.resourceGroupName(), table.name()));
    }

    Optional<PrivateZoneInner> zone(String id) {
        var zone = ResourceId.fromString(id);
        return find(() -> dns(zone).getPrivateZones().getByResourceGroup(zone.resourceGroupName(), zone.name()));
    }

    List<VirtualNetworkLinkInner> links(String zoneId) {
        var zone = ResourceId.fromString(zoneId);
        return dns(zone).getVirtualNetworkLinks().list(zone.resourceGroupName(), zone.name()).stream()
                .toList();
    }

    Optional<RecordSetInner> addresses(String zoneId, String record) {
        var zone = ResourceId.fromString(zoneId);
        return find(() -> dns(zone).getRecordSets().get(zone.resourceGroupName(), zone.name(), RecordType.A, record));
    }

    Optional<ManagedEnvironmentInner> environment(String id) {
        var environment = ResourceId.fromString(id);
        return find(() -> apps(environment)
                .getManagedEnvironments()
                .getByResourceGroup(environment.resourceGroupName(), environment.name()));
    }

    Optional<ContainerAppInner> app(String id) {
        var app = ResourceId.fromString(id);
        return find(() -> apps(app).getContainerApps().getByResourceGroup(app.resourceGroupName(), app.name()));
    }

    Optional<RevisionInner> revision(String appId, String name) {
        var app = ResourceId.fromString(appId);
        return find(() -> apps(app).getContainerAppsRevisions().getRevision(app.resourceGroupName(), app.name(), name));
    }

    /** What was read, or nothing where Azure says that it is not there. */
    static <T> Optional<T> find(Supplier<T> read) {
        try {
            return Optional.ofNullable(read.get());
        } catch (ManagementException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A subscription that is not there is one that this login does not see. */
    private static boolean isMissing(ManagementException e) {
        var code = e.getValue() == null ? "" : String.valueOf(e.getValue().getCode());
        return e.getResponse() != null
                && e.getResponse().getStatusCode() == NOT_FOUND
                && !code.equals("SubscriptionNotFound");
    }
}
