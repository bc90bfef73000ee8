package dev.emulatedcloud.azure;

import static dev.emulatedcloud.azure.Azure.CARTO_VNET;
import static dev.emulatedcloud.azure.Azure.SUBSCRIPTION;
import static dev.emulatedcloud.azure.Azure.located;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.appcontainers.models.ContainerApp;
import com.azure.resourcemanager.appcontainers.models.ManagedEnvironment;
import com.azure.resourcemanager.appcontainers.models.Revision;
import com.azure.resourcemanager.appcontainers.models.RevisionHealthState;
import com.azure.resourcemanager.appcontainers.models.Secret;
import com.azure.resourcemanager.network.fluent.models.RouteInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.Network;
import com.azure.resourcemanager.network.models.NetworkPeering;
import com.azure.resourcemanager.network.models.NetworkSecurityGroup;
import com.azure.resourcemanager.network.models.NetworkSecurityRule;
import com.azure.resourcemanager.network.models.RouteNextHopType;
import com.azure.resourcemanager.network.models.RouteTable;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringLevel;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringState;
import com.azure.resourcemanager.privatedns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.privatedns.fluent.models.VirtualNetworkLinkInner;
import com.azure.resourcemanager.privatedns.models.PrivateDnsZone;
import com.azure.resourcemanager.privatedns.models.VirtualNetworkLinkState;
import com.azure.resourcemanager.resources.models.GenericResource;
import com.azure.resourcemanager.resources.models.ResourceGroup;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway, as the program makes it, read by clients that this project did not write. */
class AzureReaderTest {
    private static final ResourceId GROUP = ResourceId.group(SUBSCRIPTION, "rg-carto-at-gateway");
    private static final ResourceId VNET = id("Microsoft.Network/virtualNetworks/vnet-carto-at-gateway");
    private static final ResourceId SUBNET = VNET.child("subnets", "snet-carto-at-gateway");
    private static final ResourceId SECURITY_GROUP = id("Microsoft.Network/networkSecurityGroups/nsg-carto-at-gateway");
    private static final ResourceId ROUTES = id("Microsoft.Network/routeTables/rt-carto-at-gateway");
    private static final ResourceId OUT = VNET.child("virtualNetworkPeerings", "to-carto");
    private static final ResourceId BACK = CARTO_VNET.child("virtualNetworkPeerings", "from-carto");
    private static final ResourceId WORKSPACE = id("Microsoft.OperationalInsights/workspaces/log-carto-at-gateway");
    private static final ResourceId ENVIRONMENT = id("Microsoft.App/managedEnvironments/cae-carto-at-gateway");
    private static final ResourceId APP = id("Microsoft.App/containerApps/carto-at-gateway");
    private static final ResourceId ZONE = id("Microsoft.Network/privateDnsZones/carto.internal.example.com");
    private static final ResourceId LINK = ZONE.child("virtualNetworkLinks", "link-carto-at-gateway");
    private static final ResourceId RECORD = ZONE.child("A", "@");

    /** So small that nearly every list takes more than one page. */
    private static final int PAGE = 2;

    @TempDir
    private static Path home;

    private static ResourceManager azure;
    private static HttpEndpoint server;
    private static AzureReader reader;
    private static Map<String, Object> everything;

