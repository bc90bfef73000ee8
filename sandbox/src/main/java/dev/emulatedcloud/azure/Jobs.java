package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Operation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Container Apps jobs. A job holds neither addresses nor nodes; what it does, its executions do.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs">Jobs</a>
 */
final class Jobs implements ArmType {
    static final String TYPE = "Microsoft.App/jobs";

    private static final Pattern IMAGE = Pattern.compile(
            "([A-Za-z0-9.-]+(:\\d{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*(:\\w[\\w.-]{0,127})?(@sha256:[a-f0-9]{64})?");

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        if (!Names.isApp(put.id().name())) {
            throw JobRule.INVALID_JOB_NAME.refused(put.id().name());
        }
        JsonObject properties = put.properties();
        JsonObject environment = AppEnvironment.find(put);
        properties.add("environmentId", environment.get("id"));
        String profile = AppEnvironment.profile(put, environment);
        properties.addProperty("workloadProfileName", profile);
        JobTriggers.check(put);
        AppSecrets.check(put);
        JsonObject template = Json.objectAt(properties, "template").orElseGet(JsonObject::new);
        AppTemplate.checkContainers(
                put, template, WorkloadProfiles.type(environment, profile).orElse(WorkloadProfiles.CONSUMPTION));
        checkImages(template);
        AppRegistries.check(put);
        AppSecrets.seal(put);
        properties.add(
                "outboundIpAddresses",
                Json.array(Stream.of(new JsonPrimitive(
                        Json.text(environment, "properties.staticIp").orElseThrow()))));
        properties.addProperty(
                "eventStreamEndpoint",
                "https://" + put.location() + ".azurecontainerapps.dev" + put.id() + "/eventstream");
        return properties;
    }

    static void checkImages(JsonObject template) {
        Json.objects(template, "containers").forEach(container -> {
            String image = Json.text(container, "image").orElse("");
            if (!IMAGE.matcher(image).matches()) {
                throw JobRule.INVALID_IMAGE.refused(
                        image, Json.text(container, "name").orElse(""));
            }
        });
    }

    @Override
    public String stateDuring(Operation operation) {
        return operation == Operation.DELETE ? "Deleting" : "InProgress";
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return JobRule.JOB_BUSY.refused(id.name());
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        Json.objects(stored, "properties.configuration.secrets").forEach(secret -> secret.remove("value"));
        return stored;
    }

    static Stream<JsonObject> in(Cloud cloud, ResourceId environment) {
        return Usage.ofType(cloud, TYPE).filter(job -> Json.text(job, "properties.environmentId")
                .filter(environment::names)
                .isPresent());
    }
}
