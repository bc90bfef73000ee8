package dev.atgateway.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A type of resource that the program makes: how its provider spells the id, as a template over the resource's inputs,
 * and which inputs tell a resource of this stack from somebody else's of the same name.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/azure-native/">azure-native: an id is the path of Resource
 *     Manager</a>
 * @see <a href="https://www.pulumi.com/registry/packages/databricks/">databricks: each type's section Import</a>
 */
public record ResourceType(String token, String id, List<String> marks) {
    private static final String GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}";
    private static final String NETWORK = GROUP + "/providers/Microsoft.Network/";
    private static final String VNET = NETWORK + "virtualNetworks/{virtualNetworkName}";
    private static final String ZONE = NETWORK + "privateDnsZones/{privateZoneName}";
    private static final String APP = GROUP + "/providers/Microsoft.App/";
    private static final List<String> TAGS = List.of("tags");
    private static final String CONNECTION = "databricks:index/connection:Connection";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** In the order in which they can be made. */
    private static final Map<String, ResourceType> ALL = List.of(
                    new ResourceType("azure-native:resources:ResourceGroup", GROUP, TAGS),
                    new ResourceType(
                            "azure-native:network:NetworkSecurityGroup",
                            NETWORK + "networkSecurityGroups/{networkSecurityGroupName}",
                            TAGS),
                    new ResourceType("azure-native:network:RouteTable", NETWORK + "routeTables/{routeTableName}", TAGS),
                    new ResourceType("azure-native:network:VirtualNetwork", VNET, TAGS),
                    new ResourceType(
                            "azure-native:network:Subnet", VNET + "/subnets/{subnetName}", List.of("addressPrefix")),
                    new ResourceType(
                            "azure-native:network:VirtualNetworkPeering",
                            VNET + "/virtualNetworkPeerings/{virtualNetworkPeeringName}",
                            List.of("remoteVirtualNetwork")),
                    new ResourceType(
                            "azure-native:app:ManagedEnvironment", APP + "managedEnvironments/{environmentName}", TAGS),
                    new ResourceType("azure-native:app:ContainerApp", APP + "containerApps/{containerAppName}", TAGS),
                    new ResourceType(
                            "azure-native:operationalinsights:Workspace",
                            GROUP + "/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}",
                            TAGS),
                    new ResourceType("azure-native:privatedns:PrivateZone", ZONE, TAGS),
                    new ResourceType(
                            "azure-native:privatedns:VirtualNetworkLink",
                            ZONE + "/virtualNetworkLinks/{virtualNetworkLinkName}",
                            TAGS),
                    new ResourceType(
                            "azure-native:privatedns:PrivateRecordSet",
                            ZONE + "/{recordType}/{relativeRecordSetName}",
                            List.of("aRecords")),
                    new ResourceType(CONNECTION, "{metastoreId}|{name}", List.of("connectionType", "comment")),
                    new ResourceType(
                            "databricks:index/grant:Grant",
                            "foreign_connection/{foreignConnection}/{principal}",
                            List.of("privileges")))
            .stream()
            .collect(Collectors.toMap(ResourceType::token, type -> type, (one, other) -> one, LinkedHashMap::new));

    /** The type with this token; nothing for one that the program does not make. */
    public static Optional<ResourceType> of(String token) {
        return Optional.ofNullable(ALL.get(token));
    }

    /** The tokens of all, in the order in which they can be made. */
    public static List<String> tokens() {
        return List.copyOf(ALL.keySet());
    }

    /** Orders ids of Azure's so that each comes before what it needs, as they can be deleted. */
    public static Comparator<String> deletionOrder() {
        var patterns = ALL.values().stream()
                .map(type -> PLACE.matcher(type.id).replaceAll("[^/]+"))
                .toList();
        return Comparator.<String>comparingInt(id -> {
                    for (int i = 0; i < patterns.size(); i++) {
                        if (id.matches("(?i)" + patterns.get(i))) {
                            return -i;
                        }
                    }
                    return 1;
                })
                .thenComparing(Comparator.naturalOrder());
    }

    /** Whether it is the HTTP connection of Unity Catalog. */
    public boolean isConnection() {
        return token.equals(CONNECTION);
    }

    /** The input that holds the resource's own name. */
    public String nameInput() {
        return id.substring(id.lastIndexOf('{') + 1, id.lastIndexOf('}'));
    }

    /** The names of what its id is made of: inputs, and what is in the context. */
    public List<String> places() {
        return PLACE.matcher(id).results().map(place -> place.group(1)).toList();
    }

    /**
     * The id of the resource with these inputs; {@code context} has what is not an input.
     *
     * @throws CommandFailed where one of its parts is not known
     */
    public String id(JsonObject inputs, Map<String, String> context) {
        return PLACE.matcher(id).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), inputs, context)));
    }

    private String value(String name, JsonObject inputs, Map<String, String> context) {
        return Optional.ofNullable(context.get(name))
                .or(() -> Json.text(inputs, name))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new CommandFailed("%s: its id cannot be told without %s".formatted(token, name)));
    }

    /** Whether what was read is what these inputs made: every mark is there, with the value that was sent. */
    public boolean recognises(JsonObject inputs, JsonObject read) {
        return marks.stream().filter(inputs::has).allMatch(mark -> covers(read.get(mark), inputs.get(mark)));
    }

    private static boolean covers(JsonElement read, JsonElement sent) {
        if (sent.isJsonObject()) {
            return read != null
                    && read.isJsonObject()
                    && sent.getAsJsonObject().entrySet().stream()
                            .allMatch(entry -> covers(read.getAsJsonObject().get(entry.getKey()), entry.getValue()));
        }
        if (sent.isJsonArray()) {
            if (read == null
                    || !read.isJsonArray()
                    || read.getAsJsonArray().size() != sent.getAsJsonArray().size()) {
                return false;
            }
            for (int i = 0; i < sent.getAsJsonArray().size(); i++) {
                if (!covers(read.getAsJsonArray().get(i), sent.getAsJsonArray().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return read != null && read.isJsonPrimitive() && read.getAsString().equalsIgnoreCase(sent.getAsString());
    }
}
