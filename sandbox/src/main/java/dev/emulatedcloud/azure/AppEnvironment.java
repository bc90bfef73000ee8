package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/** The environment that an app or a job runs in. */
final class AppEnvironment {
    private AppEnvironment() {}

    /** It exists, is provisioned, and stays the one that it was. */
    static JsonObject find(Put put) {
        Optional<String> before = named(put.before());
        Optional<String> named = named(put.properties()).or(() -> before);
        JsonObject environment = named.flatMap(ResourceId::parse)
                .filter(id -> id.type().equalsIgnoreCase(ManagedEnvironments.TYPE))
                .flatMap(id -> put.cloud().azure().find(id.key()))
                .orElseThrow(() -> AppRule.ENVIRONMENT_NOT_FOUND.refused(named.orElse("(none)")));
        String id = environment.get("id").getAsString();
        if (before.filter(other -> !ResourceId.of(id).names(other)).isPresent()) {
            throw AppRule.ENVIRONMENT_CHANGED.refused(put.id().name(), before.get(), id);
        }
        String state = Json.text(environment, "properties.provisioningState").orElseThrow();
        if (!state.equals(ResourceManager.SUCCEEDED)) {
            throw AppRule.ENVIRONMENT_NOT_PROVISIONED.refused(
                    environment.get("name").getAsString(), state);
        }
        String location = environment.get("location").getAsString();
        if (!location.equals(put.location())) {
            throw AppRule.APP_ELSEWHERE.refused(put.id().name(), put.location(), location);
        }
        return environment;
    }

    /** The workload profile, which the environment has. */
    static String profile(Put put, JsonObject environment) {
        boolean hasProfiles = WorkloadProfiles.any(environment.getAsJsonObject("properties"));
        String profile = Json.text(put.properties(), "workloadProfileName").orElse(WorkloadProfiles.CONSUMPTION);
        boolean exists = hasProfiles
                ? WorkloadProfiles.type(environment, profile).isPresent()
                : profile.equals(WorkloadProfiles.CONSUMPTION);
        if (!exists) {
            throw AppRule.UNKNOWN_PROFILE.refused(
                    profile, environment.get("name").getAsString());
        }
        return profile;
    }

    private static Optional<String> named(JsonObject properties) {
        return Json.text(properties, "managedEnvironmentId").or(() -> Json.text(properties, "environmentId"));
    }
}
