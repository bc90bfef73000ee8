package dev.emulatedcloud.ingress;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Api;
import dev.emulatedcloud.rest.ConnectionLost;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import dev.emulatedcloud.traffic.Hop;
import dev.emulatedcloud.traffic.Walk;
import dev.emulatedcloud.traffic.Walker;
import java.util.Optional;

/**
 * The public names of all apps on one port, by the Host of a call. A call takes the way that {@code reach --from
 * internet} walks; where it arrives, an emulated CARTO answers.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/ingress-overview">Ingress</a>
 */
public final class PublicIngress implements Api {
    private static final String APP = "Microsoft.App/containerApps";

    private final ResourceManager resources;
    private final Walker walker;

    public PublicIngress(ResourceManager resources) {
        this.resources = resources;
        this.walker = new Walker(resources);
    }

    @Override
    public Response handle(Request request) {
        String host = request.header("host").orElse("").replaceFirst(":\\d+$", "");
        try {
            return resources.cloud().read(() -> answer(host));
        } catch (CloudError e) {
            boolean isPage = e.status() == IngressRule.NOT_THERE.status();
            return Response.text(
                    e.status(),
                    isPage ? "text/html" : "text/plain",
                    isPage ? "<h1>" + e.getMessage() + "</h1>" : e.getMessage());
        }
    }

    private Response answer(String host) {
        JsonObject app = app(host).orElseThrow(IngressRule.NOT_THERE::refused);
        Walk walk = walker.enter(ResourceId.of(app.get("id").getAsString()));
        walk.failure().ifPresent(hop -> {
            throw failure(hop, app);
        });
        return Response.ok(Json.object("emulated", true, "answer", "This is the emulated CARTO, behind " + host + "."));
    }

    /** Internal names are no public ones. */
    private Optional<JsonObject> app(String host) {
        return resources
                .cloud()
                .azure()
                .ofType(APP)
                .filter(app -> Json.flag(app, "properties.configuration.ingress.external"))
                .filter(app -> Json.text(app, "properties.configuration.ingress.fqdn")
                        .filter(host::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    private RuntimeException failure(Hop hop, JsonObject app) {
        return switch (hop.name()) {
            case INGRESS -> closed(app) ? IngressRule.PUBLIC_ACCESS_DISABLED.refused() : new ConnectionLost();
            case ALLOW_LIST -> IngressRule.CALLER_DENIED.refused();
            case APP -> ofTheApp(app).refused();
            case VARIABLES -> IngressRule.NOT_LISTENING.refused();
            default -> IngressRule.CARTO_NOT_REACHED.refused();
        };
    }

    /** An internal environment has no public address that could answer. */
    private boolean closed(JsonObject app) {
        return Json.text(app, "properties.managedEnvironmentId")
                .flatMap(id -> resources.find(ResourceId.of(id)))
                .filter(environment -> !Json.flag(environment, "properties.vnetConfiguration.internal"))
                .flatMap(environment -> Json.text(environment, "properties.publicNetworkAccess"))
                .filter("Disabled"::equals)
                .isPresent();
    }

    private IngressRule ofTheApp(JsonObject app) {
        Optional<String> ready = Json.text(app, "properties.latestReadyRevisionName");
        if (Json.text(app, "properties.runningStatus").filter("Stopped"::equals).isPresent()) {
            return IngressRule.NOT_THERE;
        }
        if (ready.isEmpty()) {
            return IngressRule.NEVER_READY;
        }
        boolean active = resources
                .find(ResourceId.of(app.get("id").getAsString()).child("revisions", ready.get()))
                .filter(revision -> Json.flag(revision, "properties.active"))
                .isPresent();
        return active ? IngressRule.NOT_LISTENING : IngressRule.NOT_THERE;
    }
}
