package dev.atgateway.graph;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the mocks are not told of an input: whether it is secret, and which resources it is made from. */
final class Inputs {
    private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

    private Inputs() {}

    /** Whether the input at {@code path}, such as {@code configuration.secrets[0].value}, or one around it is secret. */
    static boolean secret(Declared resource, String path) {
        return outputs(resource.args(), path).stream().anyMatch(OutputData::isSecret);
    }

    /** Names of the resources whose outputs are in the input at {@code path}. */
    static List<String> madeFrom(Declared resource, String path) {
        return outputs(resource.args(), path).stream()
                .flatMap(output -> output.getResources().stream())
                .map(Resource::pulumiResourceName)
                .distinct()
                .toList();
    }

    private static List<OutputData<?>> outputs(ResourceArgs args, String path) {
        var outputs = new ArrayList<OutputData<?>>();
        Object value = args;
        for (var step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
            value = value instanceof List<?> list ? list.get(Integer.parseInt(step)) : property(value, step);
            if (value instanceof Output<?> output) {
                var data = PulumiTestInternal.extractOutputData(output);
                outputs.add(data);
                value = data.getValueNullable();
            }
        }
        return outputs;
    }

    private static Object property(Object owner, String name) {
        try {
            var field = Arrays.stream(owner.getClass().getDeclaredFields())
                    .filter(candidate -> Optional.ofNullable(candidate.getAnnotation(Import.class))
                            .filter(property -> property.name().equals(name))
                            .isPresent())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name));
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
