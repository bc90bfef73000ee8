package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.Gson;
import dev.atgateway.settings.EgressRule;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.StackConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The stacks and commands that the pages show are right. */
class PageConfigTest {
    private static final Product PRODUCT = Product.here();
    private static final Pattern STACK_FILE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("pulumi config set (?:--\\w+ )*'?([\\w:-]+)");
    private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    private static final Map<String, Object> REST_OF_THE_STACK = Map.of(
            "azure-native:location",
            "westeurope",
            "azure-native:subscriptionId",
            SUBSCRIPTION,
            "cartoVnetId",
            "/subscriptions/" + SUBSCRIPTION
                    + "/resourceGroups/rg-carto/providers/Microsoft.Network/virtualNetworks/carto-vnet",
            "cartoDomain",
            "carto.internal.example.com",
            "cartoInternalIp",
            "10.0.0.4",
            "containerPort",
            8080,
            "image",
            "example.azurecr.io/at-gateway:1.0.0",
            "databricksEnabled",
            false);

    static Stream<String> stackFiles() {
        return Stream.of("docs/proxy.md", "docs/topologies.md")
                .flatMap(page -> STACK_FILE.matcher(PRODUCT.text(page)).results())
                .map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource("stackFiles")
    void stackIsAccepted(String stackFile) {
        assertThat(read(stackFile).network()).isNotNull();
    }

    @Test
    void restrictedStackHasTheRulesOfCartosNetworkPolicy() {
        String stackFile = stackFiles()
                .filter(stack -> stack.contains("egressRules"))
                .findFirst()
                .orElseThrow();
        assertThat(read(stackFile).network().egressRules())
                .extracting(EgressRule::name, EgressRule::port, EgressRule::protocol)
                .containsExactly(
                        tuple("postgres", 5432, "Tcp"),
                        tuple("redshift", 5439, "Tcp"),
                        tuple("redis", 6379, "Tcp"),
                        tuple("warehouse", 443, "Tcp"));
    }

    static Stream<Page> pages() {
        return Page.below(Path.of("")).stream().filter(page -> !page.file().endsWith("troubleshooting.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsSetKeysOfTheProject(Page page) {
        assertThat(COMMAND.matcher(PRODUCT.text(page.toString())).results().map(command -> command.group(1)))
                .allMatch(key -> PRODUCT.keys().contains(key)
                        || key.startsWith("azure-native:")
                        || key.startsWith("databricks:")
                        || key.equals("KEY"));
    }

    private static Settings read(String stackFile) {
        Map<String, Map<String, Object>> shown = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(stackFile.replace("/subscriptions/...", "/subscriptions/" + SUBSCRIPTION));
        Map<String, Object> config = new HashMap<>(REST_OF_THE_STACK);
        config.putAll(shown.get("config"));
        Map<String, String> texts = new HashMap<>();
        config.forEach((key, value) -> texts.put(key.contains(":") ? key : "test:" + key, text(value)));
        return Settings.read(StackConfig.of("test", texts, Set.of()));
    }

    private static String text(Object value) {
        return value instanceof List ? new Gson().toJson(value) : value.toString();
    }
}
