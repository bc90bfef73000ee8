package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.Refusal.assertRefused;
import static dev.emulatedcloud.traffic.Deployed.APP;
import static dev.emulatedcloud.traffic.Deployed.ENVIRONMENT;
import static dev.emulatedcloud.traffic.Deployed.ingress;
import static dev.emulatedcloud.traffic.Deployed.json;
import static dev.emulatedcloud.traffic.Deployed.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.ingress.IngressRule;
import dev.emulatedcloud.ingress.PublicIngress;
import dev.emulatedcloud.rest.ConnectionLost;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a caller of the gateway's public name gets, hop by hop. */
class PublicIngressTest {
    private final Deployed deployed = Deployed.peered();
    private final PublicIngress face = new PublicIngress(deployed.azure);

    private Response call(String host) {
        return face.handle(new Request("GET", "/", Map.of(), Map.of("host", host), Optional.empty()));
    }

    /** What CARTO answers, or the refusal that came in its place. */
    private JsonObject carto(String host) {
        Response response = call(host);
        if (response.isError()) {
            String text = response.text().orElseThrow().replaceAll("</?h1>", "");
            throw new CloudError(response.status(), String.valueOf(response.status()), text);
        }
        return response.body();
    }

    private void carto() {
        carto(deployed.fqdn());
    }

    private void force(String path, String value) {
        deployed.force(APP, properties -> properties.addProperty(path, value));
    }

    private void revision(Consumer<JsonObject> change) {
        String name = Json.text(deployed.azure.get(APP), "properties.latestRevisionName")
                .orElseThrow();
        deployed.force(APP.child("revisions", name), change);
    }

    @Test
    void callThatArrivesIsAnsweredByTheEmulatedCarto() {
        assertThat(Json.flag(carto(deployed.fqdn()), "emulated")).isTrue();
        assertThat(Json.flag(carto(deployed.fqdn() + ":8443"), "emulated")).isTrue();
    }

    @Test
    void faceAndWalkAgree() {
        Call call = Call.of(Call.From.INTERNET, Call.To.CARTO);
        assertThat(deployed.walk(call).reaches()).isTrue();
        deployed.bundle(null);
        assertThat(deployed.walk(call).reaches()).isFalse();
        assertRefused(IngressRule.CARTO_NOT_REACHED, this::carto);
    }

    @Test
    void nameOfNoAppAndStoppedAppAreNotThere() {
        assertRefused(IngressRule.NOT_THERE, () -> carto("x" + deployed.fqdn())).whereas(this::carto);
        force("runningStatus", "Stopped");
        assertRefused(IngressRule.NOT_THERE, this::carto).whereas(() -> {
            force("runningStatus", "Running");
            carto();
        });
        revision(properties -> properties.addProperty("active", false));
        assertRefused(IngressRule.NOT_THERE, this::carto).whereas(() -> {
            revision(properties -> properties.addProperty("active", true));
            carto();
        });
        assertThat(call("nowhere.example.com").headers()).containsEntry("Content-Type", "text/html");
    }

    @Test
    void internalNameIsNoPublicOne() {
        deployed.app(app -> ingress(app).addProperty("external", false));
        assertThat(deployed.fqdn()).contains(".internal.");
        assertRefused(IngressRule.NOT_THERE, this::carto);
    }

    @Test
    void callerHasToBeInTheAllowList() {
        allow("198.51.100.0/24");
        assertRefused(IngressRule.CALLER_DENIED, this::carto).whereas(() -> {
            allow("192.0.2.0/24");
            carto();
        });
    }

    private void allow(String range) {
        deployed.app(app -> ingress(app)
                .add(
                        "ipSecurityRestrictions",
                        list(json("{'name': 'a', 'action': 'Allow', 'ipAddressRange': '%s'}".formatted(range)))));
    }

    @Test
    void closedEnvironmentSaysSo() {
        publicAccess("Disabled");
        assertRefused(IngressRule.PUBLIC_ACCESS_DISABLED, this::carto).whereas(() -> {
            publicAccess("Enabled");
            carto();
        });
    }

    private void publicAccess(String value) {
        deployed.changeProperties(ENVIRONMENT, properties -> properties.addProperty("publicNetworkAccess", value));
    }

    @Test
    void internalEnvironmentGivesNoAnswer() {
        deployed.inEnvironment(true);
        assertThatThrownBy(this::carto).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void revisionThatDoesNotListenIsAnsweredForByTheIngress() {
        revision(properties -> properties.addProperty("runningState", "Failed"));
        assertRefused(IngressRule.NOT_LISTENING, this::carto).whereas(() -> {
            revision(properties -> properties.addProperty("runningState", "Running"));
            carto();
        });
        deployed.variable("PORT", "3000");
        assertRefused(IngressRule.NOT_LISTENING, this::carto);
    }

    @Test
    void appOfWhichNothingBecameReadyLetsCallsTimeOut() {
        deployed.force(APP, properties -> properties.remove("latestReadyRevisionName"));
        assertRefused(IngressRule.NEVER_READY, this::carto).whereas(() -> {
            deployed.app(app -> Deployed.container(app).addProperty("image", "registry.example.com/gateway:2"));
            carto();
        });
    }

    @Test
    void gatewayWithoutAWayToCartoSaysNothingOfTheNetwork() {
        deployed.record("10.0.0.5");
        assertRefused(IngressRule.CARTO_NOT_REACHED, this::carto).whereas(() -> {
            deployed.record("10.0.0.4");
            carto();
        });
        deployed.record("10.0.0.5");
        assertThat(call(deployed.fqdn()).text().orElseThrow()).doesNotContain("10.0.0", "internal", "vnet");
    }
}