    @BeforeAll
    static void readEverything() {
        azure = new ResourceManager(Cloud.inMemory());
        makeGateway();
        var authority = CertificateAuthority.in(home, Clock.systemUTC());
        server = HttpEndpoint.secure(0, authority.loopback().tls(), new ArmApi(azure, ArmClient.NO_RUNNER, PAGE));
        reader = new AzureReader(
                URI.create("https://localhost:" + server.port()),
                home.resolve(CertificateAuthority.FILE),
                SUBSCRIPTION);
        everything = reader.everything();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static ResourceId id(String typeAndName) {
        return ResourceId.of(GROUP + "/providers/" + typeAndName);
    }

    private static void put(ResourceId id, String properties) {
        azure.put(id, Json.object("properties", Json.parse(properties)));
    }

    private static void put(ResourceId id, String location, String properties) {
        JsonObject body = located(location, Json.parse(properties));
        body.add("tags", Json.object("owner", "data-platform"));
        azure.put(id, body);
    }

    private static void makeGateway() {
        put(GROUP, "westeurope", "{}");
        put(SECURITY_GROUP, "westeurope", """
                {"securityRules": [
                  {"name": "AllowCarto", "properties": {"priority": 100, "direction": "Outbound", "access": "Allow",
                   "protocol": "Tcp", "sourceAddressPrefix": "10.1.0.0/27", "sourcePortRange": "*",
                   "destinationAddressPrefix": "10.0.0.0/16", "destinationPortRange": "443"}},
                  {"name": "AllowRegistry", "properties": {"priority": 110, "direction": "Outbound", "access": "Allow",
                   "protocol": "Tcp", "sourceAddressPrefix": "10.1.0.0/27", "sourcePortRange": "*",
                   "destinationAddressPrefix": "MicrosoftContainerRegistry", "destinationPortRange": "443"}},
                  {"name": "DenyAllOutbound", "properties": {"priority": 4096, "direction": "Outbound",
                   "access": "Deny", "protocol": "*", "sourceAddressPrefix": "*", "sourcePortRange": "*",
                   "destinationAddressPrefix": "*", "destinationPortRange": "*"}}]}
                """);
        put(ROUTES, "westeurope", """
                {"disableBgpRoutePropagation": true, "routes": [{"name": "to-carto", "properties": {
                  "addressPrefix": "10.0.0.0/16", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.100.0.4"}}]}
                """);
        put(VNET, "westeurope", """
                {"addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}}""");
        put(SUBNET, """
                {"addressPrefix": "10.1.0.0/27", "networkSecurityGroup": {"id": "%s"}, "routeTable": {"id": "%s"},
                 "delegations": [{"name": "aca", "properties": {"serviceName": "Microsoft.App/environments"}}]}
                """.formatted(SECURITY_GROUP, ROUTES));
        put(OUT, """
                {"remoteVirtualNetwork": {"id": "%s"}, "allowVirtualNetworkAccess": true}""".formatted(CARTO_VNET));
        put(BACK, """
                {"remoteVirtualNetwork": {"id": "%s"}, "allowVirtualNetworkAccess": true}""".formatted(VNET));
        put(WORKSPACE, "westeurope", "{\"retentionInDays\": 30}");
        put(ENVIRONMENT, "westeurope", """
                {"vnetConfiguration": {"infrastructureSubnetId": "%s", "internal": false},
                 "appLogsConfiguration": {"destination": "log-analytics", "logAnalyticsConfiguration": {
                   "customerId": "%s", "sharedKey": "%s"}},
                 "workloadProfiles": [{"name": "Consumption", "workloadProfileType": "Consumption"}]}
                """.formatted(
                        SUBNET,
                        Json.text(azure.get(WORKSPACE), "properties.customerId").orElseThrow(),
                        azure.sharedKeys(WORKSPACE).get("primarySharedKey").getAsString()));
        put(APP, "westeurope", """
                {"managedEnvironmentId": "%s", "workloadProfileName": "Consumption",
                 "configuration": {"activeRevisionsMode": "Single",
                   "ingress": {"external": true, "targetPort": 8080, "transport": "auto", "allowInsecure": false},
                   "secrets": [{"name": "api-token", "value": "canary-4711"}, {"name": "ca", "value": "canary-4712"}]},
                 "template": {
                   "containers": [{"name": "gateway", "image": "example.com/gateway:1",
                     "resources": {"cpu": 0.5, "memory": "1Gi"},
                     "env": [{"name": "PORT", "value": "8080"}, {"name": "TOKEN", "secretRef": "api-token"}]}],
                   "scale": {"minReplicas": 1, "maxReplicas": 3}}}
                """.formatted(ENVIRONMENT));
        put(ZONE, "global", "{}");
        put(LINK, "global", """
                {"virtualNetwork": {"id": "%s"}, "registrationEnabled": false}""".formatted(VNET));
        put(RECORD, "{\"ttl\": 300, \"aRecords\": [{\"ipv4Address\": \"10.0.0.4\"}]}");
    }

    private static <T> T read(ResourceId id, Class<T> type) {
        return type.cast(everything.get(id.toString()));
    }

    @Test
    void everythingThatExistsIsRead() {
        Set<String> embedded = Set.of("defaultSecurityRules", "securityRules", "routes");
        var exists = new TreeSet<String>();
        azure.cloud()
                .azure()
                .under("/subscriptions/" + SUBSCRIPTION + "/")
                .forEach(document -> exists.add(document.get("id").getAsString()));
        var read = new TreeSet<>(everything.keySet());
        read.removeIf(id -> embedded.stream().anyMatch(kind -> id.contains("/" + kind + "/")));
        assertThat(read).isEqualTo(exists).hasSizeGreaterThan(20);
    }

    @Test
    void groupIsReadWithItsResources() {
        ResourceGroup group = read(GROUP, ResourceGroup.class);
        assertThat(group.regionName()).isEqualTo("westeurope");
        assertThat(group.tags()).containsEntry("owner", "data-platform");
        assertThat(group.provisioningState()).isEqualTo("Succeeded");
        assertThat(reader.resources().genericResources().listByResourceGroup(group.name()))
                .extracting(GenericResource::id)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(SECURITY_GROUP, ROUTES, VNET, WORKSPACE, ENVIRONMENT, APP, ZONE, LINK).stream()
                                .map(ResourceId::toString)
                                .toList());
        assertThat(reader.resources().resourceGroups().contain(group.name())).isTrue();
        assertThat(reader.resources().resourceGroups().contain("nowhere")).isFalse();
    }

