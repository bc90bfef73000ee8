package dev.atgateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.cli.ResourceType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pulumi named is found among what carries the stack's tag. */
class CandidateTest {
    private static final String GROUPS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    @ParameterizedTest
    @CsvSource({
        "azure-native:network:NetworkSecurityGroup, networkSecurityGroupName, gateway-nsg,    networkSecurityGroups",
        "azure-native:network:RouteTable,           routeTableName,           gateway-routes, routeTables",
    })
    void nameThatPulumiMadeUpIsTakenOver(String token, String input, String name, String collection) {
        var planned = planned(token, input, name, name + "aaaaaaaa");
        var found = planned.taggedAs("/subscriptions/s/resourcegroups/G/providers/microsoft.network/" + collection + "/"
                        + name + "01234567")
                .orElseThrow();
        assertThat(found.id()).isEqualTo(GROUPS + collection + "/" + name + "01234567");
        assertThat(found.inputs().get(input).getAsString()).isEqualTo(name + "01234567");
        assertThat(planned.inputs().get(input).getAsString()).isEqualTo(name + "aaaaaaaa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GROUPS + "routeTables/gateway-nsg01234567",
                GROUPS + "networkSecurityGroups/gateway-nsg",
                GROUPS + "networkSecurityGroups/gateway-nsg-mine",
                GROUPS + "networkSecurityGroups/other-nsg01234567",
                "/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/networkSecurityGroups/gateway-nsg01234567",
            })
    void anythingElseIsNotIt(String id) {
        assertThat(securityGroup("gateway-nsgaaaaaaaa").taggedAs(id)).isEmpty();
    }

    @Test
    void nameThatTheProgramGivesIsNoOther() {
        var named = securityGroup("carto-nsg");
        assertThat(named.isNamedByPulumi()).isFalse();
        assertThat(named.taggedAs(named.id())).isEmpty();
    }

    @Test
    void whatASubnetHasIsAnotherStacks() {
        var found = securityGroup("gateway-nsgaaaaaaaa")
                .taggedAs(GROUPS + "networkSecurityGroups/gateway-nsg01234567")
                .orElseThrow();
        var read = JsonParser.parseString("{\"tags\":{\"carto-at-gateway-stack\":\"p/s\"}}")
                .getAsJsonObject();
        assertThat(found.refusal(read)).isEmpty();
        read.add("subnets", JsonParser.parseString("[{\"id\":\"x\"}]"));
        assertThat(found.refusal(read))
                .hasValueSatisfying(text -> assertThat(text).contains("a subnet has it"));
    }

    @Test
    void whatHasOtherTagsIsSomebodyElses() {
        var read = JsonParser.parseString("{\"tags\":{}}").getAsJsonObject();
        assertThat(securityGroup("gateway-nsgaaaaaaaa").refusal(read))
                .hasValueSatisfying(text -> assertThat(text).contains("somebody else's"));
    }

    private static Candidate securityGroup(String name) {
        return planned("azure-native:network:NetworkSecurityGroup", "networkSecurityGroupName", "gateway-nsg", name);
    }

    private static Candidate planned(String token, String input, String logicalName, String name) {
        var inputs = new JsonObject();
        inputs.addProperty("resourceGroupName", "g");
        inputs.addProperty(input, name);
        inputs.add("tags", JsonParser.parseString("{\"carto-at-gateway-stack\":\"p/s\"}"));
        var resource = new JsonObject();
        resource.add("inputs", inputs);
        var type = ResourceType.of(token).orElseThrow();
        return new Candidate(
                "urn:pulumi:s::p::" + token + "::" + logicalName,
                type,
                type.id(inputs, Map.of("subscriptionId", "s")),
                resource,
                Candidate.Source.PLANNED);
    }
}
