package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.atgateway.cli.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployedStackTest {
    private static final String VNET = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto"
            + "/providers/Microsoft.Network/virtualNetworks/carto-vnet";
    private static final String CONFIG = """
            {"azure-native:location": {"value": "westeurope", "secret": false},
             "azure-native:subscriptionId": {"value": "11111111-2222-3333-4444-555555555555", "secret": false},
             "my-gateway:cartoVnetId": {"value": "%s", "secret": false},
             "my-gateway:cartoDomain": {"value": "carto.internal.example.com", "secret": false},
             "my-gateway:cartoInternalIp": {"value": "10.0.0.4", "secret": false},
             "my-gateway:image": {"value": "registry.example.com/g:1", "secret": false},
             "my-gateway:containerPort": {"value": "8080", "secret": false},
             "my-gateway:bearerToken": {"secret": true},
             "my-gateway:apiAccessToken": {"secret": true},
             "my-gateway:secretEnv": {"secret": true},
             "my-gateway:principals": {"value": "[\\"analysts\\"]", "objectValue": ["analysts"], "secret": false},
             "databricks:host": {"value": "https://adb-1.1.azuredatabricks.net", "secret": false},
             "databricks:token": {"secret": true}}""".formatted(VNET);
    private static final String OUTPUTS = """
            {"gatewayUrl": "https://g.example.com", "peeringIds": ["a", "b"], "setupSql": "[secret]"}""";

    private final List<String> revealed = new ArrayList<>();

    private DeployedStack read(String config, String outputs) {
        return DeployedStack.of("dev", json(outputs), json(config), this::reveal, Map.of());
    }

    private String reveal(String key) {
        revealed.add(key);
        return "revealed";
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void configAndOutputsAreRead() {
        var stack = read(CONFIG, OUTPUTS);
        assertThat(stack.mark()).isEqualTo("my-gateway/dev");
        assertThat(stack.settings().carto().internalIp()).hasToString("Optional[10.0.0.4]");
        assertThat(stack.settings().databricks().orElseThrow().principals()).containsExactly("analysts");
        assertThat(stack.output("gatewayUrl")).contains("https://g.example.com");
        assertThat(stack.output("privateZoneId")).isEmpty();
        assertThat(stack.outputs("peeringIds")).containsExactly("a", "b");
        assertThat(stack.outputs("principals")).isEmpty();
    }

    @Test
    void onlyWhatALoginNeedsIsDecrypted() {
        var stack = read(CONFIG, OUTPUTS);
        assertThat(revealed).containsExactly("databricks:token");
        assertThat(stack.databricks().get("token").reveal()).isEqualTo("revealed");
        assertThat(stack.toString()).doesNotContain("revealed");
    }

    @Test
    void stackThatWasNotDeployedIsNamed() {
        assertThatThrownBy(() -> read(CONFIG, "{}"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("stack dev has no outputs: deploy it first, with pulumi up");
    }

    @Test
    void stackOfAnotherProgramIsNamed() {
        assertThatThrownBy(() -> read("{\"other:key\": {\"value\": \"a\"}}", OUTPUTS))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("not one of this program");
    }

    @Test
    void mistakesInTheConfigAreShown() {
        assertThatThrownBy(() -> read(CONFIG.replace("10.0.0.4", "ten"), OUTPUTS))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("cartoInternalIp = ten: not an IPv4 address");
    }
}
