package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * Subnets. A PUT replaces the whole object: a security group or route table that is not mentioned is detached.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/virtualnetwork/subnets">Subnets</a>
 */
final class Subnets implements ArmType {
    static final String TYPE = VirtualNetworks.TYPE + "/subnets";

    /** The smallest subnet: Azure keeps five addresses of each to itself. */
    private static final int SMALLEST = 29;

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public JsonObject put(Put put) {
        Names.checkNetwork(put.id().name(), 80);
        JsonObject properties = put.properties();
        checkPrefixes(put, properties);
        ResourceId network = put.id().parent();
        String location = put.cloud()
                .azure()
                .find(network.key())
                .orElseThrow()
                .get("location")
                .getAsString();
        for (String reference : List.of("networkSecurityGroup", "routeTable")) {
            Json.text(properties, reference + ".id").ifPresent(id -> checkReference(put, id, location));
        }
        Delegations.put(put, properties);
        if (!properties.has("privateEndpointNetworkPolicies")) {
            properties.addProperty("privateEndpointNetworkPolicies", "Disabled");
        }
        if (!properties.has("privateLinkServiceNetworkPolicies")) {
            properties.addProperty("privateLinkServiceNetworkPolicies", "Enabled");
        }
        for (String readOnly : List.of("serviceAssociationLinks", "ipConfigurations", "resourceNavigationLinks")) {
            properties.remove(readOnly);
        }
        return properties;
    }

    private void checkPrefixes(Put put, JsonObject properties) {
        String name = put.id().name();
        String network = put.id().parent().name();
        List<String> texts = prefixTexts(properties).toList();
        if (texts.isEmpty()) {
            throw NetworkRule.ADDRESS_SPACE_MISSING.refused(put.id());
        }
        List<Cidr> prefixes =
                texts.stream().map(text -> Cidr.requested(text, put.id())).toList();
        if (!put.creates() && !prefixes.equals(prefixes(put.existing().orElseThrow()))) {
            List<String> users = Usage.ofSubnet(put.cloud(), put.id());
            if (!users.isEmpty()) {
                throw NetworkRule.SUBNET_IN_USE_PREFIX_CHANGED.refused(
                        VirtualNetworks.join(prefixes(put.existing().orElseThrow())), name);
            }
        }
        if (prefixes.stream().anyMatch(prefix -> prefix.prefixLength() > SMALLEST)) {
            throw NetworkRule.SUBNET_TOO_SMALL.refused(name, network);
        }
        List<Cidr> space =
                VirtualNetworks.addressSpace(put.cloud(), put.id().parent().key());
        if (!prefixes.stream().allMatch(prefix -> prefix.isInside(space))) {
            throw NetworkRule.SUBNET_OUTSIDE_VNET.refused(name, network);
        }
        VirtualNetworks.children(put.cloud(), put.id().parent(), "subnets")
                .filter(sibling -> !put.id().names(sibling.get("id").getAsString()))
                .filter(sibling -> !Cidr.overlaps(prefixes, prefixes(sibling)).isEmpty())
                .findFirst()
                .ifPresent(sibling -> {
                    throw NetworkRule.SUBNETS_OVERLAP.refused(name, network);
                });
    }

    private static void checkReference(Put put, String id, String location) {
        JsonObject target =
                put.cloud().azure().find(id).orElseThrow(() -> NetworkRule.REFERENCE_NOT_FOUND.refused(id, put.id()));
        if (!location.equals(target.get("location").getAsString())) {
            throw NetworkRule.REFERENCE_ELSEWHERE.refused(id, put.id());
        }
        checkProvisioned(target, put.id());
    }

    /** Networks refuse, for the moment, what refers to something that is still being made or changed. */
    static void checkProvisioned(JsonObject target, ResourceId user) {
        String state = Json.text(target, "properties.provisioningState").orElseThrow();
        if (!state.equals(ResourceManager.SUCCEEDED)) {
            throw NetworkRule.REFERENCE_NOT_PROVISIONED.refused(target.get("id").getAsString(), user, state);
        }
    }

    static List<Cidr> prefixes(JsonObject subnet) {
        return prefixTexts(subnet.getAsJsonObject("properties")).map(Cidr::of).toList();
    }

    private static Stream<String> prefixTexts(JsonObject properties) {
        return Stream.concat(
                Json.text(properties, "addressPrefix").stream(), Json.texts(properties, "addressPrefixes"));
    }

    /** A network and its children take one request at a time. */
    @Override
    public ResourceId serialisedWith(ResourceId id) {
        return id.parent();
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return VirtualNetworks.anotherOperation(running);
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        ResourceId id = ResourceId.of(stored.get("id").getAsString());
        JsonObject properties = stored.getAsJsonObject("properties");
        if (Usage.isHeld(cloud, id)) {
            var link = Json.object(
                    "id",
                    Usage.associationLink(id),
                    "name",
                    "legionservicelink",
                    "type",
                    TYPE + "/serviceAssociationLinks");
            link.add(
                    "properties",
                    Json.object(
                            "linkedResourceType",
                            Delegations.CONTAINER_APPS,
                            "allowDelete",
                            false,
                            "provisioningState",
                            "Succeeded"));
            properties.add("serviceAssociationLinks", Json.array(Stream.of(link)));
        }
        List<String> addresses = Usage.frontends(cloud, id).toList();
        if (!addresses.isEmpty()) {
            properties.add(
                    "ipConfigurations", Json.array(addresses.stream().map(address -> Json.object("id", address))));
        }
        return stored;
    }

    @Override
    public void delete(Cloud cloud, ResourceId id) {
        List<String> users = Usage.ofSubnet(cloud, id);
        if (!users.isEmpty()) {
            throw NetworkRule.SUBNET_IN_USE_DELETED.refused(id.name(), String.join(", ", users));
        }
    }
}
