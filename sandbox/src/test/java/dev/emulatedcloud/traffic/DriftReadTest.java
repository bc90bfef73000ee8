package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.APP;
import static dev.emulatedcloud.traffic.Deployed.CARTO;
import static dev.emulatedcloud.traffic.Deployed.ENVIRONMENT;
import static dev.emulatedcloud.traffic.Deployed.OWN;
import static dev.emulatedcloud.traffic.Deployed.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.appcontainers.models.ContainerApp;
import com.azure.resourcemanager.appcontainers.models.ContainerAppRunningStatus;
import com.azure.resourcemanager.appcontainers.models.EnvironmentProvisioningState;
import com.azure.resourcemanager.appcontainers.models.ManagedEnvironment;
import com.azure.resourcemanager.appcontainers.models.Revision;
import com.azure.resourcemanager.appcontainers.models.RevisionHealthState;
import com.azure.resourcemanager.appcontainers.models.RevisionProvisioningState;
import com.azure.resourcemanager.appcontainers.models.RevisionRunningState;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringLevel;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringState;
import com.azure.resourcemanager.privatedns.models.VirtualNetworkLinkState;
import dev.emulatedcloud.azure.ArmApi;
import dev.emulatedcloud.azure.AzureReader;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.control.Drift;
import dev.emulatedcloud.jobs.ContainerRunner;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes behind Pulumi's back, as Azure's own clients read it afterwards. */
class DriftReadTest {
    private final Deployed deployed = Deployed.peered();
    private final Drift drift = new Drift(deployed.cloud, deployed.azure);
    private HttpEndpoint server;
    private AzureReader reader;

    @BeforeEach
    void serve(@TempDir Path home) {
        var authority = CertificateAuthority.in(home, Clock.systemUTC());
        server = HttpEndpoint.secure(
                0, authority.loopback().tls(), new ArmApi(deployed.azure, new ContainerRunner(deployed.azure)));
        reader = new AzureReader(
                URI.create("https://localhost:" + server.port()),
                home.resolve(CertificateAuthority.FILE),
                APP.subscription());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void set(ResourceId id, String path, String value) {
        drift.set(id.toString(), Map.of(path, value), false);
    }

    private void force(ResourceId id, String path, String value) {
        drift.set(id.toString(), Map.of(path, value), true);
    }

    private VirtualNetworkPeeringInner peering(ResourceId network, String name) {
        return reader.network()
                .serviceClient()
                .getVirtualNetworkPeerings()
                .get(network.resourceGroup(), network.name(), name);
    }

    private ContainerApp app() {
        return reader.apps().containerApps().getById(APP.toString());
    }

    private Revision revision() {
        return reader.apps()
                .containerAppsRevisions()
                .getRevision(APP.resourceGroup(), APP.name(), app().latestRevisionName());
    }

    @Test
    void addressSpaceThatChangedLeavesBothSidesToldApart() {
        set(CARTO, "properties.addressSpace.addressPrefixes", "[\"10.0.0.0/16\", \"10.9.0.0/16\"]");
        assertThat(peering(OWN, "to-carto").peeringSyncLevel())
                .isEqualTo(VirtualNetworkPeeringLevel.REMOTE_NOT_IN_SYNC);
        assertThat(peering(CARTO, "from-carto").peeringSyncLevel())
                .isEqualTo(VirtualNetworkPeeringLevel.LOCAL_NOT_IN_SYNC);
        set(OWN, "properties.addressSpace.addressPrefixes", "[\"10.1.0.0/16\", \"10.8.0.0/16\"]");
        assertThat(peering(OWN, "to-carto").peeringSyncLevel())
                .isEqualTo(VirtualNetworkPeeringLevel.LOCAL_AND_REMOTE_NOT_IN_SYNC);
        assertThat(peering(OWN, "to-carto").peeringState()).isEqualTo(VirtualNetworkPeeringState.CONNECTED);
    }

    @Test
    void peeringThatLostItsOtherSideIsDisconnected() {
        drift.delete(CARTO.child("virtualNetworkPeerings", "from-carto").toString(), false);
        assertThat(peering(OWN, "to-carto").peeringState()).isEqualTo(VirtualNetworkPeeringState.DISCONNECTED);
    }

    @Test
    void linkThatIsNotFinishedSaysSo() {
        ResourceId link = ZONE.child("virtualNetworkLinks", "link");
        force(link, "properties.virtualNetworkLinkState", "InProgress");
        assertThat(reader.dns()
                        .privateZones()
                        .getById(ZONE.toString())
                        .virtualNetworkLinks()
                        .getByName("link")
                        .virtualNetworkLinkState())
                .isEqualTo(VirtualNetworkLinkState.IN_PROGRESS);
    }

    @Test
    void environmentThatFailedIsListedSo() {
        force(ENVIRONMENT, "properties.provisioningState", "Failed");
        assertThat(reader.apps().managedEnvironments().list())
                .extracting(ManagedEnvironment::provisioningState)
                .containsExactly(EnvironmentProvisioningState.FAILED);
    }

    @Test
    void stoppedAppSaysSo() {
        assertThat(app().runningStatus()).isEqualTo(ContainerAppRunningStatus.RUNNING);
        force(APP, "properties.runningStatus", "Stopped");
        assertThat(app().runningStatus()).isEqualTo(ContainerAppRunningStatus.STOPPED);
    }

    @Test
    void revisionTakesAllCallsWithItsLeastReplicas() {
        deployed.app(app ->
                app.getAsJsonObject("template").add("scale", Deployed.json("{'minReplicas': 2, 'maxReplicas': 3}")));
        assertThat(revision().active()).isTrue();
        assertThat(revision().replicas()).isEqualTo(2);
        assertThat(revision().trafficWeight()).isEqualTo(100);
        assertThat(revision().provisioningState()).isEqualTo(RevisionProvisioningState.PROVISIONED);
        assertThat(revision().runningState()).isEqualTo(RevisionRunningState.RUNNING);
        assertThat(reader.apps().containerAppsRevisions().listRevisions(APP.resourceGroup(), APP.name()))
                .extracting(Revision::trafficWeight)
                .containsExactlyInAnyOrder(0, 100);
    }

    @Test
    void revisionThatFailedSaysWhy() {
        ResourceId revision = APP.child("revisions", app().latestRevisionName());
        drift.set(
                revision.toString(),
                Map.of(
                        "properties.runningState", "ActivationFailed",
                        "properties.healthState", "Unhealthy",
                        "properties.provisioningState", "Failed",
                        "properties.provisioningError", "The image could not be pulled."),
                true);
        assertThat(revision().runningState()).isEqualTo(RevisionRunningState.fromString("ActivationFailed"));
        assertThat(revision().healthState()).isEqualTo(RevisionHealthState.UNHEALTHY);
        assertThat(revision().provisioningState()).isEqualTo(RevisionProvisioningState.FAILED);
        assertThat(revision().provisioningError()).isEqualTo("The image could not be pulled.");
        assertThat(revision().replicas()).isZero();
    }
}
