package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What azure-native knows of a resource type besides its properties: the path of its id, whose parameters are inputs;
 * how it is named by default; which properties replace it when they change; which are left to resources of their own.
 */
record AzureResource(
        String token,
        String path,
        boolean isNamedRandomly,
        boolean isFlattened,
        Set<String> forceNew,
        Set<String> query,
        Set<String> subResources) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static AzureResource of(String token, JsonObject data) {
        return new AzureResource(
                token,
                data.get("path").getAsString(),
                data.get("naming").getAsString().equals("random"),
                !data.has("flattened") || data.get("flattened").getAsBoolean(),
                Json.texts(data, "forceNew").collect(Collectors.toSet()),
                Json.texts(data, "query").collect(Collectors.toSet()),
                Json.texts(data, "subResources").collect(Collectors.toSet()));
    }

    /** The inputs that are part of the id, in their order; the subscription is not an input. */
    List<String> pathInputs() {
        var names = new ArrayList<String>();
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            if (!matcher.group(1).equals("subscriptionId")) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The input that names the resource: the last of its path. */
    String nameInput() {
        List<String> inputs = pathInputs();
        return inputs.get(inputs.size() - 1);
    }

    /** Whether a change of this property replaces the resource. */
    boolean replaces(String property) {
        return pathInputs().contains(property) || forceNew.contains(property);
    }

    ResourceId id(String subscription, JsonObject inputs) {
        String id = path.replace("{subscriptionId}", subscription);
        for (String input : pathInputs()) {
            String value = Json.text(inputs, input)
                    .orElseThrow(() -> new IllegalArgumentException("missing required property '" + input + "'"));
            id = id.replace("{" + input + "}", value);
        }
        return ResourceId.of(id);
    }

    /** The inputs that an id spells. */
    JsonObject inputs(String id) {
        String regex = PARAMETER.matcher(path).replaceAll("(?<$1>[^/]+)");
        Matcher matcher = Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the id '%s' does not match '%s'".formatted(id, path));
        }
        var inputs = new JsonObject();
        pathInputs().forEach(name -> inputs.addProperty(name, matcher.group(name)));
        return inputs;
    }

    static Map<String, AzureResource> all() {
        JsonObject data = ProviderSchema.resource("azure-native-paths.json");
        return data.keySet().stream()
                .collect(Collectors.toMap(token -> token, token -> of(token, data.getAsJsonObject(token))));
    }
}
