package dev.atgateway.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states are exports of a stack whose engine was killed; resources that were complete are cut to their ids. */
class StackStateTest {
    private static final Path RECORDED = Path.of("src/test/resources/recover");
    private static final String OWN =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto-at-gateway";
    private static final String VNET = OWN + "/providers/Microsoft.Network/virtualNetworks/carto-at-gateway-vnet";

    @Test
    void everyTypeOfTheProgramHasAnId() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java/dev/atgateway"))) {
            var made = sources.filter(Files::isRegularFile)
                    .flatMap(file -> read(file).lines())
                    .filter(line -> line.matches("import com\\.pulumi\\.(azurenative\\.\\w+|databricks)\\.\\w+;"))
                    .map(line -> line.replaceAll(".*\\.(\\w+?)(Args)?;", "$1"))
                    .filter(type -> !type.equals("Provider") && !type.endsWith("Functions"))
                    .collect(Collectors.toSet());
            var known = ResourceType.tokens().stream()
                    .map(token -> token.replaceAll(".*:", ""))
                    .collect(Collectors.toSet());
            assertThat(known).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "group,         group,                     @",
        "network,       vnet,                      @/providers/Microsoft.Network/virtualNetworks/carto-at-gateway-vnet",
        "network,       zone,                      @/providers/Microsoft.Network/privateDnsZones/carto-two.internal.example.com",
        "network,       logs,                      @/providers/Microsoft.OperationalInsights/workspaces/carto-at-gateway-env-logs",
        "subnet,        subnet,                    @/providers/Microsoft.Network/virtualNetworks/carto-at-gateway-vnet/subnets/carto-at-gateway-subnet",
        "record,        record,                    @/providers/Microsoft.Network/privateDnsZones/carto-two.internal.example.com/A/@",
        "peering-there, peering-to-carto,          @/providers/Microsoft.Network/virtualNetworks/carto-at-gateway-vnet/virtualNetworkPeerings/carto-at-gateway-to-carto",
        "peering-there, environment,               @/providers/Microsoft.App/managedEnvironments/carto-at-gateway-env",
        "peering-back,  app,                       @/providers/Microsoft.App/containerApps/carto-at-gateway",
        "grants,        grant-analysts,            foreign_connection/carto_at_gateway/analysts",
        "grants,        grant-analyst@example.com, foreign_connection/carto_at_gateway/analyst@example.com",
    })
    void idOfWhatWasBeingCreated(String recording, String name, String id) {
        assertThat(ids(recorded(recording)).get(name)).isEqualTo(id.startsWith("@") ? OWN + id.substring(1) : id);
    }

    @Test
    void nameGivenByPulumiIsInTheId() {
        var ids = ids(recorded("network"));
        assertThat(ids.get("gateway-nsg"))
                .matches(OWN + "/providers/Microsoft.Network/networkSecurityGroups/gateway-nsg[0-9a-f]{8}");
        assertThat(ids.get("gateway-routes"))
                .matches(OWN + "/providers/Microsoft.Network/routeTables/gateway-routes[0-9a-f]{8}");
    }

    @Test
    void linkHasAnId() {
        var export = recorded("record");
        var link = pending(export, 1);
        link.addProperty("type", "azure-native:privatedns:VirtualNetworkLink");
        Json.object(link, "inputs").addProperty("virtualNetworkLinkName", "my-link");
        assertThat(ids(export).get("record"))
                .isEqualTo(OWN + "/providers/Microsoft.Network/privateDnsZones/carto-two.internal.example.com"
                        + "/virtualNetworkLinks/my-link");
    }

    @Test
    void peeringOfAnotherSubscriptionIsInThatSubscription() {
        assertThat(ids(recorded("peering-back")).get("peering-from-carto"))
                .isEqualTo("/subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-carto-two/providers"
                        + "/Microsoft.Network/virtualNetworks/carto-two-vnet/virtualNetworkPeerings"
                        + "/carto-to-carto-at-gateway");
    }

    @Test
    void metastoreOfTheConnectionIsNotKnownBeforeItIsRead() {
        assertThat(ids(recorded("connection")).get("connection")).isEqualTo("unread|carto_at_gateway");
    }

    @Test
    void metastoreOfTheConnectionIsTheOneThatWasRead() {
        var state = state(recorded("connection"));
        var connection = candidates(state).stream()
                .filter(one -> one.name().equals("connection"))
                .findFirst()
                .orElseThrow();
        state.begin(List.of(connection), List.of());
        var read = state.find(connection.urn()).orElseThrow();
        Json.object(read, "outputs").addProperty("metastoreId", "m-1");
        state.settle(connection);
        assertThat(state.find(connection.urn()).orElseThrow().get("id").getAsString())
                .isEqualTo("m-1|carto_at_gateway");
    }

    @Test
    void principalMayHoldASlash() {
        var export = recorded("grants");
        Json.object(pending(export, 0), "inputs").addProperty("principal", "emea/analysts $1");
        assertThat(ids(export)).containsValue("foreign_connection/carto_at_gateway/emea/analysts $1");
    }

    @Test
    void subscriptionOfALoginIsThatOfTheNeighbours() {
        var export = recorded("peering-there");
        providers(export).forEach(provider -> Json.object(provider, "inputs").remove("subscriptionId"));
        assertThat(ids(export).get("peering-to-carto")).startsWith(VNET);
    }

    @Test
    void subscriptionThatNothingNamesIsAskedFor() {
        var export = recorded("group");
        providers(export).forEach(provider -> Json.object(provider, "inputs").remove("subscriptionId"));
        assertThatThrownBy(() -> ids(export))
                .isInstanceOf(RecoverFailed.class)
                .hasMessageContaining("--subscription ID");
        var told = new StackState(export, Optional.of("33333333-4444-5555-6666-777777777777"));
        assertThat(candidates(told).get(0).id())
                .isEqualTo("/subscriptions/33333333-4444-5555-6666-777777777777/resourceGroups/rg-carto-at-gateway");
    }

    @Test
    void typeThatTheProgramDoesNotMakeIsNamed() {
        var export = recorded("group");
        pending(export, 0).addProperty("type", "azure-native:storage:StorageAccount");
        assertThatThrownBy(() -> ids(export))
                .isInstanceOf(RecoverFailed.class)
                .hasMessageContaining("azure-native:storage:StorageAccount")
                .hasMessageContaining("pulumi refresh");
    }

    @Test
    void componentIsInNoCloud() {
        var export = recorded("group");
        pending(export, 0).addProperty("custom", false);
        assertThat(ids(export)).isEmpty();
    }

    @Test
    void adoptedResourceKeepsTheInputsThatWereSent() {
        var export = recorded("peering-there");
        var state = state(export);
        var environment = candidates(state).stream()
                .filter(one -> one.name().equals("environment"))
                .findFirst()
                .orElseThrow();
        state.begin(List.of(environment), List.of());
        var adopted = state.find(environment.urn()).orElseThrow();
        assertThat(StackState.isUnread(adopted)).isTrue();
        adopted.remove("initErrors");
        Json.object(adopted, "inputs").addProperty("addedByARefresh", true);
        Json.object(adopted, "outputs").addProperty("provisioningState", "Succeeded");
        state.settle(environment);
        var settled = state.find(environment.urn()).orElseThrow();
        assertThat(settled.get("inputs")).isEqualTo(environment.inputs());
        assertThat(settled.has("initErrors")).isFalse();
        state.keep(List.of());
        assertThat(state.pending()).isEmpty();
    }

    /** Killed after the refresh, which puts into the inputs what the cloud says and takes the mark away. */
    @Test
    void whatWasBegunIsKnownToTheNextRun() {
        var begun = state(recorded("connection"));
        var candidates = candidates(begun);
        begun.begin(candidates, List.of());
        begun.resources().filter(StackState::isUnread).forEach(resource -> {
            resource.remove("initErrors");
            Json.object(resource, "inputs").addProperty("comment", "somebody else's");
        });
        var next = state(begun.exported());
        assertThat(candidates(next)).isNotEmpty().isEqualTo(candidates);
        var before = next.resources().count();
        next.begin(candidates(next), List.of());
        assertThat(next.resources()).hasSize((int) before);
        assertThat(next.resources().filter(one -> Json.flag(one, "delete"))).isEmpty();
        candidates.forEach(one -> assertThat(Json.object(next.find(one.urn()).orElseThrow(), "inputs"))
                .isEqualTo(one.inputs()));
    }

    @Test
    void changeThatWasNotReadIsKnownToTheNextRun() {
        var export = recorded("group");
        resources(export).add(pending(export, 0).deepCopy());
        export.getAsJsonObject("deployment")
                .getAsJsonArray("pending_operations")
                .get(0)
                .getAsJsonObject()
                .addProperty("type", "updating");
        var state = state(export);
        var changes = state.pending();
        assertThat(changes).singleElement().satisfies(one -> assertThat(one.creates())
                .isFalse());
        state.begin(List.of(), changes);
        assertThat(state(state.exported()).pending()).isEqualTo(changes);
    }

    @Test
    void whatFailedInTheCloudIsUpdatedByTheNextRun() {
        var state = state(recorded("group"));
        var group = candidates(state).get(0);
        state.begin(List.of(group), List.of());
        var adopted = state.find(group.urn()).orElseThrow();
        adopted.remove("initErrors");
        Json.object(adopted, "outputs").addProperty("provisioningState", "Failed");
        state.settle(group);
        assertThat(state.find(group.urn()).orElseThrow().has("initErrors")).isTrue();
    }

    @Test
    void replacementThatWasMadeFirstLeavesTheOldOneToBeDeleted() {
        var export = recorded("network");
        var old = pending(export, 1).deepCopy();
        old.addProperty("id", OWN + "/providers/Microsoft.Network/networkSecurityGroups/old");
        resources(export).add(old);
        var state = state(export);
        state.begin(candidates(state), List.of());
        var both = state.resources()
                .filter(one -> one.get("urn").equals(old.get("urn")))
                .toList();
        assertThat(both).hasSize(2);
        assertThat(Json.flag(both.get(0), "delete")).isTrue();
        assertThat(Json.flag(both.get(1), "delete")).isFalse();
    }

    @Test
    void replacementThatWasDeletedFirstTakesItsPlace() {
        var export = recorded("group");
        var old = pending(export, 0).deepCopy();
        old.addProperty("id", OWN);
        old.addProperty("pendingReplacement", true);
        resources(export).add(old);
        var state = state(export);
        state.begin(candidates(state), List.of());
        assertThat(state.resources().filter(one -> one.get("urn").equals(old.get("urn"))))
                .singleElement()
                .satisfies(
                        one -> assertThat(Json.flag(one, "pendingReplacement")).isFalse());
    }

    @Test
    void idOfWhatWasDeletedToBeReplacedIsNotInTheState() {
        var export = recorded("group");
        var old = pending(export, 0).deepCopy();
        old.addProperty("id", OWN);
        resources(export).add(old);
        assertThat(state(export).hasId(OWN.toUpperCase(Locale.ROOT))).isTrue();
        old.addProperty("pendingReplacement", true);
        assertThat(state(export).hasId(OWN)).isFalse();
    }

    @Test
    void somebodyElsesResourceOfTheSameNameIsNotRecognised() {
        var group = candidates(state(recorded("group"))).get(0);
        var theirs = JsonParser.parseString("{\"tags\":{\"owner\":\"them\"}}").getAsJsonObject();
        assertThat(group.type().recognises(group.inputs(), theirs)).isFalse();
        theirs.add("tags", group.inputs().get("tags").deepCopy());
        Json.object(theirs, "tags").addProperty("policy", "adds-this");
        assertThat(group.type().recognises(group.inputs(), theirs)).isTrue();
    }

    @Test
    void whatAPreviewHidesIsNotWrittenIntoTheState() {
        var planned = JsonParser.parseString("{\"inputs\":{\"name\":\"n\",\"options\":\"[secret]\"}}")
                .getAsJsonObject();
        assertThat(Json.object(Candidate.planned(planned), "inputs").keySet()).containsExactly("name");
    }

    @Test
    void whatNeedsSomethingThatIsNotThereYetIsNotLookedFor() {
        var state = state(recorded("record"));
        var record = pending(recorded("record"), 1);
        assertThat(state.hasWhatItNeeds(record)).isTrue();
        record.getAsJsonArray("dependencies").add("urn:pulumi:dev::carto-at-gateway::some:type::missing");
        assertThat(state.hasWhatItNeeds(record)).isFalse();
    }

    private static StackState state(JsonObject export) {
        return new StackState(export, Optional.empty());
    }

    private static List<Candidate> candidates(StackState state) {
        return state.pending().stream()
                .flatMap(operation -> state.candidate(operation.resource(), operation.source()).stream())
                .toList();
    }

    private static Map<String, String> ids(JsonObject export) {
        return candidates(state(export)).stream().collect(Collectors.toMap(Candidate::name, Candidate::id));
    }

    private static JsonObject recorded(String name) {
        return Json.parse(read(RECORDED.resolve(name + ".json")));
    }

    private static JsonObject pending(JsonObject export, int index) {
        return export.getAsJsonObject("deployment")
                .getAsJsonArray("pending_operations")
                .get(index)
                .getAsJsonObject()
                .getAsJsonObject("resource");
    }

    private static JsonArray resources(JsonObject export) {
        return export.getAsJsonObject("deployment").getAsJsonArray("resources");
    }

    private static List<JsonObject> providers(JsonObject export) {
        return Json.objects(export.getAsJsonObject("deployment"), "resources")
                .filter(one -> one.get("type").getAsString().startsWith("pulumi:providers:"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
