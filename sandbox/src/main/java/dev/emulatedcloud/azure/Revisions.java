package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The revisions of a container app: one more for every change of the template, none for a change of the configuration.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/revisions">Revisions</a>
 */
final class Revisions {
    static final String TYPE = ContainerApps.TYPE + "/revisions";
    private static final int LONGEST_NAME = 54;
    private static final int MOST_INACTIVE = 100;

    private Revisions() {}

    /** Makes a revision if the template changed; one that has no room never becomes ready. */
    static void record(Put put, String defaultDomain, boolean hasRoom) {
        JsonObject properties = put.properties();
        Optional<String> ready = Json.text(put.before(), "latestReadyRevisionName");
        String name;
        if (changesTemplate(put)) {
            name = put.id().name() + "--" + suffix(put, properties.getAsJsonObject("template"));
            if (hasRoom) {
                ready = Optional.of(name);
            }
            add(put, name, defaultDomain, hasRoom);
        } else {
            name = Json.text(put.before(), "latestRevisionName").orElseThrow();
        }
        properties.addProperty("latestRevisionName", name);
        properties.addProperty("latestRevisionFqdn", name + "." + defaultDomain);
        properties.remove("latestReadyRevisionName");
        ready.ifPresent(revision -> properties.addProperty("latestReadyRevisionName", revision));
        properties.addProperty("runningStatus", ready.isPresent() ? "Running" : "Progressing");
    }

    static boolean changesTemplate(Put put) {
        return !put.properties().getAsJsonObject("template").equals(put.before().get("template"));
    }

    private static String suffix(Put put, JsonObject template) {
        Optional<String> wanted = Json.text(template, "revisionSuffix").filter(text -> !text.isEmpty());
        if (wanted.isEmpty()) {
            return put.cloud().fresh("revision").substring(0, 7);
        }
        String suffix = wanted.get();
        String name = put.id().name() + "--" + suffix;
        if (!suffix.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || suffix.contains("--") || name.length() > LONGEST_NAME) {
            throw AppRule.INVALID_REVISION_SUFFIX.refused(name);
        }
        if (put.cloud().azure().has(id(put, name).key())) {
            throw AppRule.REVISION_SUFFIX_TAKEN.refused(suffix, suffix);
        }
        return suffix;
    }

    private static void add(Put put, String name, String defaultDomain, boolean hasRoom) {
        if (isSingle(put.properties()) && hasRoom) {
            active(put).forEach(old -> {
                old.getAsJsonObject("properties").addProperty("active", false);
                put.cloud().azure().put(old.get("id").getAsString(), old);
            });
        }
        var properties = Json.object(
                "active",
                true,
                "createdTime",
                put.cloud().clock().instant(),
                "fqdn",
                name + "." + defaultDomain,
                "template",
                put.properties().get("template"),
                "provisioningState",
                hasRoom ? "Provisioned" : "Failed",
                "healthState",
                hasRoom ? "Healthy" : "Unhealthy",
                "runningState",
                hasRoom ? "Running" : "Failed");
        if (!hasRoom) {
            properties.addProperty("provisioningError", "The subnet or the workload profile has no room for it.");
        }
        ResourceId id = id(put, name);
        put.cloud()
                .azure()
                .put(id.key(), Json.object("id", id.toString(), "name", name, "type", TYPE, "properties", properties));
        forgetOldest(put);
    }

    private static void forgetOldest(Put put) {
        List<JsonObject> inactive = all(put).filter(revision -> !Json.flag(revision, "properties.active"))
                .sorted(Comparator.comparing(revision ->
                        Json.text(revision, "properties.createdTime").orElseThrow()))
                .toList();
        int kept = Json.number(put.properties(), "configuration.maxInactiveRevisions")
                .map(Double::intValue)
                .orElse(MOST_INACTIVE);
        inactive.stream().limit(Math.max(0, inactive.size() - kept)).forEach(revision -> put.cloud()
                .azure()
                .remove(revision.get("id").getAsString()));
    }

    static boolean isSingle(JsonObject appProperties) {
        return Json.text(appProperties, "configuration.activeRevisionsMode")
                .filter("Multiple"::equalsIgnoreCase)
                .isEmpty();
    }

    static Stream<JsonObject> active(Put put) {
        return all(put).filter(revision -> Json.flag(revision, "properties.active"));
    }

    static Stream<JsonObject> all(Put put) {
        return put.cloud().azure().under(put.id().key() + "/revisions/");
    }

    private static ResourceId id(Put put, String name) {
        return put.id().child("revisions", name);
    }
}
