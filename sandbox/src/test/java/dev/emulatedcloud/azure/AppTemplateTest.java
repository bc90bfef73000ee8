package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.AppFixture.ID;
import static dev.emulatedcloud.azure.AppFixture.scale;
import static dev.emulatedcloud.azure.Azure.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AppTemplateTest {
    private final AppFixture app = new AppFixture();

    @Test
    void templateHasContainersWithNamesAndImages() {
        assertRefused(
                        AppRule.INVALID_TEMPLATE,
                        () -> app.put(p -> p.getAsJsonObject("template").add("containers", list())))
                .whereas(() -> app.put(p -> {}));
        assertRefused(AppRule.INVALID_TEMPLATE, () -> app.putContainer(c -> c.remove("image")))
                .whereas(() -> app.putContainer(c -> c.addProperty("image", "example.com/gateway:2")));
        assertRefused(AppRule.INVALID_TEMPLATE, () -> app.putContainer(c -> c.addProperty("name", "No")))
                .whereas(() -> app.putContainer(c -> c.addProperty("name", "yes")));
    }

    @Test
    void cpuAndMemoryArePairs() {
        for (JsonObject wrong : new JsonObject[] {
            Json.object("cpu", 0.5, "memory", "2Gi"),
            Json.object("cpu", 0.3, "memory", "0.6Gi"),
            Json.object("cpu", 4.25, "memory", "8.5Gi"),
            Json.object("cpu", 0.5, "memory", "1024Mi")
        }) {
            assertRefused(AppRule.INVALID_RESOURCES, () -> app.putContainer(c -> c.add("resources", wrong)))
                    .whereas(() -> app.putContainer(c -> c.add("resources", Json.object("cpu", 0.5, "memory", "1Gi"))));
        }
        for (JsonObject right : new JsonObject[] {
            Json.object("cpu", 0.25, "memory", "0.5Gi"),
            Json.object("cpu", 0.5, "memory", "1.0Gi"),
            Json.object("cpu", 4, "memory", "8Gi")
        }) {
            app.putContainer(container -> container.add("resources", right));
        }
    }

    @Test
    void dedicatedProfileTakesWhatFitsANode() {
        JsonObject body =
                Azure.environmentBody(app.azure.delegatedSubnet(Azure.vnetId("vnet"), "dedicated", "10.1.2.0/24"));
        body.getAsJsonObject("properties")
                .add(
                        "workloadProfiles",
                        list(Json.object(
                                "name", "big", "workloadProfileType", "D4", "minimumCount", 1, "maximumCount", 3)));
        app.resources.put(Azure.environmentId("dedicated"), body);
        app.environment = Azure.environmentId("dedicated");
        Consumer<JsonObject> onProfile = p -> p.addProperty("workloadProfileName", "big");
        assertRefused(
                        AppRule.INVALID_RESOURCES,
                        () -> app.put(onProfile.andThen(p -> resources(p, Json.object("cpu", 8, "memory", "7Gi")))))
                .whereas(() -> app.put(onProfile.andThen(p -> resources(p, Json.object("cpu", 1, "memory", "7Gi")))));
    }

    private static void resources(JsonObject properties, JsonObject resources) {
        Json.objects(properties, "template.containers").forEach(container -> container.add("resources", resources));
    }

    @Test
    void probesAreChecked() {
        JsonObject probe = Json.object("type", "Liveness", "tcpSocket", Json.object("port", 8080));
        JsonObject unknown = probe.deepCopy();
        unknown.addProperty("type", "Death");
        JsonObject both = probe.deepCopy();
        both.add("httpGet", Json.object("path", "/", "port", 8080));
        JsonObject slow = probe.deepCopy();
        slow.addProperty("periodSeconds", 241);
        for (JsonObject wrong : new JsonObject[] {unknown, both, slow}) {
            assertRefused(AppRule.INVALID_PROBE, () -> app.putContainer(c -> c.add("probes", list(wrong))))
                    .whereas(() -> app.putContainer(c -> c.add("probes", list(probe))));
        }
        JsonObject port = Json.object("type", "Liveness", "tcpSocket", Json.object("port", 70000));
        assertRefused(AppRule.INVALID_PORT, () -> app.putContainer(c -> c.add("probes", list(port))))
                .whereas(() -> app.putContainer(c -> c.add("probes", list(probe))));
    }

    @Test
    void replicasAreChecked() {
        assertRefused(AppRule.INVALID_SCALE, () -> app.put(p -> scale(p, 3, 2)))
                .whereas(() -> app.put(p -> scale(p, 2, 2)));
        assertRefused(AppRule.INVALID_SCALE, () -> app.put(p -> scale(p, 0, 1001)))
                .whereas(() -> app.put(p -> scale(p, 0, 1000)));
    }

    @Test
    void mountNeedsItsVolume() {
        JsonObject mount = Json.object("volumeName", "certificates", "mountPath", "/certificates");
        Consumer<JsonObject> mounts =
                p -> Json.objects(p, "template.containers").forEach(c -> c.add("volumeMounts", list(mount)));
        JsonObject volume = Json.object("name", "certificates", "storageType", "EmptyDir");
        assertRefused(AppRule.INVALID_MOUNT, () -> app.put(mounts))
                .whereas(() -> app.put(
                        mounts.andThen(p -> p.getAsJsonObject("template").add("volumes", list(volume)))));
    }

    @Test
    void mountsHavePathsOfTheirOwn() {
        assertRefused(AppRule.INVALID_MOUNT, () -> mount("certificates")).whereas(() -> mount("/certificates"));
        assertRefused(AppRule.INVALID_MOUNT, () -> mount("/certificates", "/certificates"))
                .whereas(() -> mount("/certificates", "/more"));
    }

    private void mount(String... paths) {
        app.put(p -> {
            p.getAsJsonObject("template").add("volumes", list(Json.object("name", "v", "storageType", "EmptyDir")));
            var mounts =
                    Json.array(Arrays.stream(paths).map(path -> Json.object("volumeName", "v", "mountPath", path)));
            Json.objects(p, "template.containers").forEach(c -> c.add("volumeMounts", mounts));
        });
    }

    @Test
    void volumesAreChecked() {
        JsonObject empty = Json.object("name", "v", "storageType", "EmptyDir");
        for (JsonObject wrong : new JsonObject[] {
            Json.object("name", "V", "storageType", "EmptyDir"),
            Json.object("name", "v", "storageType", "Floppy"),
            Json.object("name", "v", "storageType", "AzureFile", "storageName", "missing")
        }) {
            assertRefused(AppRule.INVALID_VOLUME, () -> volumes(wrong)).whereas(() -> volumes(empty));
        }
        assertRefused(AppRule.INVALID_VOLUME, () -> volumes(empty, empty.deepCopy()))
                .whereas(() -> volumes(empty, Json.object("name", "w", "storageType", "EmptyDir")));
    }

    private void volumes(JsonObject... volumes) {
        app.put(p -> p.getAsJsonObject("template").add("volumes", list(volumes)));
    }

    @Test
    void variableMayBeGivenTwice() {
        JsonObject first = Json.object("name", "A", "value", "1");
        JsonObject last = Json.object("name", "A", "value", "2");
        app.putContainer(c -> c.add("env", list(first, last)));
        assertThat(Json.objects(app.resources.get(ID), "properties.template.containers")
                        .flatMap(container -> Json.objects(container, "env")))
                .containsExactly(first, last);
    }
}
