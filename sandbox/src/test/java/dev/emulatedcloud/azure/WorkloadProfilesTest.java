package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.appId;
import static dev.emulatedcloud.azure.Azure.environmentBody;
import static dev.emulatedcloud.azure.Azure.environmentId;
import static dev.emulatedcloud.azure.Azure.list;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class WorkloadProfilesTest {
    private static final JsonObject CONSUMPTION =
            Json.object("name", "Consumption", "workloadProfileType", "Consumption");

    private final Azure azure = new Azure();
    private final ResourceId subnet = azure.gatewaySubnet();

    private static JsonObject profile(String name, String type, int minimum, int maximum) {
        return Json.object("name", name, "workloadProfileType", type, "minimumCount", minimum, "maximumCount", maximum);
    }

    private void put(JsonObject... profiles) {
        JsonObject body = environmentBody(subnet);
        body.getAsJsonObject("properties").add("workloadProfiles", list(profiles));
        azure.resources.put(environmentId("env"), body);
    }

    @Test
    void profilesAreChecked() {
        for (JsonObject wrong : new JsonObject[] {
            Json.object("name", "other", "workloadProfileType", "Consumption"),
            Json.object("name", "dedicated", "workloadProfileType", "D4"),
            profile("dedicated", "D5", 1, 3),
            profile("dedicated", "D4", 3, 1),
            CONSUMPTION.deepCopy()
        }) {
            assertRefused(ContainerAppsRule.INVALID_PROFILES, () -> put(CONSUMPTION, wrong))
                    .whereas(() -> put(CONSUMPTION, profile("dedicated", "D4", 1, 3)));
        }
    }

    @Test
    void environmentKeepsAtLeastOneProfile() {
        put(CONSUMPTION);
        assertRefused(ContainerAppsRule.PROFILES_ADDED_OR_REMOVED, () -> put())
                .whereas(() -> put(profile("dedicated", "D4", 1, 3)));
    }

    @Test
    void environmentWithoutProfilesNeverGetsAny() {
        JsonObject without = Azure.located("westeurope", Json.object());
        ResourceId plain = environmentId("plain");
        azure.resources.put(plain, without);
        JsonObject with = Azure.located("westeurope", Json.object("workloadProfiles", list(CONSUMPTION)));
        assertRefused(ContainerAppsRule.PROFILES_ADDED_OR_REMOVED, () -> azure.resources.put(plain, with))
                .whereas(() -> azure.resources.put(plain, without));
    }

    @Test
    void profileOfAnAppStays() {
        put(CONSUMPTION, profile("big", "D4", 1, 3), profile("spare", "D4", 0, 1));
        JsonObject app = appBody(environmentId("env"));
        app.getAsJsonObject("properties").addProperty("workloadProfileName", "big");
        azure.resources.put(appId("app"), app);
        assertRefused(ContainerAppsRule.PROFILE_IN_USE, () -> put(CONSUMPTION, profile("spare", "D4", 0, 1)))
                .whereas(() -> put(CONSUMPTION, profile("big", "D4", 2, 4)));
        assertRefused(ContainerAppsRule.PROFILE_IN_USE, () -> put(CONSUMPTION, profile("big", "D8", 1, 3)))
                .whereas(() -> {
                    azure.resources.delete(appId("app"));
                    put(CONSUMPTION, profile("big", "D8", 1, 3));
                });
    }

    @Test
    void subnetHasAnAddressForEveryNode() {
        assertRefused(
                        ContainerAppsRule.TOO_FEW_ADDRESSES,
                        () -> put(profile("a", "D4", 10, 20), profile("b", "E4", 6, 20)))
                .whereas(() -> put(profile("a", "D4", 10, 20), profile("b", "E4", 5, 20)));
    }
}
