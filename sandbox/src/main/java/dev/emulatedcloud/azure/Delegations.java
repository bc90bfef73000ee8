package dev.emulatedcloud.azure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The services that subnets are handed over to.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview">Subnet delegation</a>
 */
final class Delegations {
    static final String CONTAINER_APPS = "Microsoft.App/environments";

    /** Of the services that subnets can be delegated to, those that a gateway's neighbours may use. */
    private static final Set<String> SERVICES = Set.of(
            CONTAINER_APPS,
            "Microsoft.ContainerInstance/containerGroups",
            "Microsoft.Databricks/workspaces",
            "Microsoft.DBforPostgreSQL/flexibleServers",
            "Microsoft.Network/dnsResolvers",
            "Microsoft.Web/serverFarms");

    private Delegations() {}

    static boolean include(JsonObject subnetProperties, String service) {
        return services(subnetProperties).stream().anyMatch(service::equalsIgnoreCase);
    }

    /** Refuses a delegation that is not possible, or to take one away that is needed; completes the rest. */
    static void put(Put put, JsonObject properties) {
        ResourceId subnet = put.id();
        List<String> wanted = services(properties);
        Json.objects(properties, "delegations").forEach(delegation -> complete(subnet, delegation));
        if (wanted.size() > 1) {
            throw NetworkRule.DELEGATIONS_SEVERAL.refused(subnet.name(), String.join(", ", wanted));
        }
        List<String> before = services(put.before());
        if (!before.equals(wanted)) {
            Usage.frontends(put.cloud(), subnet).findFirst().ifPresent(user -> {
                throw NetworkRule.DELEGATION_CHANGED_IN_USE.refused(
                        subnet.name(), String.join(", ", before), String.join(", ", wanted), user);
            });
        }
        if (include(put.before(), CONTAINER_APPS)
                && !include(properties, CONTAINER_APPS)
                && Usage.environments(put.cloud(), subnet).findAny().isPresent()) {
            throw NetworkRule.DELEGATION_IN_USE.refused(subnet, CONTAINER_APPS, Usage.associationLink(subnet));
        }
        if (!properties.has("delegations")) {
            properties.add("delegations", new JsonArray());
        }
    }

    private static void complete(ResourceId subnet, JsonObject delegation) {
        String name = Json.text(delegation, "name").orElse("");
        String service = Json.text(delegation, "properties.serviceName").orElse("");
        if (SERVICES.stream().noneMatch(service::equalsIgnoreCase)) {
            throw NetworkRule.DELEGATION_UNKNOWN.refused(service, name, subnet.name());
        }
        delegation.addProperty("id", subnet + "/delegations/" + name);
        delegation.addProperty("type", Subnets.TYPE + "/delegations");
        JsonObject inner = delegation.getAsJsonObject("properties");
        inner.add("actions", Json.array(Stream.of(new JsonPrimitive(Subnets.TYPE + "/join/action"))));
        inner.addProperty("provisioningState", "Succeeded");
    }

    private static List<String> services(JsonObject properties) {
        return Json.objects(properties, "delegations")
                .flatMap(delegation -> Json.text(delegation, "properties.serviceName").stream())
                .toList();
    }
}
