package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The POST calls that change nothing. */
final class ReadActions {
    private static final String KEYS = "/sharedkeys";
    private static final String SECRETS = "/listsecrets";

    private ReadActions() {}

    /** The resource on which the path names an action that there is. */
    static Optional<ResourceId> target(String path) {
        String folded = path.toLowerCase(Locale.ROOT);
        int end = path.lastIndexOf('/');
        return ResourceId.parse(path.substring(0, Math.max(0, end)))
                .filter(id -> folded.endsWith(KEYS) && id.type().equalsIgnoreCase(Workspaces.TYPE)
                        || folded.endsWith(SECRETS)
                                && (id.type().equalsIgnoreCase(ContainerApps.TYPE)
                                        || id.type().equalsIgnoreCase(Jobs.TYPE)));
    }

    static JsonObject answer(ResourceManager resources, ResourceId id) {
        return id.type().equalsIgnoreCase(Workspaces.TYPE) ? resources.sharedKeys(id) : secrets(resources, id);
    }

    /**
     * Secrets are kept as seals, so that their values cannot be told. The caller is treated as one whom Azure would not
     * tell them either: an empty value would read as one that somebody set.
     */
    private static JsonObject secrets(ResourceManager resources, ResourceId app) {
        boolean any = Json.objects(resources.get(app), "properties.configuration.secrets")
                .findAny()
                .isPresent();
        if (any) {
            JsonObject caller = resources.cloud().identity();
            throw RestRule.ACTION_FORBIDDEN.refused(
                    caller.get("clientId").getAsString(),
                    caller.get("objectId").getAsString(),
                    app.type() + "/listSecrets/action",
                    app);
        }
        return Json.object("value", Json.array(Stream.of()));
    }
}
