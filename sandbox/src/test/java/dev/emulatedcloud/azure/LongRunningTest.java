package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.CARTO_VNET;
import static dev.emulatedcloud.azure.Azure.body;
import static dev.emulatedcloud.azure.Azure.environmentBody;
import static dev.emulatedcloud.azure.Azure.id;
import static dev.emulatedcloud.azure.Azure.located;
import static dev.emulatedcloud.azure.Azure.peeringBody;
import static dev.emulatedcloud.azure.Azure.vnetBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second of any operation is a second of the clock, which the test moves. */
class LongRunningTest {
    private final MovableClock clock = new MovableClock();
    private final Cloud cloud = Cloud.inMemory(clock);
    private Durations durations = Durations.NONE;
    private final Azure azure = new Azure(cloud, () -> durations);
    private final ResourceManager resources = azure.resources;

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private String state(ResourceId id) {
        return azure.text(id, "properties.provisioningState");
    }

    @Test
    void resourceIsUnderWayUntilItsTimeIsOver() {
        durations = Durations.parse("none,virtualNetworks.create=7");
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        assertThat(state(vnet)).isEqualTo("Updating");
        assertThat(resources.remaining(vnet)).contains(Duration.ofSeconds(7));
        clock.pass(6);
        assertThat(state(vnet)).isEqualTo("Updating");
        clock.pass(1);
        assertThat(state(vnet)).isEqualTo("Succeeded");
        assertThat(resources.remaining(vnet)).isEmpty();
    }