    @Test
    void networkIsReadWithItsAddressSpace() {
        Network vnet = read(VNET, Network.class);
        assertThat(vnet.addressSpaces()).containsExactly("10.1.0.0/16");
        assertThat(vnet.subnets()).containsOnlyKeys(SUBNET.name());
        assertThat(vnet.regionName()).isEqualTo("westeurope");
        assertThat(reader.network().networks().list())
                .extracting(Network::id)
                .contains(VNET.toString(), CARTO_VNET.toString());
    }

    @Test
    void subnetIsReadWithItsDelegationSecurityGroupAndRouteTable() {
        SubnetInner subnet = read(SUBNET, SubnetInner.class);
        assertThat(subnet.addressPrefix()).isEqualTo("10.1.0.0/27");
        assertThat(subnet.delegations()).singleElement().satisfies(delegation -> assertThat(delegation.serviceName())
                .isEqualTo("Microsoft.App/environments"));
        assertThat(subnet.networkSecurityGroup().id()).isEqualTo(SECURITY_GROUP.toString());
        assertThat(subnet.routeTable().id()).isEqualTo(ROUTES.toString());
        assertThat(subnet.serviceAssociationLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.linkedResourceType()).isEqualTo("Microsoft.App/environments"));
        assertThat(reader.network()
                        .serviceClient()
                        .getSubnets()
                        .get(GROUP.name(), VNET.name(), SUBNET.name())
                        .id())
                .isEqualTo(SUBNET.toString());
    }

    @Test
    void peeringsAreReadConnectedAndInSync() {
        for (ResourceId side : List.of(OUT, BACK)) {
            VirtualNetworkPeeringInner peering = read(side, VirtualNetworkPeeringInner.class);
            assertThat(peering.peeringState()).isEqualTo(VirtualNetworkPeeringState.CONNECTED);
            assertThat(peering.peeringSyncLevel()).isEqualTo(VirtualNetworkPeeringLevel.FULLY_IN_SYNC);
            assertThat(peering.allowVirtualNetworkAccess()).isTrue();
        }
        assertThat(read(OUT, VirtualNetworkPeeringInner.class)
                        .remoteVirtualNetworkAddressSpace()
                        .addressPrefixes())
                .containsExactly("10.0.0.0/16");
        NetworkPeering out = read(VNET, Network.class).peerings().getById(OUT.toString());
        assertThat(out.getRemotePeering().id()).isEqualTo(BACK.toString());
        assertThat(out.checkAccessBetweenNetworks()).isTrue();
    }

    @Test
    void securityGroupIsReadWithItsRules() {
        NetworkSecurityGroup group = read(SECURITY_GROUP, NetworkSecurityGroup.class);
        assertThat(group.securityRules()).containsOnlyKeys("AllowCarto", "AllowRegistry", "DenyAllOutbound");
        NetworkSecurityRule rule = group.securityRules().get("AllowCarto");
        assertThat(rule.direction()).isEqualTo(SecurityRuleDirection.OUTBOUND);
        assertThat(rule.access()).isEqualTo(SecurityRuleAccess.ALLOW);
        assertThat(rule.priority()).isEqualTo(100);
        assertThat(rule.destinationAddressPrefix()).isEqualTo("10.0.0.0/16");
        assertThat(rule.destinationPortRange()).isEqualTo("443");
        assertThat(group.defaultSecurityRules()).hasSize(6);
        assertThat(group.listAssociatedSubnets()).singleElement().satisfies(subnet -> assertThat(subnet.id())
                .isEqualTo(SUBNET.toString()));
        assertThat(everything.keySet().stream().filter(id -> id.startsWith(SECURITY_GROUP + "/")))
                .hasSize(9);
    }

    @Test
    void routeTableIsReadWithItsRoute() {
        RouteTable table = read(ROUTES, RouteTable.class);
        assertThat(table.isBgpRoutePropagationDisabled()).isTrue();
        assertThat(table.routes()).containsOnlyKeys("to-carto");
        RouteInner route = read(ROUTES.child("routes", "to-carto"), RouteInner.class);
        assertThat(route.addressPrefix()).isEqualTo("10.0.0.0/16");
        assertThat(route.nextHopType()).isEqualTo(RouteNextHopType.VIRTUAL_APPLIANCE);
        assertThat(route.nextHopIpAddress()).isEqualTo("10.100.0.4");
    }

    @Test
    void environmentIsReadWithItsAddressAndProfiles() {
        ManagedEnvironment environment = read(ENVIRONMENT, ManagedEnvironment.class);
        assertThat(environment.staticIp()).startsWith("203.0.113.");
        assertThat(environment.defaultDomain()).endsWith(".westeurope.azurecontainerapps.io");
        assertThat(environment.vnetConfiguration().infrastructureSubnetId()).isEqualTo(SUBNET.toString());
        assertThat(environment.vnetConfiguration().internal()).isFalse();
        assertThat(environment.workloadProfiles()).singleElement().satisfies(profile -> assertThat(profile.name())
                .isEqualTo("Consumption"));
        assertThat(environment.appLogsConfiguration().destination()).isEqualTo("log-analytics");
        assertThat(environment
                        .appLogsConfiguration()
                        .logAnalyticsConfiguration()
                        .sharedKey())
                .isNull();
    }

    @Test
    void appIsReadWithItsIngressAndRevision() {
        ContainerApp app = read(APP, ContainerApp.class);
        String domain = read(ENVIRONMENT, ManagedEnvironment.class).defaultDomain();
        assertThat(app.configuration().ingress().fqdn()).isEqualTo(APP.name() + "." + domain);
        assertThat(app.configuration().ingress().external()).isTrue();
        assertThat(app.configuration().ingress().targetPort()).isEqualTo(8080);
        assertThat(app.managedEnvironmentId()).isEqualTo(ENVIRONMENT.toString());
        assertThat(app.template().containers()).singleElement().satisfies(container -> {
            assertThat(container.image()).isEqualTo("example.com/gateway:1");
            assertThat(container.resources().cpu()).isEqualTo(0.5);
            assertThat(container.env()).hasSize(2);
        });
        assertThat(app.template().scale().maxReplicas()).isEqualTo(3);
        Revision revision = read(APP.child("revisions", app.latestRevisionName()), Revision.class);
        assertThat(revision.active()).isTrue();
        assertThat(revision.healthState()).isEqualTo(RevisionHealthState.HEALTHY);
        assertThat(revision.fqdn()).isEqualTo(app.latestRevisionFqdn());
    }

    @Test
    void secretsOfTheAppAreNamedAndNotTold() {
        ContainerApp app = read(APP, ContainerApp.class);
        assertThat(app.configuration().secrets()).extracting(Secret::name).containsExactly("api-token", "ca");
        assertThat(app.configuration().secrets()).extracting(Secret::value).containsOnlyNulls();
        assertError(403, "AuthorizationFailed", app::listSecrets);
    }

    @Test
    void zoneIsReadWithItsLinkAndRecords() {
        PrivateDnsZone zone = read(ZONE, PrivateDnsZone.class);
        assertThat(zone.numberOfRecordSets()).isEqualTo(2);
        assertThat(zone.numberOfVirtualNetworkLinks()).isEqualTo(1);
        VirtualNetworkLinkInner link = read(LINK, VirtualNetworkLinkInner.class);
        assertThat(link.virtualNetwork().id()).isEqualTo(VNET.toString());
        assertThat(link.registrationEnabled()).isFalse();
        assertThat(link.virtualNetworkLinkState()).isEqualTo(VirtualNetworkLinkState.COMPLETED);
        RecordSetInner record = read(RECORD, RecordSetInner.class);
        assertThat(record.ttl()).isEqualTo(300);
        assertThat(record.aRecords()).singleElement().satisfies(one -> assertThat(one.ipv4Address())
                .isEqualTo("10.0.0.4"));
        assertThat(zone.aRecordSets().getByName("@").ipv4Addresses()).containsExactly("10.0.0.4");
        assertThat(zone.getSoaRecordSet().record().host()).isEqualTo("azureprivatedns.net");
        assertThat(zone.virtualNetworkLinks().getByName(LINK.name()).referencedVirtualNetworkId())
                .isEqualTo(VNET.toString());
    }

    @Test
    void workspaceIsReadByTheClientOfAnyResource() {
        GenericResource workspace = read(WORKSPACE, GenericResource.class);
        assertThat(workspace.properties())
                .isInstanceOfSatisfying(Map.class, properties -> assertThat(properties.get("customerId"))
                        .isEqualTo(Json.text(azure.get(WORKSPACE), "properties.customerId")
                                .orElseThrow()));
    }

    @Test
    void listsGoOnOverTheirPages() {
        var client = reader.network().serviceClient().getDefaultSecurityRules();
        assertThat(client.list(GROUP.name(), SECURITY_GROUP.name()).streamByPage())
                .extracting(page -> page.getValue().size())
                .containsExactly(2, 2, 2);
    }

    @Test
    void subscriptionsAndTenantsAreRead() {
        assertThat(reader.resources().subscriptionClient().getSubscriptions().list())
                .extracting(one -> one.subscriptionId())
                .containsExactlyElementsOf(azure.cloud().subscriptions());
        assertThat(reader.resources().subscriptionClient().getTenants().list()).hasSize(1);
    }

    @Test
    void clientIsToldWhatIsNotThere() {
        String nowhere = GROUP.toString().replace(GROUP.name(), "nowhere");
        assertError(404, "ResourceNotFound", () -> reader.network().networks().getById(VNET + "-x"));
        assertError(404, "ResourceNotFound", () -> reader.apps().containerApps().getById(APP + "-x"));
        assertError(404, "ResourceNotFound", () -> reader.dns().privateZones().getById(ZONE + ".x"));
        assertError(
                404,
                "ResourceGroupNotFound",
                () -> reader.resources().resourceGroups().getByName("nowhere").id());
        assertError(404, "ResourceGroupNotFound", () -> reader.network()
                .networks()
                .getById(VNET.toString().replace(GROUP.toString(), nowhere)));
    }

    @Test
    void clientIsToldThatNothingIsChangedOverRest() {
        assertError(405, "MethodNotAllowed", () -> reader.resources()
                .genericResources()
                .deleteById(WORKSPACE.toString(), "2023-09-01"));
        assertThat(azure.exists(WORKSPACE)).isTrue();
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        ManagementException error = catchThrowableOfType(ManagementException.class, call);
        assertThat(error).isNotNull();
        assertThat(error.getResponse().getStatusCode()).isEqualTo(status);
        assertThat(error.getValue().getCode()).isEqualTo(code);
    }
}
