package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;

/**
 * What an environment asks of its subnet.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">Virtual network
 *     configuration</a>
 */
final class EnvironmentNetwork {
    private static final int SMALLEST_WITH_PROFILES = 27;
    private static final int SMALLEST_WITHOUT = 23;

    private static final String RESOLVER = "168.63.129.16";

    private static final List<String> RESERVED =
            List.of("169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24");
    private static final List<String> RESERVED_WITH_PROFILES =
            List.of("100.100.0.0/17", "100.100.128.0/19", "100.100.160.0/19", "100.100.192.0/19");

    private EnvironmentNetwork() {}

    static Optional<String> subnet(JsonObject properties) {
        return Json.text(properties, "vnetConfiguration.infrastructureSubnetId");
    }

    static void check(Put put) {
        Optional<String> wanted = subnet(put.properties());
        if (!put.creates()) {
            checkUnchanged(put, wanted);
            return;
        }
        if (wanted.isEmpty()) {
            if (Json.flag(put.properties(), "vnetConfiguration.internal")) {
                throw ContainerAppsRule.INTERNAL_WITHOUT_SUBNET.refused(put.id().name());
            }
            if (Json.flag(put.properties(), "zoneRedundant")) {
                throw ContainerAppsRule.ZONES_WITHOUT_SUBNET.refused(put.id().name());
            }
            return;
        }
        ResourceId id = ResourceId.parse(wanted.get())
                .filter(found -> isInReach(put, found.parent()))
                .orElseThrow(ContainerAppsRule.VNET_NOT_FOUND::refused);
        JsonObject subnet = put.cloud()
                .azure()
                .find(id.key())
                .orElseThrow(() -> ContainerAppsRule.SUBNET_NOT_FOUND.refused(wanted.get()));
        Subnets.checkProvisioned(subnet, put.id());
        checkRange(put, id, subnet);
        checkLocation(put, id);
        checkDelegation(put, subnet);
        checkResolver(put, id.parent());
        Usage.ofSubnet(put.cloud(), id).stream().findFirst().ifPresent(user -> {
            throw ContainerAppsRule.SUBNET_OCCUPIED.refused(id, user);
        });
    }

    /** Whether the network exists, in the subscription of the environment. */
    private static boolean isInReach(Put put, ResourceId network) {
        return network.subscription().equalsIgnoreCase(put.id().subscription())
                && put.cloud().azure().has(network.key());
    }

    private static void checkUnchanged(Put put, Optional<String> wanted) {
        Optional<ResourceId> before = subnet(put.before()).map(ResourceId::of);
        if (!wanted.flatMap(ResourceId::parse).equals(before)) {
            throw ContainerAppsRule.SUBNET_CHANGED.refused(put.id().name());
        }
    }

    private static void checkRange(Put put, ResourceId id, JsonObject subnet) {
        boolean hasProfiles = WorkloadProfiles.any(put.properties());
        // The service reads the singular property only: pulumi/pulumi-azure-native#3244
        Cidr range = Json.text(subnet, "properties.addressPrefix")
                .map(Cidr::of)
                .orElseThrow(() -> ContainerAppsRule.SUBNET_NOT_FOUND.refused(id));
        int smallest = hasProfiles ? SMALLEST_WITH_PROFILES : SMALLEST_WITHOUT;
        if (range.prefixLength() > smallest) {
            throw ContainerAppsRule.SUBNET_TOO_SMALL.refused(smallest);
        }
        checkReserved(range, RESERVED);
        if (hasProfiles) {
            checkReserved(range, RESERVED_WITH_PROFILES);
        }
    }

    private static void checkReserved(Cidr range, List<String> reserved) {
        reserved.stream()
                .filter(one -> range.overlaps(Cidr.of(one)))
                .findFirst()
                .ifPresent(one -> {
                    throw ContainerAppsRule.SUBNET_RESERVED_RANGE.refused(range, one);
                });
    }

    private static void checkLocation(Put put, ResourceId subnet) {
        String location = put.cloud()
                .azure()
                .find(subnet.parent().key())
                .orElseThrow()
                .get("location")
                .getAsString();
        if (!location.equals(put.location())) {
            throw ContainerAppsRule.SUBNET_ELSEWHERE.refused(location, put.location());
        }
    }

    private static void checkDelegation(Put put, JsonObject subnet) {
        JsonObject properties = subnet.getAsJsonObject("properties");
        boolean delegated = Delegations.include(properties, Delegations.CONTAINER_APPS);
        boolean hasProfiles = WorkloadProfiles.any(put.properties());
        if (hasProfiles && !delegated) {
            throw ContainerAppsRule.SUBNET_NOT_DELEGATED.refused();
        }
        if (!hasProfiles && Json.objects(properties, "delegations").findAny().isPresent()) {
            throw ContainerAppsRule.SUBNET_DELEGATED.refused();
        }
    }

    /** With it the environment would wait for hours, then fail. */
    private static void checkResolver(Put put, ResourceId network) {
        JsonObject document = put.cloud().azure().find(network.key()).orElseThrow();
        if (VirtualNetworks.dnsServers(document.getAsJsonObject("properties")).anyMatch(RESOLVER::equals)) {
            throw ContainerAppsRule.RESOLVER_OF_AZURE.refused(network.name(), RESOLVER);
        }
    }

    /** Refuses more nodes than the subnet has addresses for; replicas that have no room fail later. */
    static void checkAddresses(Put put) {
        if (!WorkloadProfiles.any(put.properties())) {
            return;
        }
        subnet(put.properties()).map(ResourceId::of).ifPresent(subnet -> {
            String range = put.cloud()
                    .azure()
                    .find(subnet.key())
                    .flatMap(found -> Json.text(found, "properties.addressPrefix"))
                    .orElseThrow();
            int addresses = EnvironmentCapacity.addresses(Cidr.of(range));
            int needed = new EnvironmentCapacity(put.cloud(), put.body()).needed();
            if (needed > addresses) {
                throw ContainerAppsRule.TOO_FEW_ADDRESSES.refused(subnet.name(), addresses, needed);
            }
        });
    }

    /** The address of an internal environment: one in its subnet. */
    static String privateIp(Put put) {
        String range = subnet(put.properties())
                .flatMap(id -> put.cloud().azure().find(id))
                .flatMap(subnet -> Json.text(subnet, "properties.addressPrefix"))
                .orElseThrow();
        return Cidr.of(range)
                .range()
                .getLower()
                .increment(10)
                .withoutPrefixLength()
                .toString();
    }
}
