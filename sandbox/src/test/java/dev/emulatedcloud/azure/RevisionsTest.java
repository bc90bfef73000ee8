package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.AppFixture.ID;
import static dev.emulatedcloud.azure.AppFixture.scale;
import static dev.emulatedcloud.azure.AppFixture.secret;
import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private final AppFixture app = new AppFixture();

    @Test
    void templateChangeMakesARevisionAndASecretChangeDoesNot() {
        app.put(p -> secret(p, Json.object("name", "token", "value", "one")));
        String first = app.azure.text(ID, "properties.latestRevisionName");
        app.put(p -> secret(p, Json.object("name", "token", "value", "two")));
        assertThat(app.azure.text(ID, "properties.latestRevisionName")).isEqualTo(first);
        app.put(p -> scale(p, 1, 5));
        assertThat(app.azure.text(ID, "properties.latestRevisionName")).isNotEqualTo(first);
        assertThat(app.resources.under(ID).stream().filter(revision -> Json.flag(revision, "properties.active")))
                .hasSize(1);
        assertThat(app.resources.under(ID)).hasSize(2);
    }

    @Test
    void revisionSuffixIsUsedOnce() {
        app.put(p -> p.getAsJsonObject("template").addProperty("revisionSuffix", "v1"));
        assertThat(app.azure.text(ID, "properties.latestRevisionName")).isEqualTo("app--v1");
        Consumer<JsonObject> same = p -> {
            p.getAsJsonObject("template").addProperty("revisionSuffix", "v1");
            scale(p, 1, 5);
        };
        assertRefused(AppRule.REVISION_SUFFIX_TAKEN, () -> app.put(same))
                .whereas(() ->
                        app.put(same.andThen(p -> p.getAsJsonObject("template").addProperty("revisionSuffix", "v2"))));
    }

    @Test
    void revisionNameHasAtMost54Characters() {
        assertRefused(AppRule.INVALID_REVISION_SUFFIX, () -> suffix("v".repeat(50)))
                .whereas(() -> suffix("v".repeat(49)));
        assertRefused(AppRule.INVALID_REVISION_SUFFIX, () -> suffix("V1")).whereas(() -> suffix("v1"));
    }

    private void suffix(String suffix) {
        app.put(p -> p.getAsJsonObject("template").addProperty("revisionSuffix", suffix));
    }

    @Test
    void inactiveRevisionsAreKeptUpToALimit() {
        for (int i = 1; i <= 5; i++) {
            String suffix = "v" + i;
            app.put(p -> {
                p.getAsJsonObject("configuration").addProperty("maxInactiveRevisions", 2);
                p.getAsJsonObject("template").addProperty("revisionSuffix", suffix);
            });
        }
        assertThat(app.resources.under(ID).stream()
                        .map(revision -> revision.get("name").getAsString()))
                .containsExactly("app--v3", "app--v4", "app--v5");
    }

    @Test
    void replicasThatHaveNoRoomInTheSubnetNeverRun() {
        app.put(p -> scale(p, 70, 100));
        String first = app.text("properties.latestRevisionName");
        assertThat(app.text("properties.latestReadyRevisionName")).isEqualTo(first);
        assertThat(app.text("properties.runningStatus")).isEqualTo("Running");

        app.put(p -> scale(p, 90, 100)); // 16 addresses beside the 7 of the first, of 15
        String second = app.text("properties.latestRevisionName");
        assertThat(second).isNotEqualTo(first);
        assertThat(app.text("properties.latestReadyRevisionName")).isEqualTo(first);
        assertThat(state(second)).isEqualTo("Failed");
        assertThat(Json.flag(app.resources.get(ID.child("revisions", first)), "properties.active"))
                .isTrue();
    }

    private String state(String revision) {
        return app.azure.text(ID.child("revisions", revision), "properties.runningState");
    }

    @Test
    void appWithoutRoomFromTheStartIsNotRunning() {
        app.put(p -> scale(p, 151, 200));
        assertThat(app.text("properties.latestReadyRevisionName")).isNull();
        assertThat(app.text("properties.runningStatus")).isEqualTo("Progressing");
    }

    @Test
    void lastAddressIsUsed() {
        app.put(p -> scale(p, 150, 200));
        assertThat(state(app.text("properties.latestRevisionName"))).isEqualTo("Running");
    }

    @Test
    void otherAppsOfTheEnvironmentTakeAddressesToo() {
        JsonObject other = appBody(app.environment);
        scale(other.getAsJsonObject("properties"), 100, 100);
        app.resources.put(Azure.appId("other"), other);
        app.put(p -> scale(p, 51, 60));
        assertThat(state(app.text("properties.latestRevisionName"))).isEqualTo("Failed");
        app.resources.delete(ID);
        app.put(p -> scale(p, 50, 60));
        assertThat(state(app.text("properties.latestRevisionName"))).isEqualTo("Running");
    }

    @Test
    void dedicatedProfileHasRoomForWhatItsNodesCarry() {
        JsonObject body =
                Azure.environmentBody(app.azure.delegatedSubnet(Azure.vnetId("vnet"), "dedicated", "10.1.2.0/24"));
        JsonObject profile =
                Json.object("name", "big", "workloadProfileType", "D4", "minimumCount", 1, "maximumCount", 2);
        body.getAsJsonObject("properties").add("workloadProfiles", list(profile));
        app.environment = Azure.environmentId("dedicated");
        app.resources.put(app.environment, body);
        Consumer<JsonObject> onProfile = p -> p.addProperty("workloadProfileName", "big");
        app.put(onProfile.andThen(p -> scale(p, 17, 20))); // 8 of half a CPU on a node of four
        assertThat(state(app.text("properties.latestRevisionName"))).isEqualTo("Failed");
        app.resources.delete(ID);
        app.put(onProfile.andThen(p -> scale(p, 16, 20)));
        assertThat(state(app.text("properties.latestRevisionName"))).isEqualTo("Running");
    }
}
