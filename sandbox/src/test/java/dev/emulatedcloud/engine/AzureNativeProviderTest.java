package dev.emulatedcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.engine.EngineClient.Resource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider;
import pulumirpc.Provider.PropertyDiff.Kind;

class AzureNativeProviderTest {
    private static final String GROUP = "azure-native:resources:ResourceGroup";
    private static final String VNET = "azure-native:network:VirtualNetwork";
    private static final String SUBNET = "azure-native:network:Subnet";
    private static final String PEERING = "azure-native:network:VirtualNetworkPeering";
    private static final String ENVIRONMENT = "azure-native:app:ManagedEnvironment";
    private static final String APP = "azure-native:app:ContainerApp";
    private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

    private final Cloud cloud = Cloud.inMemory();
    private final ResourceManager azure = new ResourceManager(cloud);
    private final ProviderServers servers = new ProviderServers(cloud, 0, 0);
    private EngineClient engine;

    @BeforeEach
    void connect() {
        engine = client(Map.of("location", "westeurope"));
    }

    @AfterEach
    void close() {
        engine.close();
        servers.close();
    }

    private EngineClient client(Map<String, String> config) {
        return new EngineClient("azure-native", servers.azureNativePort(), config);
    }

    private Resource group() {
        return engine.create(GROUP, "group", Json.object("resourceGroupName", "rg"));
    }

    private static JsonObject vnetInputs(String... space) {
        return Json.object(
                "resourceGroupName",
                "rg",
                "virtualNetworkName",
                "vnet",
                "addressSpace",
                Json.object("addressPrefixes", Json.array(Stream.of(space).map(JsonPrimitive::new))));
    }

    private Resource vnet() {
        group();
        return engine.create(VNET, "vnet", vnetInputs("10.1.0.0/16"));
    }

    private static JsonObject subnetInputs(String prefix) {
        JsonObject delegation = Json.object("name", "apps", "serviceName", "Microsoft.App/environments");
        return Json.object(
                "resourceGroupName",
                "rg",
                "virtualNetworkName",
                "vnet",
                "subnetName",
                "gateway",
                "addressPrefix",
                prefix,
                "delegations",
                Json.array(Stream.of(delegation)));
    }

    private Resource environment() {
        vnet();
        Resource subnet = engine.create(SUBNET, "subnet", subnetInputs("10.1.0.0/27"));
        return engine.create(ENVIRONMENT, "environment", environmentInputs(subnet.id()));
    }

    private static JsonObject environmentInputs(String subnet) {
        JsonObject consumption = Json.object("name", "Consumption", "workloadProfileType", "Consumption");
        return Json.object(
                "resourceGroupName",
                "rg",
                "environmentName",
                "env",
                "vnetConfiguration",
                Json.object("infrastructureSubnetId", subnet, "internal", false),
                "workloadProfiles",
                Json.array(Stream.of(consumption)));
    }

    private static JsonObject appInputs(String environment) {
        JsonObject container = Json.object(
                "name",
                "gateway",
                "image",
                "example.com/gateway:1",
                "resources",
                Json.object("cpu", 0.5, "memory", "1Gi"));
        return Json.object(
                "resourceGroupName",
                "rg",
                "containerAppName",
                "app",
                "managedEnvironmentId",
                environment,
                "configuration",
                Json.object(
                        "ingress",
                        Json.object("external", true, "targetPort", 8080),
                        "secrets",
                        Json.array(Stream.of(Json.object("name", "token", "value", "canary-4711")))),
                "template",
                Json.object("containers", Json.array(Stream.of(container)), "scale", Json.object("maxReplicas", 3)));
    }

    private static JsonObject changed(JsonObject inputs, Consumer<JsonObject> change) {
        JsonObject copy = inputs.deepCopy();
        change.accept(copy);
        return copy;
    }

