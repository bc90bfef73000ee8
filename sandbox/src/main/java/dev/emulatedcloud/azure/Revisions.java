package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/**
 * The revisions of a container app: one more for every change of the template, none for a change of the configuration.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/revisions">Revisions</a>
 */
final class Revisions {
    static final String TYPE = ContainerApps.TYPE + "/revisions";

    private Revisions() {}

    static void record(Put put, String defaultDomain) {
        JsonObject properties = put.properties();
        JsonObject template = properties.getAsJsonObject("template");
        Optional<JsonObject> before = Json.objectAt(put.before(), "template");
        String name;
        if (before.filter(template::equals).isPresent()) {
            name = Json.text(put.before(), "latestRevisionName").orElseThrow();
        } else {
            name = put.id().name() + "--" + suffix(put, template);
            add(put, name, defaultDomain);
        }
        properties.addProperty("latestRevisionName", name);
        properties.addProperty("latestReadyRevisionName", name);
        properties.addProperty("latestRevisionFqdn", name + "." + defaultDomain);
    }

    private static String suffix(Put put, JsonObject template) {
        Optional<String> wanted = Json.text(template, "revisionSuffix").filter(text -> !text.isEmpty());
        if (wanted.isEmpty()) {
            return put.cloud().fresh("revision").substring(0, 7);
        }
        String suffix = wanted.get();
        if (!suffix.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || suffix.contains("--") || suffix.length() > 64) {
            throw AppRule.INVALID_REVISION_SUFFIX.refused(
                    suffix, put.id().name(), "lower case alphanumeric characters and '-' are allowed");
        }
        if (put.cloud().azure().has(id(put, put.id().name() + "--" + suffix).key())) {
            throw AppRule.INVALID_REVISION_SUFFIX.refused(
                    suffix, put.id().name(), "a revision with this suffix exists");
        }
        return suffix;
    }

    private static void add(Put put, String name, String defaultDomain) {
        Cloud cloud = put.cloud();
        boolean single = Json.text(put.properties(), "configuration.activeRevisionsMode")
                .filter("Single"::equals)
                .isPresent();
        if (single) {
            cloud.azure().under(put.id().key() + "/revisions/").forEach(old -> {
                old.getAsJsonObject("properties").addProperty("active", false);
                cloud.azure().put(old.get("id").getAsString(), old);
            });
        }
        var properties = Json.object(
                "active",
                true,
                "fqdn",
                name + "." + defaultDomain,
                "provisioningState",
                "Provisioned",
                "healthState",
                "Healthy",
                "runningState",
                "Running");
        ResourceId id = id(put, name);
        cloud.azure()
                .put(id.key(), Json.object("id", id.toString(), "name", name, "type", TYPE, "properties", properties));
    }

    private static ResourceId id(Put put, String name) {
        return put.id().child("revisions", name);
    }
}
