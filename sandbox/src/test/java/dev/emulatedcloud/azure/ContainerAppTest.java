package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.AppFixture.ID;
import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import org.junit.jupiter.api.Test;

class ContainerAppTest {
    private final AppFixture app = new AppFixture();

    @Test
    void appIsReachedUnderTheDomainOfItsEnvironment() {
        app.put(p -> {});
        String domain = app.azure.text(app.environment, "properties.defaultDomain");
        assertThat(app.azure.text(ID, "properties.configuration.ingress.fqdn")).isEqualTo("app." + domain);
        assertThat(app.azure.text(ID, "properties.latestRevisionName")).matches("app--[0-9a-f]{7}");
        assertThat(app.azure.text(ID, "properties.latestRevisionFqdn"))
                .isEqualTo(app.azure.text(ID, "properties.latestRevisionName") + "." + domain);
        app.putIngress(ingress -> ingress.addProperty("external", false));
        assertThat(app.azure.text(ID, "properties.configuration.ingress.fqdn")).isEqualTo("app.internal." + domain);
    }

    @Test
    void nameIsChecked() {
        for (String wrong : new String[] {"App", "a--b", "1app", "app-", "a".repeat(33), "a"}) {
            assertRefused(AppRule.INVALID_APP_NAME, () -> app.azure.app(wrong, app.environment))
                    .whereas(() -> app.azure.app("a".repeat(32), app.environment));
        }
    }

    @Test
    void environmentExistsAndStays() {
        assertRefused(AppRule.ENVIRONMENT_NOT_FOUND, () -> app.azure.app("app", Azure.environmentId("missing")))
                .whereas(() -> app.azure.app("app", app.environment));
        ResourceId other =
                app.azure.environment("other", app.azure.delegatedSubnet(Azure.vnetId("vnet"), "other", "10.1.1.0/24"));
        assertRefused(AppRule.ENVIRONMENT_CHANGED, () -> app.azure.app("app", other))
                .whereas(() -> app.azure.app("second", other));
    }

    @Test
    void appIsInTheRegionOfItsEnvironment() {
        JsonObject body = appBody(app.environment);
        body.addProperty("location", "northeurope");
        assertRefused(AppRule.APP_ELSEWHERE, () -> app.resources.put(ID, body)).whereas(() -> app.put(p -> {}));
    }

    @Test
    void profileExistsInTheEnvironment() {
        assertRefused(AppRule.UNKNOWN_PROFILE, () -> app.put(p -> p.addProperty("workloadProfileName", "dedicated")))
                .whereas(() -> app.put(p -> p.addProperty("workloadProfileName", "Consumption")));
    }

    @Test
    void portsAreChecked() {
        assertRefused(AppRule.INVALID_PORT, () -> app.putIngress(i -> i.addProperty("targetPort", 0)))
                .whereas(() -> app.putIngress(i -> i.addProperty("targetPort", 1)));
        assertRefused(AppRule.INVALID_PORT, () -> app.putIngress(i -> i.addProperty("targetPort", 65536)))
                .whereas(() -> app.putIngress(i -> i.addProperty("targetPort", 65535)));
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
        app.putIngress(i -> i.add("ipSecurityRestrictions", list(restrictions)));
    }

    private static JsonObject restriction(String name, String action, String range) {
        return Json.object("name", name, "action", action, "ipAddressRange", range);
    }

    @Test
    void environmentWithoutProfilesHasConsumptionOnly() {
        ResourceId plain = Azure.environmentId("plain");
        app.resources.put(plain, Azure.located("westeurope", Json.object()));
        app.environment = plain;
        assertRefused(AppRule.UNKNOWN_PROFILE, () -> app.put(p -> p.addProperty("workloadProfileName", "dedicated")))
                .whereas(() -> app.put(p -> {}));
    }

    @Test
    void trafficAddsUpTo100() {
        JsonObject latest = Json.object("latestRevision", true, "weight", 100);
        assertRefused(AppRule.INVALID_TRAFFIC, () -> split(Json.object("latestRevision", true, "weight", 99)))
                .whereas(() -> split(latest));
        String revision = app.text("properties.latestRevisionName");
        JsonObject known = Json.object("revisionName", revision, "weight", 100);
        assertRefused(AppRule.INVALID_TRAFFIC, () -> split(Json.object("revisionName", "app--no", "weight", 100)))
                .whereas(() -> split(known));
        JsonObject both = Json.object("revisionName", revision, "latestRevision", true, "weight", 100);
        assertRefused(AppRule.INVALID_TRAFFIC, () -> split(both)).whereas(() -> split(latest));
    }

    private void split(JsonObject... shares) {
        app.putIngress(i -> i.add("traffic", list(shares)));
    }
}