    @Test
    void resourceIsThereUntilItsDeletionIsOver() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        durations = Durations.parse("none,virtualNetworks.delete=11");
        resources.delete(vnet);
        assertThat(state(vnet)).isEqualTo("Deleting");
        clock.pass(11);
        assertThat(resources.find(vnet)).isEmpty();
    }

    @Test
    void childrenOfANetworkAreChangedOneAfterAnother() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        ResourceId other = azure.vnet("other", "10.3.0.0/16");
        durations = Durations.parse("none,subnets.create=6");
        ResourceId first = azure.subnet(vnet, "first", "10.1.0.0/24");
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> azure.subnet(vnet, "second", "10.1.1.0/24"))
                .whereas(() -> azure.subnet(other, "second", "10.3.1.0/24"));
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> azure.peer(vnet, "out", CARTO_VNET));
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> azure.vnet("vnet", "10.1.0.0/16", "10.2.0.0/16"));
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> resources.delete(vnet));
        clock.pass(6);
        azure.subnet(vnet, "second", "10.1.1.0/24");
        assertThat(state(first)).isEqualTo("Succeeded");
    }

    @Test
    void networkRefusesAPeerThatIsNotThereYet() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        durations = Durations.parse("none,virtualNetworks.create=7");
        ResourceId other = azure.vnet("other", "10.3.0.0/16");
        assertRefused(NetworkRule.REFERENCE_NOT_PROVISIONED, () -> azure.peer(vnet, "out", other))
                .whereas(() -> {
                    clock.pass(7);
                    azure.peer(vnet, "out", other);
                });
    }

    @Test
    void securityGroupTakesOneChangeAtATime() {
        ResourceId group = id("Microsoft.Network/networkSecurityGroups/nsg");
        durations = Durations.parse("none,networkSecurityGroups.create=4");
        resources.put(group, located("westeurope", Json.object()));
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> resources.put(group, located("westeurope", Json.object())))
                .whereas(() -> {
                    clock.pass(4);
                    resources.put(group, located("westeurope", Json.object()));
                });
    }

    @Test
    void zoneTakesOneChangeAtATime() {
        ResourceId zone = id("Microsoft.Network/privateDnsZones/carto.example.com");
        durations = Durations.parse("none,privateDnsZones.create=35");
        resources.put(zone, located("global", Json.object()));
        assertRefused(ResourceRule.BUSY, () -> resources.put(zone, located("global", Json.object())))
                .whereas(() -> {
                    clock.pass(35);
                    resources.put(zone, located("global", Json.object()));
                });
    }

    @Test
    void environmentTakesOneChangeAtATime() {
        ResourceId subnet = azure.gatewaySubnet();
        durations = Durations.parse("none,managedEnvironments.create=660");
        ResourceId environment = azure.environment("env", subnet);
        assertThat(state(environment)).isEqualTo("Waiting");
        assertRefused(ContainerAppsRule.ENVIRONMENT_BUSY, () -> azure.environment("env", subnet))
                .whereas(() -> {
                    clock.pass(660);
                    azure.environment("env", subnet);
                });
    }

    @Test
    void appNeedsAnEnvironmentThatIsProvisioned() {
        ResourceId subnet = azure.gatewaySubnet();
        durations = Durations.parse("none,managedEnvironments.create=660");
        ResourceId environment = azure.environment("env", subnet);
        assertRefused(AppRule.ENVIRONMENT_NOT_PROVISIONED, () -> azure.app("app", environment))
                .whereas(() -> {
                    clock.pass(660);
                    azure.app("app", environment);
                });
    }

    @Test
    void appTakesOneChangeAtATime() {
        ResourceId environment = azure.environment("env", azure.gatewaySubnet());
        durations = Durations.parse("none,containerApps.create=30");
        azure.app("app", environment);
        assertRefused(AppRule.APP_BUSY, () -> azure.app("app", environment)).whereas(() -> {
            clock.pass(30);
            azure.app("app", environment);
        });
    }

    @Test
    void subnetStaysHeldForAWhileAfterItsEnvironment() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        ResourceId subnet = azure.delegatedSubnet(vnet, "apps", "10.1.0.0/27");
        ResourceId environment = azure.environment("env", subnet);
        durations = Durations.parse("none,managedEnvironments.delete=780,subnetRelease=60");
        resources.delete(environment);
        assertThat(state(environment)).isEqualTo("ScheduledForDelete");
        assertRefused(NetworkRule.SUBNET_IN_USE_DELETED, () -> resources.delete(subnet));
        clock.pass(780);
        assertThat(resources.find(environment)).isEmpty();
        assertRefused(NetworkRule.SUBNET_IN_USE_DELETED, () -> resources.delete(subnet));
        assertRefused(ContainerAppsRule.SUBNET_OCCUPIED, () -> azure.environment("next", subnet));
        clock.pass(60);
        resources.delete(subnet);
        assertThat(resources.find(subnet)).isEmpty();
    }

    @Test
    void groupThatIsBeingDeletedTakesNothingNew() {
        durations = Durations.parse("none,resourceGroups.delete=20");
        resources.delete(Azure.GROUP);
        assertRefused(ResourceRule.GROUP_BEING_DELETED, () -> azure.vnet("vnet", "10.1.0.0/16"))
                .whereas(() -> {
                    clock.pass(20);
                    assertThat(resources.find(Azure.GROUP)).isEmpty();
                    resources.put(Azure.GROUP, located("westeurope", Json.object()));
                    azure.vnet("vnet", "10.1.0.0/16");
                });
    }

    @Test
    void groupWhoseContentCannotGoStaysWithWhatCannotGo() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        ResourceId elsewhere = ResourceId.group(Azure.SUBSCRIPTION, "elsewhere");
        resources.put(elsewhere, located("westeurope", Json.object()));
        ResourceId subnet = azure.delegatedSubnet(vnet, "apps", "10.1.0.0/27");
        ResourceId environment = ResourceId.of(elsewhere + "/providers/Microsoft.App/managedEnvironments/env");
        resources.put(environment, environmentBody(subnet));
        durations = Durations.parse("none,resourceGroups.delete=20");
        resources.delete(Azure.GROUP);
        clock.pass(20);
        assertThat(resources.failure(Azure.GROUP)).hasValueSatisfying(failure -> assertThat(failure.code())
                .isEqualTo(ResourceRule.GROUP_DELETION_BLOCKED.code()));
        assertThat(state(Azure.GROUP)).isEqualTo("Succeeded");
        durations = Durations.NONE;
        resources.delete(environment);
        resources.delete(Azure.GROUP);
        assertThat(resources.find(vnet)).isEmpty();
    }

    @Test
    void operationGoesOnInACloudThatWasOpenedAgain(@TempDir Path home) {
        var first = new ResourceManager(Cloud.open(home), () -> Durations.parse("none,virtualNetworks.create=600"));
        first.put(Azure.GROUP, located("westeurope", Json.object()));
        first.put(Azure.vnetId("vnet"), vnetBody("10.1.0.0/16"));
        var second = new ResourceManager(Cloud.open(home));
        assertThat(second.remaining(Azure.vnetId("vnet"))).isPresent();
        assertRefused(NetworkRule.ANOTHER_OPERATION, () -> second.delete(Azure.vnetId("vnet")));
    }

    @Test
    void operationsOfOneNetworkDoNotHoldTheOtherSideOfAPeering() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        durations = Durations.parse("none,virtualNetworkPeerings.create=15");
        azure.peer(vnet, "out", CARTO_VNET);
        resources.put(CARTO_VNET.child("virtualNetworkPeerings", "back"), peeringBody(vnet));
        clock.pass(15);
        assertThat(azure.text(vnet.child("virtualNetworkPeerings", "out"), "properties.peeringState"))
                .isEqualTo("Connected");
    }

    @Test
    void subnetWaitsForItsSecurityGroup() {
        ResourceId vnet = azure.vnet("vnet", "10.1.0.0/16");
        ResourceId group = id("Microsoft.Network/networkSecurityGroups/nsg");
        durations = Durations.parse("none,networkSecurityGroups.create=4");
        resources.put(group, located("westeurope", Json.object()));
        ResourceId subnet = vnet.child("subnets", "apps");
        var request = body(Json.object(
                "addressPrefix", "10.1.0.0/27", "networkSecurityGroup", Json.object("id", group.toString())));
        assertRefused(NetworkRule.REFERENCE_NOT_PROVISIONED, () -> resources.put(subnet, request))
                .whereas(() -> {
                    clock.pass(4);
                    resources.put(subnet, request);
                });
    }
}
