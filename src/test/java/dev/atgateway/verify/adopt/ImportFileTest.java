package dev.atgateway.verify.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportFileTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    @Test
    void resourcesGetTheirIdsAndThoseWithoutAreLeftOut() {
        var skeleton = json("{'nameTable': {'other': 'urn'}, 'resources': ["
                + "{'type': 'a:N', 'name': 'network', 'component': true},"
                + "{'type': 'a:V', 'name': 'vnet', 'id': '<PLACEHOLDER>', 'parent': 'network'},"
                + "{'type': 'a:Z', 'name': 'zone', 'id': '<PLACEHOLDER>'},"
                + "{'type': 'a:P', 'name': 'peeringVnet', 'logicalName': 'vnet', 'id': '<PLACEHOLDER>'}]}");
        assertThat(ImportFile.filled(skeleton, Map.of("a:V vnet", "/v", "a:P vnet", "/p")))
                .isEqualTo(json("{'nameTable': {'other': 'urn'}, 'resources': ["
                        + "{'type': 'a:N', 'name': 'network', 'component': true},"
                        + "{'type': 'a:V', 'name': 'vnet', 'id': '/v', 'parent': 'network'},"
                        + "{'type': 'a:P', 'name': 'peeringVnet', 'logicalName': 'vnet', 'id': '/p'}]}"));
    }
}
