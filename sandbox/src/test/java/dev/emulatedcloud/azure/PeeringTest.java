package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.CARTO_VNET;
import static dev.emulatedcloud.azure.Azure.peeringBody;
import static dev.emulatedcloud.azure.Azure.vnetId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeeringTest {
    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;
    private ResourceId vnet;

    @BeforeEach
    void network() {
        vnet = azure.vnet("vnet", "10.1.0.0/16");
    }

    private String state(ResourceId peering) {
        return azure.text(peering, "properties.peeringState");
    }

    private String syncLevel(ResourceId peering) {
        return azure.text(peering, "properties.peeringSyncLevel");
    }

    @Test
    void firstSideIsInitiatedAndBothAreConnectedWithTheSecond() {
        ResourceId out = azure.peer(vnet, "out", CARTO_VNET);
        assertThat(state(out)).isEqualTo("Initiated");
        assertThat(syncLevel(out)).isEqualTo("RemoteNotInSync");
        ResourceId back = azure.peer(CARTO_VNET, "back", vnet);
        assertThat(state(out)).isEqualTo("Connected");
        assertThat(state(back)).isEqualTo("Connected");
        assertThat(syncLevel(out)).isEqualTo("FullyInSync");
    }

    @Test
    void networkListsItsPeeringsWithTheRemoteAddressSpace() {
        azure.peer(CARTO_VNET, "back", vnet);
        var peering = Json.objects(resources.get(CARTO_VNET), "properties.virtualNetworkPeerings")
                .findFirst()
                .orElseThrow();
        assertThat(Json.texts(peering, "properties.remoteVirtualNetworkAddressSpace.addressPrefixes"))
                .containsExactly("10.1.0.0/16");
    }

    @Test
    void survivorIsDisconnectedAndBlocksAnotherTry() {
        ResourceId out = azure.peer(vnet, "out", CARTO_VNET);
        ResourceId back = azure.peer(CARTO_VNET, "back", vnet);
        resources.delete(out);
        assertThat(state(back)).isEqualTo("Disconnected");
        assertRefused(PeeringRule.PEERING_REMOTE_DISCONNECTED, () -> azure.peer(vnet, "out", CARTO_VNET))
                .whereas(() -> {
                    resources.delete(back);
                    azure.peer(vnet, "out", CARTO_VNET);
                });
        azure.peer(CARTO_VNET, "back", vnet);
        assertThat(state(out)).isEqualTo("Connected");
    }

    @Test
    void survivorThatIsPutAgainStartsAnew() {
        ResourceId out = azure.peer(vnet, "out", CARTO_VNET);
        ResourceId back = azure.peer(CARTO_VNET, "back", vnet);
        resources.delete(out);
        resources.put(back, peeringBody(vnet));
        assertThat(state(back)).isEqualTo("Initiated");
        azure.peer(vnet, "out", CARTO_VNET);
        assertThat(state(back)).isEqualTo("Connected");
    }

    @Test
    void deletedNetworkDisconnectsItsPeer() {
        azure.peer(vnet, "out", CARTO_VNET);
        ResourceId back = azure.peer(CARTO_VNET, "back", vnet);
        resources.delete(vnet);
        assertThat(state(back)).isEqualTo("Disconnected");
    }

    @Test
    void remoteMustExistAndBeAnother() {
        assertRefused(PeeringRule.PEERING_TO_ITSELF, () -> azure.peer(vnet, "out", vnet))
                .whereas(() -> azure.peer(vnet, "out", CARTO_VNET));
        assertRefused(NetworkRule.REFERENCE_NOT_FOUND, () -> azure.peer(vnet, "other", vnetId("other")))
                .whereas(() -> azure.peer(vnet, "other", azure.vnet("other", "10.3.0.0/16")));
    }

    @Test
    void remoteGatewayMustExist() {
        ResourceId out = vnet.child("virtualNetworkPeerings", "out");
        JsonObject using = peeringBody(CARTO_VNET);
        using.getAsJsonObject("properties").addProperty("useRemoteGateways", true);
        JsonObject allowing = peeringBody(CARTO_VNET);
        allowing.getAsJsonObject("properties").addProperty("allowGatewayTransit", true);
        assertRefused(PeeringRule.REMOTE_GATEWAY_MISSING, () -> resources.put(out, using))
                .whereas(() -> resources.put(out, allowing));
    }

    @Test
    void overlappingNetworksAreNotPeered() {
        ResourceId overlapping = azure.vnet("overlapping", "10.0.128.0/17");
        assertRefused(PeeringRule.PEERING_OVERLAP, () -> azure.peer(overlapping, "out", CARTO_VNET))
                .whereas(() -> azure.peer(vnet, "out", CARTO_VNET));
    }

    @Test
    void networkMayNotOverlapAnotherPeerOfTheRemote() {
        ResourceId second = azure.vnet("second", "10.1.0.0/17");
        azure.peer(CARTO_VNET, "back", vnet);
        ResourceId third = azure.vnet("third", "10.3.0.0/17");
        assertRefused(PeeringRule.PEERING_OVERLAP_WITH_PEERED, () -> azure.peer(second, "out", CARTO_VNET))
                .whereas(() -> azure.peer(third, "out", CARTO_VNET));
    }

    @Test
    void remoteIsReferencedOnceAndForLife() {
        ResourceId out = azure.peer(vnet, "out", CARTO_VNET);
        ResourceId other = azure.vnet("other", "10.3.0.0/16");
        assertRefused(PeeringRule.PEERING_REMOTE_CHANGED, () -> resources.put(out, peeringBody(other)))
                .whereas(() -> resources.put(
                        out, peeringBody(ResourceId.of(CARTO_VNET.toString().toUpperCase(Locale.ROOT)))));
        assertRefused(PeeringRule.PEERING_EXISTS, () -> azure.peer(vnet, "again", CARTO_VNET))
                .whereas(() -> azure.peer(vnet, "again", other));
    }

    @Test
    void grownAddressSpaceIsSynchronisedFromTheOtherSide() {
        ResourceId out = azure.peer(vnet, "out", CARTO_VNET);
        ResourceId back = azure.peer(CARTO_VNET, "back", vnet);
        azure.vnet("vnet", "10.1.0.0/16", "10.2.0.0/16");
        assertThat(syncLevel(out)).isEqualTo("LocalNotInSync");
        assertThat(syncLevel(back)).isEqualTo("RemoteNotInSync");

        resources.put(back, peeringBody(vnet));
        assertThat(syncLevel(back)).isEqualTo("RemoteNotInSync");
        resources.put(back, peeringBody(vnet), Map.of("syncRemoteAddressSpace", "true"));
        assertThat(syncLevel(out)).isEqualTo("FullyInSync");
        assertThat(syncLevel(back)).isEqualTo("FullyInSync");
        assertThat(Json.texts(resources.get(back), "properties.remoteAddressSpace.addressPrefixes"))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16");
    }

    @Test
    void addressSpaceMayNotGrowIntoAPeer() {
        azure.peer(vnet, "out", CARTO_VNET);
        assertRefused(PeeringRule.ADDRESS_SPACE_OVERLAPS_PEER, () -> azure.vnet("vnet", "10.1.0.0/16", "10.0.0.0/24"))
                .whereas(() -> azure.vnet("vnet", "10.1.0.0/16", "10.2.0.0/24"));
    }
}