    @Test
    void answersLikeTheRealOne() {
        assertThat(engine.configured().getAcceptSecrets()).isFalse();
        assertThat(engine.configured().getSupportsPreview()).isTrue();
        assertThat(engine.configured().getSupportsAutonamingConfiguration()).isTrue();
        assertThat(engine.provider().getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isEqualTo("3.29.0");
    }

    @Test
    void configurationBelongsToTheConnection() {
        try (var other = client(Map.of("subscriptionId", "22222222-3333-4444-5555-666666666666"))) {
            String function = "azure-native:network:getVirtualNetwork";
            JsonObject here =
                    engine.invoke(function, "resourceGroupName", "rg-carto", "virtualNetworkName", "carto-vnet");
            JsonObject there =
                    other.invoke(function, "resourceGroupName", "rg-carto-two", "virtualNetworkName", "carto-two-vnet");
            assertThat(Json.text(here, "id").orElseThrow()).contains(SUBSCRIPTION);
            assertThat(Json.text(there, "id").orElseThrow()).contains("22222222-3333-4444-5555-666666666666");
            assertThatThrownBy(() ->
                            other.invoke(function, "resourceGroupName", "rg-carto", "virtualNetworkName", "carto-vnet"))
                    .hasMessageContaining("Code=\"ResourceGroupNotFound\"");
        }
    }

    @Test
    void topLevelResourceIsNamedRandomlyAndKeepsItsName() {
        String urn = EngineClient.urn(GROUP, "group");
        JsonObject inputs = engine.checked(urn, Json.object(), Json.object());
        assertThat(Json.text(inputs, "resourceGroupName").orElseThrow()).matches("group[0-9a-f]{8}");
        assertThat(Json.flag(inputs, "__createBeforeDelete")).isTrue();
        assertThat(engine.checked(urn, inputs, Json.object())).isEqualTo(inputs);
    }

    @Test
    void sameSeedGivesTheSameName() {
        var request = Provider.CheckRequest.newBuilder()
                .setUrn(EngineClient.urn(GROUP, "group"))
                .setRandomSeed(ByteString.copyFromUtf8("seed"))
                .build();
        assertThat(engine.provider().check(request)).isEqualTo(engine.provider().check(request));
    }

    @Test
    void childIsNamedLikeItsLogicalName() {
        JsonObject inputs = engine.checked(
                EngineClient.urn(SUBNET, "logical"),
                Json.object(),
                Json.object("resourceGroupName", "rg", "virtualNetworkName", "vnet"));
        assertThat(Json.text(inputs, "subnetName")).hasValue("logical");
        assertThat(inputs.has("__createBeforeDelete")).isFalse();
    }

    @Test
    void locationComesFromTheProviderElseFromTheGroup() {
        try (var bare = client(Map.of())) {
            String urn = EngineClient.urn(VNET, "vnet");
            JsonObject inCarto = Json.object("resourceGroupName", "rg-carto");
            assertThat(Json.text(bare.checked(urn, Json.object(), inCarto), "location"))
                    .hasValue("westeurope");
            JsonObject unknown = Json.object("resourceGroupName", Wire.unknown());
            assertThat(Wire.isUnknown(bare.checked(urn, Json.object(), unknown).get("location")))
                    .isTrue();
            assertThat(Json.text(engine.checked(urn, Json.object(), unknown), "location"))
                    .hasValue("westeurope");
        }
    }

    @Test
    void missingAndMistypedPropertiesAreNamed() {
        JsonObject wrong = Json.object(
                "addressSpace",
                "10.1.0.0/16",
                "enableDdosProtection",
                "yes",
                "flowTimeoutInMinutes",
                1.5,
                "subnets",
                Json.array(Stream.of(Json.object("addressPrefix", 4))));
        Provider.CheckResponse response = engine.check(EngineClient.urn(VNET, "vnet"), Json.object(), wrong);
        assertThat(response.getFailuresList().stream().map(Provider.CheckFailure::getReason))
                .containsExactlyInAnyOrder(
                        "missing required property 'resourceGroupName'",
                        "'addressSpace' should be of type 'object' but got a string",
                        "'enableDdosProtection' should be of type 'boolean' but got a string",
                        "'flowTimeoutInMinutes' must be an integer but got 1.500000",
                        "'subnets[0].addressPrefix' should be of type 'string' but got a number");
    }

    @Test
    void previewOfACreationKnowsTheInputsOnly() {
        JsonObject outputs =
                engine.previewCreate(EngineClient.urn(ENVIRONMENT, "environment"), environmentInputs("subnet-id"));
        assertThat(Json.text(outputs, "vnetConfiguration.infrastructureSubnetId"))
                .hasValue("subnet-id");
        assertThat(Wire.isUnknown(outputs.get("defaultDomain"))).isTrue();
        assertThat(Wire.isUnknown(outputs.get("name"))).isTrue();
        assertThat(outputs.has("resourceGroupName")).isFalse();
        assertThat(azure.exists(ResourceId.group(SUBSCRIPTION, "rg"))).isFalse();
    }

    @Test
    void previewOfAnUpdateKnowsNameAndLocationBesides() {
        Resource environment = environment();
        JsonObject inputs = changed(environment.inputs(), i -> i.add("tags", Json.object("a", "b")));
        JsonObject outputs = engine.previewUpdate(environment, inputs);
        assertThat(Json.text(outputs, "name")).hasValue("env");
        assertThat(Json.text(outputs, "location")).hasValue("westeurope");
        assertThat(Wire.isUnknown(outputs.get("defaultDomain"))).isTrue();
        assertThat(azure.get(ResourceId.of(environment.id())).has("tags")).isFalse();
    }

    @Test
    void createdResourceIsInArmShapeAndItsOutputsAreFlat() {
        vnet();
        Resource subnet = engine.create(SUBNET, "subnet", subnetInputs("10.1.0.0/27"));
        assertThat(Json.objects(azure.get(ResourceId.of(subnet.id())), "properties.delegations")
                        .findFirst()
                        .flatMap(delegation -> Json.text(delegation, "properties.serviceName")))
                .hasValue("Microsoft.App/environments");
        assertThat(Json.objects(subnet.outputs(), "delegations")
                        .findFirst()
                        .flatMap(delegation -> Json.text(delegation, "serviceName")))
                .hasValue("Microsoft.App/environments");
        assertThat(Json.text(subnet.outputs(), "azureApiVersion")).hasValue("2024-05-01");
        assertThat(subnet.id())
                .isEqualTo("/subscriptions/" + SUBSCRIPTION
                        + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/gateway");
    }

    @Test
    void whatExistsIsNotCreated() {
        Resource group = group();
        assertThatThrownBy(this::group)
                .hasMessageContaining("cannot create already existing resource '" + group.id() + "'");
    }

    @Test
    void refusalHasStatusCodeAndMessage() {
        vnet();
        assertThatThrownBy(() -> engine.create(SUBNET, "subnet", subnetInputs("10.2.0.0/27")))
                .hasMessageContaining("Status=400 Code=\"NetcfgSubnetRangeOutsideVnet\" Message=\"Subnet 'gateway'");
    }

    @Test
    void unchangedInputsAreNoDifference() {
        Resource vnet = vnet();
        assertThat(engine.diff(vnet, vnet.inputs()).getChanges())
                .isEqualTo(Provider.DiffResponse.DiffChanges.DIFF_NONE);
        JsonObject respelled = changed(vnet.inputs(), i -> i.addProperty("location", "West Europe"));
        assertThat(engine.diff(vnet, respelled).getChanges()).isEqualTo(Provider.DiffResponse.DiffChanges.DIFF_NONE);
    }

    @Test
    void pathAndLocationReplaceByDeletingFirst() {
        Resource vnet = vnet();
        for (String key : new String[] {"virtualNetworkName", "resourceGroupName", "location"}) {
            Provider.DiffResponse diff = engine.diff(vnet, changed(vnet.inputs(), i -> i.addProperty(key, "other")));
            assertThat(diff.getReplacesList()).containsExactly(key);
            assertThat(diff.getDeleteBeforeReplace()).isTrue();
            assertThat(diff.getDetailedDiffOrThrow(key).getKind()).isEqualTo(Kind.UPDATE_REPLACE);
        }
    }

    @Test
    void randomlyNamedResourceIsCreatedFirst() {
        Resource group = engine.create(GROUP, "group", Json.object());
        JsonObject moved = changed(group.inputs(), i -> i.addProperty("location", "northeurope"));
        assertThat(engine.diff(group, moved).getReplacesList()).containsExactly("location");
        assertThat(engine.diff(group, moved).getDeleteBeforeReplace()).isFalse();
    }

    @Test
    void everythingElseIsAnUpdateWhichAzureMayRefuse() {
        Resource environment = environment();
        JsonObject internal = changed(environment.inputs(), i -> i.getAsJsonObject("vnetConfiguration")
                .addProperty("internal", true));
        Provider.DiffResponse diff = engine.diff(environment, internal);
        assertThat(diff.getReplacesList()).isEmpty();
        assertThat(diff.getDetailedDiffMap()).containsOnlyKeys("vnetConfiguration.internal");
        assertThatThrownBy(() -> engine.update(environment, internal))
                .hasMessageContaining("Code=\"ManagedEnvironmentPropertyCannotBeUpdated\"");
    }

    @Test
    void unknownValueCountsAsAChange() {
        Resource vnet = vnet();
        JsonObject unknown = changed(vnet.inputs(), i -> i.add("resourceGroupName", Wire.unknown()));
        assertThat(engine.diff(vnet, unknown).getReplacesList()).containsExactly("resourceGroupName");
    }

    @Test
    void differencesInListsHaveTheirIndex() {
        Resource app = engine.create(APP, "app", appInputs(environment().id()));
        JsonObject inputs = changed(app.inputs(), i -> Json.objects(i, "template.containers")
                .forEach(container -> container.addProperty("image", "example.com/gateway:2")));
        assertThat(engine.diff(app, inputs).getDetailedDiffMap()).containsOnlyKeys("template.containers[0].image");
    }

    @Test
    void secretValueIsNeitherReadBackNorKept() {
        Resource app = engine.create(APP, "app", appInputs(environment().id()));
        assertThat(app.outputs().toString()).doesNotContain("canary-4711");
        assertThat(cloud.azure().all().map(JsonObject::toString)).noneMatch(text -> text.contains("canary-4711"));
        assertThat(engine.diff(app, app.inputs()).getChanges()).isEqualTo(Provider.DiffResponse.DiffChanges.DIFF_NONE);
        Resource read = engine.read(app);
        assertThat(read.inputs()).isEqualTo(app.inputs());
        assertThat(read.outputs()).isEqualTo(app.outputs());
    }

    @Test
    void subnetsOfTheirOwnSurviveAnUpdateOfTheNetwork() {
        Resource vnet = vnet();
        Resource subnet = engine.create(SUBNET, "subnet", subnetInputs("10.1.0.0/27"));
        Resource updated = engine.update(vnet, changed(vnet.inputs(), i -> i.add("tags", Json.object("a", "b"))));
        assertThat(engine.read(subnet).id()).isEqualTo(subnet.id());
        Resource read = engine.read(updated);
        assertThat(read.inputs()).isEqualTo(updated.inputs());
        assertThat(Json.objects(read.outputs(), "subnets")).hasSize(1);
    }

    @Test
    void refreshTakesOverWhatChangedElsewhere() {
        Resource app = engine.create(APP, "app", appInputs(environment().id()));
        ResourceId id = ResourceId.of(app.id());
        JsonObject body = azure.get(id);
        body.getAsJsonObject("properties")
                .getAsJsonObject("template")
                .getAsJsonObject("scale")
                .addProperty("maxReplicas", 7);
        Json.objects(body, "properties.configuration.secrets").forEach(secret -> secret.addProperty("value", "x"));
        azure.put(id, body);

        Resource read = engine.read(app);
        assertThat(Json.number(read.inputs(), "template.scale.maxReplicas")).hasValue(7.0);
        assertThat(changed(read.inputs(), i -> i.getAsJsonObject("template")
                        .getAsJsonObject("scale")
                        .addProperty("maxReplicas", 3)))
                .isEqualTo(app.inputs());
    }

    @Test
    void refreshOfAPeeringTakesItsNewStateForAnInput() {
        Resource vnet = vnet();
        String carto = "/subscriptions/" + SUBSCRIPTION
                + "/resourceGroups/rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet";
        Resource out = peering("rg", "vnet", "out", carto);
        assertThat(Json.text(out.outputs(), "peeringState")).hasValue("Initiated");
        peering("rg-carto", "carto-vnet", "back", vnet.id());

        Resource read = engine.read(out);
        assertThat(Json.text(read.outputs(), "peeringState")).hasValue("Connected");
        assertThat(Json.text(read.inputs(), "peeringState")).hasValue("Connected");
        assertThat(engine.read(read)).isEqualTo(read);
    }

    private Resource peering(String group, String vnet, String name, String remote) {
        return engine.create(
                PEERING,
                name,
                Json.object(
                        "resourceGroupName",
                        group,
                        "virtualNetworkName",
                        vnet,
                        "virtualNetworkPeeringName",
                        name,
                        "remoteVirtualNetwork",
                        Json.object("id", remote),
                        "allowVirtualNetworkAccess",
                        true));
    }

    @Test
    void importFindsTheInputsInIdAndResponse() {
        Resource subnet = engine.importing(
                SUBNET,
                "/subscriptions/" + SUBSCRIPTION
                        + "/resourceGroups/rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet"
                        + "/subnets/data-subnet");
        assertThat(Json.text(subnet.inputs(), "resourceGroupName")).hasValue("rg-carto");
        assertThat(Json.text(subnet.inputs(), "virtualNetworkName")).hasValue("carto-vnet");
        assertThat(Json.text(subnet.inputs(), "subnetName")).hasValue("data-subnet");
        assertThat(Json.text(subnet.inputs(), "addressPrefix")).hasValue("10.0.1.0/24");
    }

    @Test
    void whatIsGoneReadsAsDeletedAndDeletesInPeace() {
        Resource vnet = vnet();
        azure.delete(ResourceId.of(vnet.id()));
        assertThat(engine.read(vnet).id()).isEmpty();
        engine.delete(vnet);
    }

    @Test
    void gettersAreFlatAndNameWhatTheyMiss() {
        JsonObject vnet = engine.invoke(
                "azure-native:network:getVirtualNetwork",
                "resourceGroupName",
                "rg-carto",
                "virtualNetworkName",
                "carto-vnet");
        assertThat(Json.objects(vnet, "subnets")
                        .map(subnet -> Json.text(subnet, "addressPrefix").orElseThrow()))
                .containsExactly("10.0.0.0/24", "10.0.1.0/24");
        assertThat(Json.texts(vnet, "addressSpace.addressPrefixes")).containsExactly("10.0.0.0/16");
        assertThatThrownBy(() -> engine.invoke(
                        "azure-native:network:getVirtualNetwork",
                        "resourceGroupName",
                        "rg-carto",
                        "virtualNetworkName",
                        "x"))
                .hasMessageContaining("request failed /subscriptions/" + SUBSCRIPTION)
                .hasMessageContaining("Status=404 Code=\"ResourceNotFound\" Message=\"The Resource "
                        + "'Microsoft.Network/virtualNetworks/x' under resource group 'rg-carto' was not found.");
        assertThat(Json.text(engine.invoke("azure-native:authorization:getClientConfig"), "subscriptionId"))
                .hasValue(SUBSCRIPTION);
    }
}
