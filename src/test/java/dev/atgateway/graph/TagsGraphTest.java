package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsGraphTest {
    private static final Map<String, String> TAGS = Map.of("team", "maps", "environment", "prod");

    private static final Graph GRAPH = Graph.of(
            StackSettings.hub().logs().tags(TAGS),
            new MockedCloud().vnet("rg-hub", "hub-vnet", "westeurope", "10.2.0.0/16"));

    @Test
    void everythingThatTakesTagsHasThem() {
        assertThat(GRAPH.custom())
                .filteredOn(TagsGraphTest::takesTags)
                .allSatisfy(resource ->
                        assertThat(resource.at("tags")).asInstanceOf(MAP).containsAllEntriesOf(TAGS));
    }

    @Test
    void theseTakeTags() {
        assertThat(GRAPH.custom())
                .filteredOn(TagsGraphTest::takesTags)
                .extracting(Declared::name)
                .containsExactlyInAnyOrder(
                        "group", "gateway-nsg", "gateway-routes", "vnet", "logs", "environment", "app", "zone", "link");
    }

    private static boolean takesTags(Declared resource) {
        return Arrays.stream(resource.args().getClass().getMethods())
                .anyMatch(method -> method.getName().equals("tags"));
    }
}
