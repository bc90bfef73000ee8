package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/**
 * Revisions as they are read: with their replicas, and their share of the calls. An app makes them; nobody writes them.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/container-apps-revisions">Container
 *     Apps Revisions</a>
 */
final class RevisionsOfApps implements ArmType {
    @Override
    public String name() {
        return Revisions.TYPE;
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public JsonObject put(Put put) {
        throw ArmTypes.unknown(Revisions.TYPE);
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        JsonObject properties = stored.getAsJsonObject("properties");
        Optional<JsonObject> app = cloud.azure()
                .find(ResourceId.of(stored.get("id").getAsString()).parent().key())
                .flatMap(document -> Json.objectAt(document, "properties"));
        if (!properties.has("replicas")) {
            properties.addProperty("replicas", replicas(properties));
        }
        if (!properties.has("trafficWeight")) {
            String name = stored.get("name").getAsString();
            properties.addProperty(
                    "trafficWeight", app.map(one -> weight(one, name)).orElse(0));
        }
        return stored;
    }

    /** No container runs here; those that there would be at least. */
    private static int replicas(JsonObject revision) {
        boolean runs = Json.flag(revision, "active")
                && Json.text(revision, "runningState").filter("Running"::equals).isPresent();
        return runs
                ? Json.number(revision, "template.scale.minReplicas")
                        .orElse(0.0)
                        .intValue()
                : 0;
    }

    /** Per cent; without a word on it, everything goes to the newest revision that is ready. */
    private static int weight(JsonObject app, String revision) {
        boolean isLatest = Json.text(app, "latestReadyRevisionName")
                .filter(revision::equals)
                .isPresent();
        if (Revisions.isSingle(app)) {
            return isLatest ? 100 : 0;
        }
        return Json.objects(app, "configuration.ingress.traffic")
                .filter(share -> Json.text(share, "revisionName")
                        .map(revision::equals)
                        .orElse(isLatest && Json.flag(share, "latestRevision")))
                .mapToInt(share -> Json.number(share, "weight").orElse(0.0).intValue())
                .sum();
    }
}
