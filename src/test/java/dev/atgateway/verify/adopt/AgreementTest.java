package dev.atgateway.verify.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.cli.ResourceType;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final ResourceType APP =
            ResourceType.of("azure-native:app:ContainerApp").orElseThrow();
    private static final ResourceType SUBNET =
            ResourceType.of("azure-native:network:Subnet").orElseThrow();

    private static Agreement of(ResourceType type, String wanted, String read) {
        return Agreement.of(type, json(wanted), json(read));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    @Test
    void whatTheCloudFillsInIsNoDifference() {
        var agreement = of(
                APP,
                "{'configuration': {'ingress': {'transport': 'auto', 'targetPort': 8080}}}",
                "{'configuration': {'ingress': {'transport': 'Auto', 'targetPort': 8080.0, 'exposedPort': 0,"
                        + " 'traffic': [{'latestRevision': true, 'weight': 100}]}, 'maxInactiveRevisions': 100}}");
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.inputs())
                .isEqualTo(json("{'configuration': {'ingress': {'transport': 'auto', 'targetPort': 8080}}}"));
    }

    @Test
    void whatSomebodySetIsShownAndKeptAsInput() {
        var agreement = of(
                APP,
                "{'template': {'scale': {'maxReplicas': 3}}}",
                "{'template': {'scale': {'maxReplicas': 5, 'cooldownPeriod': 60}}}");
        assertThat(agreement.inputs())
                .isEqualTo(json("{'template': {'scale': {'maxReplicas': 5, 'cooldownPeriod': 60}}}"));
        assertThat(agreement.differences())
                .extracting(Difference::text)
                .containsExactly(
                        "template.scale.maxReplicas: 5 in the cloud, 3 by the config",
                        "template.scale.cooldownPeriod: 60 in the cloud, nothing by the config");
    }

    @Test
    void secretsStayOutOfTheStateSoThatTheyAreSentAgain() {
        var agreement = of(
                APP,
                "{'configuration': {'secrets': [{'name': 'a', 'value': '[secret]'}]}}",
                "{'configuration': {'secrets': [{'name': 'a'}]}}");
        assertThat(agreement.inputs()).isEqualTo(json("{'configuration': {'secrets': [{'name': 'a'}]}}"));
        assertThat(agreement.differences()).extracting(Difference::kind).containsExactly(Difference.Kind.SECRET);
    }

    @Test
    void idsAreComparedInAnyCaseAndOtherTextsAreNot() {
        var agreement = of(
                APP,
                "{'environmentId': '/subscriptions/s/resourceGroups/g', 'workloadProfileName': 'consumption'}",
                "{'environmentId': '/subscriptions/s/resourcegroups/G', 'workloadProfileName': 'Consumption'}");
        assertThat(agreement.differences()).extracting(Difference::path).containsExactly("workloadProfileName");
    }

    @Test
    void subnetSaysItsRangeInEitherOfTwoWays() {
        var agreement =
                of(SUBNET, "{'addressPrefix': '10.1.0.0/27'}", "{'addressPrefixes': ['10.1.0.0/27'], 'name': 'a'}");
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.inputs()).isEqualTo(json("{'addressPrefix': '10.1.0.0/27'}"));
    }

    @Test
    void securityGroupThatTheConfigDoesNotWantIsShown() {
        var agreement = of(
                SUBNET,
                "{'addressPrefix': '10.1.0.0/27'}",
                "{'addressPrefix': '10.1.0.0/27', 'networkSecurityGroup': {'id': '/subscriptions/s/nsg'}}");
        assertThat(agreement.differences()).singleElement().satisfies(one -> assertThat(
                        ConfigKeys.ofPath(SUBNET, one.path()))
                .contains("securityGroup"));
    }
}
