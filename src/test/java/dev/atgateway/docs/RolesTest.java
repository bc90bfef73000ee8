package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The custom roles have what the resources need, and nothing without a reason. */
class RolesTest {
    private static final Product PRODUCT = Product.here();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Microsoft\\.[\\w./]+/)`: (.+?) \\| ");
    private static final Pattern WORD = Pattern.compile("`([\\w*/]+)`");

    /** Azure's own names of the types. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("azure-native:resources:ResourceGroup", "Microsoft.Resources/subscriptions/resourceGroups"),
            Map.entry("azure-native:network:VirtualNetwork", "Microsoft.Network/virtualNetworks"),
            Map.entry("azure-native:network:Subnet", "Microsoft.Network/virtualNetworks/subnets"),
            Map.entry(
                    "azure-native:network:VirtualNetworkPeering",
                    "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"),
            Map.entry("azure-native:network:NetworkSecurityGroup", "Microsoft.Network/networkSecurityGroups"),
            Map.entry("azure-native:network:RouteTable", "Microsoft.Network/routeTables"),
            Map.entry("azure-native:privatedns:PrivateZone", "Microsoft.Network/privateDnsZones"),
            Map.entry(
                    "azure-native:privatedns:VirtualNetworkLink",
                    "Microsoft.Network/privateDnsZones/virtualNetworkLinks"),
            Map.entry("azure-native:privatedns:PrivateRecordSet", "Microsoft.Network/privateDnsZones/A"),
            Map.entry("azure-native:app:ManagedEnvironment", "Microsoft.App/managedEnvironments"),
            Map.entry("azure-native:app:ContainerApp", "Microsoft.App/containerApps"),
            Map.entry("azure-native:operationalinsights:Workspace", "Microsoft.OperationalInsights/workspaces"));

    @Test
    void gatewaysRoleMakesReadsAndDeletesEveryResource() {
        var made = PRODUCT.resources().stream()
                .filter(type -> type.startsWith("azure-native:"))
                .toList();
        assertThat(made).isNotEmpty().allSatisfy(type -> {
            assertThat(TYPES).containsKey(type);
            assertThat(actions("gateway"))
                    .contains(TYPES.get(type) + "/read", TYPES.get(type) + "/write", TYPES.get(type) + "/delete");
        });
    }

    @Test
    void peeredRoleMayDoNothingButPeer() {
        assertThat(actions("carto-peered"))
                .contains(
                        "Microsoft.Network/virtualNetworks/peer/action",
                        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write",
                        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/delete")
                .doesNotContain("Microsoft.Network/virtualNetworks/write", "Microsoft.Network/virtualNetworks/delete");
    }

    @Test
    void sharedRoleMayMakeASubnetAndLinkAZone() {
        assertThat(actions("carto-shared"))
                .contains(
                        "Microsoft.Network/virtualNetworks/subnets/write",
                        "Microsoft.Network/virtualNetworks/subnets/delete",
                        "Microsoft.Network/virtualNetworks/subnets/join/action",
                        "Microsoft.Network/virtualNetworks/join/action")
                .doesNotContain("Microsoft.Network/virtualNetworks/write", "Microsoft.Network/virtualNetworks/delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "carto-peered", "carto-shared"})
    void rolesAreInTheFormOfTheAzureCli(String name) {
        assertThat(role(name).keySet())
                .containsExactly(
                        "Name",
                        "IsCustom",
                        "Description",
                        "Actions",
                        "NotActions",
                        "DataActions",
                        "NotDataActions",
                        "AssignableScopes");
        assertThat(list(name, "Actions")).doesNotHaveDuplicates();
        assertThat(list(name, "AssignableScopes"))
                .containsExactly("/subscriptions/00000000-0000-0000-0000-000000000000");
    }

    @Test
    void everyActionHasItsReasonOnThePage() {
        var all = new TreeSet<String>();
        Stream.of("gateway", "carto-peered", "carto-shared")
                .map(RolesTest::actions)
                .forEach(all::addAll);
        assertThat(explained()).isEqualTo(all);
    }

    private static Set<String> explained() {
        var page = PRODUCT.text("docs/permissions.md");
        return ROW.matcher(page)
                .results()
                .flatMap(row -> WORD.matcher(row.group(2)).results().map(word -> row.group(1) + word.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions(String name) {
        return new LinkedHashSet<>(list(name, "Actions"));
    }

    private static List<String> list(String name, String field) {
        return StreamSupport.stream(role(name).getAsJsonArray(field).spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static JsonObject role(String name) {
        return JsonParser.parseString(
                        PRODUCT.text(Path.of("docs", "roles", name + ".json").toString()))
                .getAsJsonObject();
    }
}
