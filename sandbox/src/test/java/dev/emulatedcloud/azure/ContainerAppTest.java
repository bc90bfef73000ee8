package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.appId;
import static dev.emulatedcloud.azure.Azure.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerAppTest {
    private static final ResourceId ID = appId("app");

    private final Azure azure = new Azure();
    private final ResourceManager resources = azure.resources;
    private ResourceId environment;

    @BeforeEach
    void environment() {
        environment = azure.environment("env", azure.gatewaySubnet());
    }

    private JsonObject put(Consumer<JsonObject> change) {
        JsonObject body = appBody(environment);
        change.accept(body.getAsJsonObject("properties"));
        return resources.put(ID, body);
    }

    private JsonObject putContainer(Consumer<JsonObject> change) {
        return put(properties ->
                Json.objects(properties, "template.containers").limit(1).forEach(change));
    }

    private JsonObject putIngress(Consumer<JsonObject> change) {
        return put(properties ->
                change.accept(properties.getAsJsonObject("configuration").getAsJsonObject("ingress")));
    }

    @Test
    void appIsReachedUnderTheDomainOfItsEnvironment() {
        put(p -> {});
        String domain = azure.text(environment, "properties.defaultDomain");
        assertThat(azure.text(ID, "properties.configuration.ingress.fqdn")).isEqualTo("app." + domain);
        assertThat(azure.text(ID, "properties.latestRevisionName")).matches("app--[0-9a-f]{7}");
        assertThat(azure.text(ID, "properties.latestRevisionFqdn"))
                .isEqualTo(azure.text(ID, "properties.latestRevisionName") + "." + domain);
        putIngress(ingress -> ingress.addProperty("external", false));
        assertThat(azure.text(ID, "properties.configuration.ingress.fqdn")).isEqualTo("app.internal." + domain);
    }

    @Test
    void nameIsChecked() {
        for (String wrong : new String[] {"App", "a--b", "1app", "app-", "a".repeat(33), "a"}) {
            assertRefused(AppRule.INVALID_APP_NAME, () -> azure.app(wrong, environment))
                    .whereas(() -> azure.app("a".repeat(32), environment));
        }
    }

    @Test
    void environmentExistsAndStays() {
        assertRefused(AppRule.ENVIRONMENT_NOT_FOUND, () -> azure.app("app", Azure.environmentId("missing")))
                .whereas(() -> azure.app("app", environment));
        ResourceId other =
                azure.environment("other", azure.delegatedSubnet(Azure.vnetId("vnet"), "other", "10.1.1.0/24"));
        assertRefused(AppRule.ENVIRONMENT_CHANGED, () -> azure.app("app", other))
                .whereas(() -> azure.app("second", other));
    }

    @Test
    void appIsInTheRegionOfItsEnvironment() {
        JsonObject body = appBody(environment);
        body.addProperty("location", "northeurope");
        assertRefused(AppRule.APP_ELSEWHERE, () -> resources.put(ID, body)).whereas(() -> put(p -> {}));
    }

    @Test
    void profileExistsInTheEnvironment() {
        assertRefused(AppRule.UNKNOWN_PROFILE, () -> put(p -> p.addProperty("workloadProfileName", "dedicated")))
                .whereas(() -> put(p -> p.addProperty("workloadProfileName", "Consumption")));
    }

    @Test
    void templateHasContainersWithNamesAndImages() {
        assertRefused(
                        AppRule.INVALID_TEMPLATE,
                        () -> put(p -> p.getAsJsonObject("template").add("containers", list())))
                .whereas(() -> put(p -> {}));
        assertRefused(AppRule.INVALID_TEMPLATE, () -> putContainer(c -> c.remove("image")))
                .whereas(() -> putContainer(c -> c.addProperty("image", "example.com/gateway:2")));
        assertRefused(AppRule.INVALID_TEMPLATE, () -> putContainer(c -> c.addProperty("name", "No")))
                .whereas(() -> putContainer(c -> c.addProperty("name", "yes")));
    }

    @Test
    void cpuAndMemoryArePairs() {
        for (JsonObject wrong : new JsonObject[] {
            Json.object("cpu", 0.5, "memory", "2Gi"),
            Json.object("cpu", 0.3, "memory", "0.6Gi"),
            Json.object("cpu", 4.25, "memory", "8.5Gi"),
            Json.object("cpu", 0.5, "memory", "1024Mi")
        }) {
            assertRefused(AppRule.INVALID_RESOURCES, () -> putContainer(c -> c.add("resources", wrong)))
                    .whereas(() -> putContainer(c -> c.add("resources", Json.object("cpu", 0.5, "memory", "1Gi"))));
        }
        for (JsonObject right : new JsonObject[] {
            Json.object("cpu", 0.25, "memory", "0.5Gi"),
            Json.object("cpu", 0.5, "memory", "1.0Gi"),
            Json.object("cpu", 4, "memory", "8Gi")
        }) {
            putContainer(container -> container.add("resources", right));
        }
    }

    @Test
    void dedicatedProfileTakesWhatFitsANode() {
        JsonObject body =
                Azure.environmentBody(azure.delegatedSubnet(Azure.vnetId("vnet"), "dedicated", "10.1.2.0/24"));
        body.getAsJsonObject("properties")
                .add(
                        "workloadProfiles",
                        list(Json.object(
                                "name", "big", "workloadProfileType", "D4", "minimumCount", 1, "maximumCount", 3)));
        resources.put(Azure.environmentId("dedicated"), body);
        environment = Azure.environmentId("dedicated");
        Consumer<JsonObject> onProfile = p -> p.addProperty("workloadProfileName", "big");
        assertRefused(
                        AppRule.INVALID_RESOURCES,
                        () -> put(onProfile.andThen(p -> resources(p, Json.object("cpu", 8, "memory", "7Gi")))))
                .whereas(() -> put(onProfile.andThen(p -> resources(p, Json.object("cpu", 1, "memory", "7Gi")))));
    }

    private static void resources(JsonObject properties, JsonObject resources) {
        Json.objects(properties, "template.containers").forEach(container -> container.add("resources", resources));
    }

    @Test
    void portsAreChecked() {
        assertRefused(AppRule.INVALID_PORT, () -> putIngress(i -> i.addProperty("targetPort", 0)))
                .whereas(() -> putIngress(i -> i.addProperty("targetPort", 1)));
        assertRefused(AppRule.INVALID_PORT, () -> putIngress(i -> i.addProperty("targetPort", 65536)))
                .whereas(() -> putIngress(i -> i.addProperty("targetPort", 65535)));
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
            assertRefused(AppRule.INVALID_PROBE, () -> putContainer(c -> c.add("probes", list(wrong))))
                    .whereas(() -> putContainer(c -> c.add("probes", list(probe))));
        }
        JsonObject port = Json.object("type", "Liveness", "tcpSocket", Json.object("port", 70000));
        assertRefused(AppRule.INVALID_PORT, () -> putContainer(c -> c.add("probes", list(port))))
                .whereas(() -> putContainer(c -> c.add("probes", list(probe))));
    }

    @Test
    void replicasAreChecked() {
        assertRefused(AppRule.INVALID_SCALE, () -> put(p -> scale(p, 3, 2))).whereas(() -> put(p -> scale(p, 2, 2)));
        assertRefused(AppRule.INVALID_SCALE, () -> put(p -> scale(p, 0, 1001)))
                .whereas(() -> put(p -> scale(p, 0, 1000)));
    }

    private static void scale(JsonObject properties, int minimum, int maximum) {
        properties
                .getAsJsonObject("template")
                .add("scale", Json.object("minReplicas", minimum, "maxReplicas", maximum));
    }

    @Test
    void restrictionsAllAllowOrAllDeny() {
        JsonObject allow = restriction("a", "Allow", "198.51.100.0/24");
        assertRefused(AppRule.INVALID_RESTRICTION, () -> restrict(allow, restriction("b", "Deny", "203.0.113.7")))
                .whereas(() -> restrict(allow, restriction("b", "Allow", "203.0.113.7")));
        assertRefused(AppRule.INVALID_RESTRICTION, () -> restrict(restriction("a", "Allow", "office")))
                .whereas(() -> restrict(restriction("a", "Allow", "203.0.113.7")));
    }

    private void restrict(JsonObject... restrictions) {
        putIngress(i -> i.add("ipSecurityRestrictions", list(restrictions)));
    }

    private static JsonObject restriction(String name, String action, String range) {
        return Json.object("name", name, "action", action, "ipAddressRange", range);
    }

    private static void secret(JsonObject properties, JsonObject... secrets) {
        properties.getAsJsonObject("configuration").add("secrets", list(secrets));
    }

    @Test
    void secretsHaveNamesAndValues() {
        for (String wrong : new String[] {"Token", "to.ken", "-token", "token-", ""}) {
            assertRefused(AppRule.INVALID_SECRET_NAME, () -> put(p -> secret(p, named(wrong))))
                    .whereas(() -> put(p -> secret(p, named("to-ken"))));
        }
        JsonObject empty = Json.object("name", "token", "value", "");
        assertRefused(AppRule.SECRET_WITHOUT_VALUE, () -> put(p -> secret(p, empty)))
                .whereas(() -> put(p -> secret(p, named("token"))));
        JsonObject absent = Json.object("name", "token");
        assertRefused(AppRule.SECRET_WITHOUT_VALUE, () -> put(p -> secret(p, absent)))
                .whereas(() -> put(p -> secret(p, named("token"))));
        assertRefused(AppRule.DUPLICATE_SECRET, () -> put(p -> secret(p, named("token"), named("token"))))
                .whereas(() -> put(p -> secret(p, named("token"), named("other"))));
    }

    private static JsonObject named(String name) {
        return Json.object("name", name, "value", "x");
    }

    @Test
    void everyReferenceFindsItsSecret() {
        JsonObject variable = Json.object("name", "TOKEN", "secretRef", "token");
        Consumer<JsonObject> refers =
                p -> Json.objects(p, "template.containers").forEach(c -> c.add("env", list(variable)));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> put(refers))
                .whereas(() -> put(refers.andThen(p -> secret(p, named("token")))));
        JsonObject registry = Json.object("server", "example.com", "username", "user", "passwordSecretRef", "password");
        Consumer<JsonObject> pulls = p -> p.getAsJsonObject("configuration").add("registries", list(registry));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> put(pulls))
                .whereas(() -> put(pulls.andThen(p -> secret(p, named("password")))));
    }

    @Test
    void secretValuesAreNowhere() {
        put(p -> secret(p, Json.object("name", "token", "value", "canary-4711")));
        assertThat(azure.cloud.azure().all().map(JsonObject::toString)).noneMatch(text -> text.contains("canary-4711"));
        assertThat(Json.objects(resources.get(ID), "properties.configuration.secrets"))
                .containsExactly(Json.object("name", "token"));
    }

    @Test
    void mountNeedsItsVolume() {
        JsonObject mount = Json.object("volumeName", "certificates", "mountPath", "/certificates");
        Consumer<JsonObject> mounts =
                p -> Json.objects(p, "template.containers").forEach(c -> c.add("volumeMounts", list(mount)));
        JsonObject volume = Json.object("name", "certificates", "storageType", "EmptyDir");
        assertRefused(AppRule.INVALID_MOUNT, () -> put(mounts))
                .whereas(() ->
                        put(mounts.andThen(p -> p.getAsJsonObject("template").add("volumes", list(volume)))));
    }

    @Test
    void templateChangeMakesARevisionAndASecretChangeDoesNot() {
        put(p -> secret(p, Json.object("name", "token", "value", "one")));
        String first = azure.text(ID, "properties.latestRevisionName");
        put(p -> secret(p, Json.object("name", "token", "value", "two")));
        assertThat(azure.text(ID, "properties.latestRevisionName")).isEqualTo(first);
        put(p -> scale(p, 1, 5));
        assertThat(azure.text(ID, "properties.latestRevisionName")).isNotEqualTo(first);
        assertThat(resources.under(ID).stream().filter(revision -> Json.flag(revision, "properties.active")))
                .hasSize(1);
        assertThat(resources.under(ID)).hasSize(2);
    }

    @Test
    void revisionSuffixIsUsedOnce() {
        put(p -> p.getAsJsonObject("template").addProperty("revisionSuffix", "v1"));
        assertThat(azure.text(ID, "properties.latestRevisionName")).isEqualTo("app--v1");
        Consumer<JsonObject> same = p -> {
            p.getAsJsonObject("template").addProperty("revisionSuffix", "v1");
            scale(p, 1, 5);
        };
        assertRefused(AppRule.INVALID_REVISION_SUFFIX, () -> put(same))
                .whereas(() ->
                        put(same.andThen(p -> p.getAsJsonObject("template").addProperty("revisionSuffix", "v2"))));
    }
}
