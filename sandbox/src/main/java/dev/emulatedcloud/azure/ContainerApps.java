package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Operation;
import java.util.stream.Stream;

/**
 * Container apps. Secret values are sealed on the way in and never on the way out.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/container-apps">Container Apps</a>
 */
final class ContainerApps implements ArmType {
    static final String TYPE = "Microsoft.App/containerApps";

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
            throw AppRule.INVALID_APP_NAME.refused(put.id().name());
        }
        JsonObject properties = put.properties();
        JsonObject environment = AppEnvironment.find(put);
        String environmentId = environment.get("id").getAsString();
        properties.addProperty("environmentId", environmentId);
        properties.addProperty("managedEnvironmentId", environmentId);
        String profile = AppEnvironment.profile(put, environment);
        AppSecrets.check(put);
        AppTemplate.check(put, WorkloadProfiles.type(environment, profile).orElse(WorkloadProfiles.CONSUMPTION));
        AppRegistries.check(put);
        AppIngress.check(put);
        AppSecrets.seal(put);

        String domain = Json.text(environment, "properties.defaultDomain").orElseThrow();
        AppIngress.complete(put, domain);
        properties.addProperty("workloadProfileName", profile);
        Revisions.record(put, domain, hasRoom(put, environment));
        properties.add(
                "outboundIpAddresses",
                Json.array(Stream.of(new JsonPrimitive(
                        Json.text(environment, "properties.staticIp").orElseThrow()))));
        properties.addProperty("customDomainVerificationId", ManagedEnvironments.verificationId(put.cloud(), put.id()));
        properties.addProperty(
                "eventStreamEndpoint",
                "https://" + put.location() + ".azurecontainerapps.dev" + put.id() + "/eventstream");
        return properties;
    }

    /** Whether the replicas of the new revision can run, in single mode beside those that they will replace. */
    private static boolean hasRoom(Put put, JsonObject environment) {
        var capacity = new EnvironmentCapacity(put.cloud(), environment)
                .withAppsBut(put.id())
                .with(put.properties());
        if (Revisions.isSingle(put.properties()) && !put.creates()) {
            capacity.with(put.before());
        }
        return capacity.suffices();
    }

    @Override
    public String stateDuring(Operation operation) {
        return operation == Operation.DELETE ? "Deleting" : "InProgress";
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return AppRule.APP_BUSY.refused(id.name());
    }

    @Override
    public JsonObject view(Cloud cloud, JsonObject stored) {
        Json.objects(stored, "properties.configuration.secrets").forEach(secret -> secret.remove("value"));
        return stored;
    }

    static Stream<JsonObject> in(Cloud cloud, ResourceId environment) {
        return Usage.ofType(cloud, TYPE).filter(app -> Json.text(app, "properties.managedEnvironmentId")
                .filter(environment::names)
                .isPresent());
    }
}
