package dev.atgateway.graph;

import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.test.PulumiTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A resource that the program declared.
 *
 * @param inputs as they go to the provider; numbers are doubles, secrets are in plain text
 * @param args the same, as the program gave them
 */
record Declared(String type, String name, Map<String, Object> inputs, ResourceArgs args, ResourceOptions options) {
    private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

    /** The input at {@code path}, such as {@code template.containers[0].image}; null when there is none. */
    Object at(String path) {
        Object value = inputs;
        for (var step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
            if (value instanceof List<?> list) {
                var index = Integer.parseInt(step);
                value = index < list.size() ? list.get(index) : null;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }

    /** The list of objects at {@code path}, empty when there is none. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> listAt(String path) {
        return (List<Map<String, Object>>) Optional.ofNullable(at(path)).orElse(List.of());
    }

    Optional<String> parent() {
        return options.getParent().map(Resource::pulumiResourceName);
    }

    /** Names of the resources that it waits for besides those whose outputs it takes. */
    List<String> dependsOn() {
        return PulumiTest.extractValue(options.getDependsOn()).stream()
                .map(Resource::pulumiResourceName)
                .toList();
    }

    Optional<String> provider() {
        return options.getProvider().map(ProviderResource::pulumiResourceName);
    }
}
