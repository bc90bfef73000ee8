package dev.emulatedcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.engine.EngineClient.Resource;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.time.Durations;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider;

class WaitingTest {
    private static final String GROUP = "azure-native:resources:ResourceGroup";
    private static final String VNET = "azure-native:network:VirtualNetwork";
    private static final String SUBNET = "azure-native:network:Subnet";
    private static final ResourceId VNET_ID = ResourceId.of("/subscriptions/11111111-2222-3333-4444-555555555555"
            + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet");

    private final Cloud cloud = Cloud.inMemory();
    private volatile Durations durations = Durations.NONE;
    private final ResourceManager azure = new ResourceManager(cloud, () -> durations);
    private final ProviderServers servers = new ProviderServers(cloud, () -> durations, Faults.none(cloud), 0, 0);
    private EngineClient engine;

    @BeforeEach
    void group() {
        engine = new EngineClient("azure-native", servers.azureNativePort(), Map.of("location", "westeurope"));
        engine.create(GROUP, "group", Json.object("resourceGroupName", "rg"));
    }

    @AfterEach
    void close() {
        engine.close();
        servers.close();
    }

    private static JsonObject vnet() {
        return Json.object(
                "resourceGroupName",
                "rg",
                "virtualNetworkName",
                "vnet",
                "location",
                "westeurope",
                "addressSpace",
                Json.object("addressPrefixes", Json.array(Stream.of(new JsonPrimitive("10.1.0.0/16")))));
    }

    private static JsonObject subnet(String name, String prefix) {
        return Json.object(
                "resourceGroupName", "rg", "virtualNetworkName", "vnet", "subnetName", name, "addressPrefix", prefix);
    }

    private Provider.CreateRequest creation(double timeoutSeconds) {
        return Provider.CreateRequest.newBuilder()
                .setUrn(EngineClient.urn(VNET, "vnet"))
                .setProperties(Wire.write(vnet()))
                .setTimeout(timeoutSeconds)
                .build();
    }

    private static Provider.ErrorResourceInitFailed partial(Throwable failure) throws InvalidProtocolBufferException {
        Status status = StatusProto.fromThrowable(failure);
        assertThat(status.getDetailsList()).hasSize(1);
        return status.getDetails(0).unpack(Provider.ErrorResourceInitFailed.class);
    }

    @Test
    void creationAndDeletionEndWhenTheServiceIsDone() {
        durations = Durations.parse("none,virtualNetworks.create=0.3,virtualNetworks.delete=0.3");
        Resource vnet = engine.create(VNET, "vnet", vnet());
        assertThat(Json.text(vnet.outputs(), "provisioningState")).contains("Succeeded");
        engine.delete(vnet);
        assertThat(azure.find(VNET_ID)).isEmpty();
    }

    @Test
    void interruptedCreationLeavesTheResourceInTheStateAndGoesOn() throws Exception {
        durations = Durations.parse("none,virtualNetworks.create=3600");
        var running = CompletableFuture.supplyAsync(() -> engine.provider().create(creation(0)));
        while (azure.find(VNET_ID).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        engine.provider().cancel(Empty.getDefaultInstance());
        var failure = catchThrowableOfType(ExecutionException.class, running::get);
        assertThat(failure.getCause()).hasMessageContaining("context canceled");
        assertThat(partial(failure.getCause()).getId()).isEqualTo(VNET_ID.toString());
        assertThat(azure.state(VNET_ID)).isEqualTo("Updating");
    }

    @Test
    void interruptOfOneEngineLeavesAnotherAlone() {
        try (var other = new EngineClient("azure-native", servers.azureNativePort(), Map.of())) {
            other.provider().cancel(Empty.getDefaultInstance());
        }
        durations = Durations.parse("none,virtualNetworks.create=0.3");
        assertThat(engine.create(VNET, "vnet", vnet()).id()).isEqualTo(VNET_ID.toString());
    }

    @Test
    void creationEndsWithTheTimeThatTheProgramAllows() throws Exception {
        durations = Durations.parse("none,virtualNetworks.create=3600");
        var failure = catchThrowableOfType(
                StatusRuntimeException.class, () -> engine.provider().create(creation(0.2)));
        assertThat(failure).hasMessageContaining("context deadline exceeded");
        assertThat(partial(failure).getId()).isEqualTo(VNET_ID.toString());
    }

    @Test
    void deletionEndsWithTheTimeThatTheProgramAllows() {
        Resource vnet = engine.create(VNET, "vnet", vnet());
        durations = Durations.parse("none,virtualNetworks.delete=3600");
        assertThatThrownBy(() -> engine.provider()
                        .delete(Provider.DeleteRequest.newBuilder()
                                .setId(vnet.id())
                                .setUrn(vnet.urn())
                                .setTimeout(0.2)
                                .build()))
                .hasMessageContaining("context deadline exceeded");
    }

    @Test
    void requestThatCameTooEarlyIsMadeAgain() throws Exception {
        engine.create(VNET, "vnet", vnet());
        durations = Durations.parse("none,subnets.create=0.15");
        var first = CompletableFuture.supplyAsync(() -> engine.create(SUBNET, "a", subnet("a", "10.1.0.0/24")));
        var second = CompletableFuture.supplyAsync(() -> engine.create(SUBNET, "b", subnet("b", "10.1.1.0/24")));
        assertThat(Stream.of(first.get(), second.get()).map(Resource::id))
                .allSatisfy(id -> assertThat(azure.exists(ResourceId.of(id))).isTrue());
    }

    @Test
    void requestThatIsStillTooEarlyAfterThreeMoreTriesIsRefused() {
        Resource vnet = engine.create(VNET, "vnet", vnet());
        durations = Durations.parse("none,virtualNetworks.update=3600");
        azure.put(VNET_ID, azure.get(VNET_ID));
        assertThatThrownBy(() -> engine.delete(vnet)).hasMessageContaining("AnotherOperationInProgress");
    }
}
