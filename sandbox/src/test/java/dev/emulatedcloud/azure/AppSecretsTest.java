package dev.emulatedcloud.azure;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.azure.AppFixture.ID;
import static dev.emulatedcloud.azure.AppFixture.named;
import static dev.emulatedcloud.azure.AppFixture.secret;
import static dev.emulatedcloud.azure.Azure.appBody;
import static dev.emulatedcloud.azure.Azure.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AppSecretsTest {
    private final AppFixture app = new AppFixture();

    @Test
    void secretsHaveNamesAndValues() {
        for (String wrong : new String[] {"Token", "to.ken", "-token", "token-", ""}) {
            assertRefused(AppRule.INVALID_SECRET_NAME, () -> app.put(p -> secret(p, named(wrong))))
                    .whereas(() -> app.put(p -> secret(p, named("to-ken"))));
        }
        JsonObject empty = Json.object("name", "token", "value", "");
        assertRefused(AppRule.SECRET_WITHOUT_VALUE, () -> app.put(p -> secret(p, empty)))
                .whereas(() -> app.put(p -> secret(p, named("token"))));
        JsonObject absent = Json.object("name", "token");
        assertRefused(AppRule.SECRET_WITHOUT_VALUE, () -> app.put(p -> secret(p, absent)))
                .whereas(() -> app.put(p -> secret(p, named("token"))));
        assertRefused(AppRule.DUPLICATE_SECRET, () -> app.put(p -> secret(p, named("token"), named("token"))))
                .whereas(() -> app.put(p -> secret(p, named("token"), named("other"))));
    }

    @Test
    void everyReferenceFindsItsSecret() {
        JsonObject variable = Json.object("name", "TOKEN", "secretRef", "token");
        Consumer<JsonObject> refers =
                p -> Json.objects(p, "template.containers").forEach(c -> c.add("env", list(variable)));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> app.put(refers))
                .whereas(() -> app.put(refers.andThen(p -> secret(p, named("token")))));
        JsonObject registry = Json.object("server", "example.com", "username", "user", "passwordSecretRef", "password");
        Consumer<JsonObject> pulls = p -> p.getAsJsonObject("configuration").add("registries", list(registry));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> app.put(pulls))
                .whereas(() -> app.put(pulls.andThen(p -> secret(p, named("password")))));
    }

    @Test
    void secretValuesAreNowhere() {
        app.put(p -> secret(p, Json.object("name", "token", "value", "canary-4711")));
        assertThat(app.azure.cloud.azure().all().map(JsonObject::toString))
                .noneMatch(text -> text.contains("canary-4711"));
        assertThat(Json.objects(app.resources.get(ID), "properties.configuration.secrets"))
                .containsExactly(Json.object("name", "token"));
    }

    @Test
    void fileOfAVolumeFindsItsSecret() {
        JsonObject item = Json.object("secretRef", "ca", "path", "ca.pem");
        JsonObject volume = Json.object("name", "certificates", "storageType", "Secret", "secrets", list(item));
        Consumer<JsonObject> holds = p -> p.getAsJsonObject("template").add("volumes", list(volume));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> app.put(holds))
                .whereas(() -> app.put(holds.andThen(p -> secret(p, named("ca")))));
        assertRefused(AppRule.SECRET_REF_NOT_FOUND, () -> app.put(holds.andThen(p -> secret(p, named("other")))))
                .whereas(() -> app.put(holds.andThen(p -> secret(p, named("other"), named("ca")))));
    }

    private static Consumer<JsonObject> inMode(String mode) {
        return p -> p.getAsJsonObject("configuration").addProperty("activeRevisionsMode", mode);
    }

    private static void refer(JsonObject properties, String secret) {
        secret(properties, named(secret));
        JsonObject variable = Json.object("name", "TOKEN", "secretRef", secret);
        Json.objects(properties, "template.containers").forEach(c -> c.add("env", list(variable)));
    }

    @Test
    void secretOfAnActiveRevisionStays() {
        app.put(inMode("Multiple").andThen(p -> refer(p, "old")));
        assertRefused(AppRule.SECRET_IN_USE, () -> app.put(inMode("Multiple").andThen(p -> refer(p, "new"))))
                .whereas(() -> app.put(inMode("Single").andThen(p -> refer(p, "new"))));
    }

    @Test
    void registryIsAHostWithOneLogin() {
        JsonObject login = Json.object("server", "example.com", "username", "u", "passwordSecretRef", "password");
        assertRefused(AppRule.INVALID_REGISTRY_SERVER, () -> pull(changed(login, "server", "https://example.com")))
                .whereas(() -> pull(changed(login, "server", "example.com:443")));
        assertRefused(AppRule.INVALID_REGISTRY, () -> pull(changed(login, "identity", "system")))
                .whereas(() -> pull(login));
        assertRefused(AppRule.INVALID_REGISTRY, () -> pull(changed(login, "username", "")))
                .whereas(() -> pull(login));
        assertRefused(AppRule.INVALID_REGISTRY, () -> pull(login, login.deepCopy()))
                .whereas(() -> pull(login, changed(login, "server", "example.org")));
    }

    private static JsonObject changed(JsonObject registry, String key, String value) {
        JsonObject changed = registry.deepCopy();
        changed.addProperty(key, value);
        return changed;
    }

    private void pull(JsonObject... registries) {
        app.put(p -> {
            secret(p, named("password"));
            p.getAsJsonObject("configuration").add("registries", list(registries));
        });
    }

    @Test
    void identityOfARegistryIsOneOfTheApp() {
        String id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
        JsonObject user = Json.object("type", "UserAssigned");
        user.add("userAssignedIdentities", Json.object(id + "Pull", Json.object()));
        assertRefused(AppRule.INVALID_REGISTRY, () -> pullAs(id + "other", user))
                .whereas(() -> pullAs(id + "pull", user));
        assertRefused(AppRule.INVALID_REGISTRY, () -> pullAs("system", user))
                .whereas(() -> pullAs("system", Json.object("type", "SystemAssigned")));
    }

    private void pullAs(String identity, JsonObject ofTheApp) {
        JsonObject body = appBody(app.environment);
        body.add("identity", ofTheApp);
        JsonObject registry = Json.object("server", "example.azurecr.io", "identity", identity);
        body.getAsJsonObject("properties").getAsJsonObject("configuration").add("registries", list(registry));
        app.resources.put(ID, body);
    }
}
